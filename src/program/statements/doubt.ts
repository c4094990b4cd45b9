import type { Statement } from "../../read/python/syntax.ts";
import { changesOf } from "../bound-names.ts";
import type { Completion, Frame, Machine } from "../machine.ts";
import { Raised } from "../raised.ts";
import { scopeFor } from "../scope.ts";
import type { Unknown, Value } from "../value.ts";
import { lose } from "./bind.ts";

/**
 * Blocks of which nobody knows whether they run, or how often: each is gone through once, so that what happens in it is seen, and what any of them binds is not known afterwards.
 * What Python would raise in them is not raised.
 */
export function inDoubt(blocks: readonly (readonly Statement[])[], doubt: Unknown, frame: Frame, machine: Machine): Completion {
  const names = new Set(blocks.flatMap((block) => [...changesOf(block).names]));
  const before = new Map([...names].map((name) => { const scope = scopeFor(name, frame, machine); return [name, { scope, value: scope.names.get(name) }] as const; }));
  const completions: Completion[] = [];
  for (const block of blocks) {
    const position = { ...machine.position };
    try {
      completions.push(machine.execute(block, frame));
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
    }
    Object.assign(machine.position, position);
    for (const [name, { scope, value }] of before) if (value) scope.names.set(name, value); else scope.names.delete(name);
  }
  for (const block of blocks) loseChanges(block, doubt, frame, machine);
  const ended = completions.find((completion) => completion !== undefined);
  if (ended?.kind === "return") return { kind: "return", value: doubt };
  return ended && { kind: ended.kind, doubt: doubt.reason };
}

/** All that a block binds or changes is not known any more. */
export function loseChanges(block: readonly Statement[], doubt: Unknown, frame: Frame, machine: Machine): void {
  const { names, attributes, contents } = changesOf(block);
  for (const name of [...names, ...contents]) {
    const scope = scopeFor(name, frame, machine);
    if (names.has(name) || scope.names.has(name)) scope.names.set(name, doubt);
  }
  for (const node of attributes) quietly(() => lose(node, frame, doubt, machine));
}

function quietly(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
  }
}

export const unknown = (reason: string): Unknown & Value => ({ kind: "unknown", reason });
