import type { Place } from "../../base/place.ts";

/**
 * What the line wants where the caret stands. `index` is what a column is read at there (t in a column, T in a number), `locals` the names the
 * line binds, `own` the column that the line defines.
 */
export type Slot =
  | { readonly kind: "command" }
  | { readonly kind: "line" }
  | { readonly kind: "formula" }
  | { readonly kind: "chosen by"; readonly path: string }
  | { readonly kind: "option"; readonly name: string; readonly given: readonly string[]; readonly closed: boolean }
  | { readonly kind: "range" }
  | { readonly kind: "scale" }
  | { readonly kind: "quantifier"; readonly locals: readonly string[] }
  | { readonly kind: "domain"; readonly of: string; readonly path: boolean }
  | { readonly kind: "bound"; readonly index: string }
  | Expected;

export interface Expected {
  readonly kind: "expression";
  readonly locals: readonly string[];
  readonly index: string | undefined;
  readonly own: string | undefined;
  /** Right after `claim`, where `here` may follow; right after `name =`, where `choice(` may. */
  readonly first: "claim" | "body" | undefined;
  /** Between [ and ], where only numbers stand. */
  readonly indexed: boolean;
}

/** The word before the caret, with what it may become. `place` covers the whole word, behind the caret too. */
export interface Asked {
  readonly slot: Slot;
  readonly query: string;
  readonly place: Place;
}

const name = "[\\p{L}_][\\p{L}\\p{M}\\p{N}_₀-₉]*";
const wordBefore = new RegExp(`(?<![\\p{N}.\\\\])(?:${name}(?:\\.[A-Za-z_]*)?)$`, "u");
const wordAfter = /^[\p{L}\p{M}\p{N}_₀-₉]*/u;
const heads = {
  column: new RegExp(`^\\s*(${name})\\s*\\[\\s*(${name})\\s*\\]\\s*=(?!=)`, "u"),
  base: new RegExp(`^\\s*(${name})\\s*\\[\\s*\\d+\\s*\\]\\s*=(?!=)`, "u"),
  function: new RegExp(`^\\s*(${name})\\s*\\(([^()=]*)\\)\\s*=(?!=)`, "u"),
  plain: new RegExp(`^\\s*(${name})\\s*=(?!=)`, "u"),
};

/** Where a caret stands in a text of one or more lines; undefined in a comment, in a number, and where a new name is being made up. */
export function slotAt(text: string, caret: number): Asked | undefined {
  const start = text.lastIndexOf("\n", caret - 1) + 1;
  const before = text.slice(start, caret);
  if (before.includes("#")) return undefined;
  const end = text.indexOf("\n", caret) < 0 ? text.length : text.indexOf("\n", caret);
  const line = text.slice(start, end).replace(/#.*$/, "");
  const asked = (slot: Slot, query: string, behind = wordAfter): Asked => ({ slot, query, place: { start: caret - query.length, end: caret + (behind.exec(line.slice(before.length))?.[0].length ?? 0) } });

  const command = /\\[A-Za-z]*$/.exec(before);
  if (command) return asked({ kind: "command" }, command[0]);
  const used = /^\s*use\s+([\w.-]*)$/.exec(before);
  if (used) return asked({ kind: "formula" }, used[1]!, /^[\w.-]*/);
  const chosen = /^\s*use\s+([\w.-]+)\s*\[\s*(\w*)$/.exec(before);
  if (chosen) return asked({ kind: "chosen by", path: chosen[1]! }, chosen[2]!);
  if (/^\s*use\s/.test(before)) return undefined;

  const query = wordBefore.exec(before)?.[0] ?? "";
  const head = before.slice(0, before.length - query.length);
  if (query === "" && /[\p{N}.\\\p{L}_]$/u.test(head)) return undefined;
  if (head.trim() === "") return asked({ kind: "line" }, query);

  const option = new RegExp(`^\\s*(${name})\\s*=\\s*choice\\s*\\(([^()]*)(\\)\\s*at\\s+)?$`, "u").exec(head);
  if (option) return asked({ kind: "option", name: option[1]!, given: names(option[2]!), closed: option[3] !== undefined }, query);
  const slot = /^\s*claim\s/.test(head) ? inClaim(line, head) : inDefinition(head, line);
  return slot && asked(slot, query);
}

function inClaim(line: string, head: string): Slot {
  const quantified = /\sfor\s(.*)$/.exec(line)?.[1] ?? "";
  const locals = [...new Set(["t", ...[...quantified.matchAll(new RegExp(`(${name})\\s*(?:\\[\\s*\\w+\\s*\\]\\s*)?(?:real|positive|noise|in)(?![\\p{L}\\p{N}])`, "gu"))].map((found) => found[1]!)])];
  const over = /\sfor\s(.*)$/.exec(head)?.[1];
  const declared = new RegExp(`(?:^|,)\\s*(${name})\\s*(\\[\\s*\\w+\\s*\\])?\\s+$`, "u").exec(over ?? "");
  if (declared) return { kind: "domain", of: declared[1]!, path: declared[2] !== undefined };
  if (over !== undefined && /^\s*$|,\s*$/.test(over)) return { kind: "quantifier", locals: free(head) };
  return { kind: "expression", locals, index: "t", own: undefined, first: /^\s*claim\s+$/.test(head) ? "claim" : undefined, indexed: isIndexed(head) };
}

/** Names in a claim, any of which may be declared. */
const free = (head: string): readonly string[] => [...new Set(head.replace(/^\s*claim\s+(here\s+)?/, "").replace(/\sfor\s.*$/, "").match(new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?!\\s*[\\p{L}\\p{N}_([])`, "gu")) ?? [])];

function inDefinition(head: string, line: string): Slot | undefined {
  const [column, base, called, plain] = [heads.column, heads.base, heads.function, heads.plain].map((form) => form.exec(head));
  const found = column ?? base ?? called ?? plain;
  if (!found) return undefined;
  const body = head.slice(found[0].length);
  if (column && /\sfor\s+$/.test(body)) return { kind: "bound", index: column[2]! };
  if (column && /[\p{L}\p{N})\]]\s+$/u.test(body) && !/\sfor\s/.test(body)) return { kind: "bound", index: `for ${column[2]!}` };
  if (plain && /^\s*[\d.eE/+\-\s*()]*(?:pi|π)?[\d.eE/+\-\s*()]*[\d.)iπ]\s+$/.test(body)) return { kind: "range" };
  if (plain && /\sin\s.*\.\..*[\p{N}\p{L})]\s+$/u.test(body)) return { kind: "scale" };
  if (/\sfor\s/.test(body)) return undefined;
  const first = plain && body.trim() === "" ? "body" : undefined;
  const parameters = called ? names(called[2]!) : column ? [column[2]!] : [];
  const index = column ? column[2]! : called ? parameters.findLast((one) => one === "t" || one === "s") : plain ? "T" : undefined;
  return { kind: "expression", locals: [...parameters, ...folded(line)], index, own: column?.[1] ?? base?.[1], first, indexed: isIndexed(head) };
}

/** Indices of the sums and products that are already written. */
const folded = (line: string): readonly string[] => [...line.matchAll(new RegExp(`,\\s*(${name})\\s*,[^,]*,`, "gu"))].map((found) => found[1]!);
const names = (list: string): readonly string[] => list.match(new RegExp(name, "gu")) ?? [];
const isIndexed = (head: string): boolean => /\[[^[\]()]*$/.test(head);
