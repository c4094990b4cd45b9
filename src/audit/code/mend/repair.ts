import type { Spot } from "../../../program/value.ts";
import { readPython } from "../../../read/python/read-python.ts";
import type { PythonUnit } from "../../../read/python/python-unit.ts";
import type { Located, Node } from "../../../read/python/syntax.ts";
import type { CallableFunction } from "../call/callables.ts";
import type { CodeContext } from "../code-claim.ts";
import { contextOf } from "../context.ts";
import { editsOf } from "./edits.ts";
import { focusOn } from "../source/focus.ts";
import { numbersOf } from "../world/schedule-world.ts";
import { tableRolesOf } from "../names/roles.ts";
import { walkPython } from "../../../read/python/walk.ts";

/** One line of a listing, as it should be. */
export interface Mended { readonly line: string; readonly lineno: number }

type Lines = readonly Pick<Located, "lineno" | "end_lineno">[];

/** How many edits are tried for one finding: on a function by itself, and on the whole program; and how many whole programs are run again for one document. */
const most = { function: 90, program: 30, document: 45 };
const spent = new WeakMap<CodeContext, number>();

/**
 * Tries one edit at a time on the lines of a statement and gives the first with which `holds` says yes of the whole program, run again; the lines are those of the text that was parsed.
 * `spot` is where the claim stands. `holds` is asked with contexts of their own: first in two small worlds, and where it says yes in a few more.
 */
export function mended(context: CodeContext, unit: number, lines: Lines, spot: Spot, holds: (trial: CodeContext) => boolean): Mended | undefined {
  const focus = focusOn(context.listings, unit, lines, spot);
  for (const { lineno, edited, read } of trials(context, unit, lines, most.program)) {
    const used = spent.get(context) ?? 0;
    if (used >= most.document) return undefined;
    spent.set(context, used + 1);
    const listings = context.listings.with(unit, { ...context.listings[unit]!, unit: read });
    const trial = (runs: number) => holds({ ...contextOf(context.document, listings, context.lexicon, { ...context.options, found: "doubt", runs }, context.run), focus });
    if (trial(2) && trial(4)) return { line: edited.trim(), lineno };
  }
  return undefined;
}

/** The same for the lines of one function, which is called again by itself with its new text. */
export function mendedFunction(context: CodeContext, callable: CallableFunction, lines: Lines, holds: (edited: CallableFunction) => boolean): Mended | undefined {
  const { fn } = callable;
  for (const { lineno, edited, read } of trials(context, fn.unit, lines, most.function)) {
    let node: Node<"FunctionDef"> | undefined;
    for (const statement of read.module.body) walkPython(statement, (inner) => { if (inner.nodeType === "FunctionDef" && inner.name === fn.name && inner.lineno === fn.node.lineno) node = inner; });
    if (node && holds({ ...callable, edited: node })) return { line: edited.trim(), lineno };
  }
  return undefined;
}

interface Trial { readonly lineno: number; readonly edited: string; readonly read: PythonUnit }

/** Listings with one line edited, read; those that Python does not read are left out. */
function* trials(context: CodeContext, unit: number, lines: Lines, limit: number): Generator<Trial> {
  const source = context.listings[unit]!.unit.text.split("\n"), names = [...new Set([...boundAmong(source, lines), ...tablesOf(context)])];
  const library = libraryOf([source.join("\n"), ...context.listings.map((listing) => listing.unit.text)]);
  let tried = 0;
  for (const { lineno: from, end_lineno } of lines)
    for (let lineno = from; lineno <= (end_lineno ?? from); lineno++) {
      const code = codeOf(source[lineno - 1]!), comment = source[lineno - 1]!.slice(code.length);
      for (const edited of editsOf(code, names, library)) {
        if (tried++ >= limit) return;
        const read = readPython(source.with(lineno - 1, edited + comment).join("\n"));
        if (!read.fault && read.repairs.length === 0) yield { lineno, edited, read };
      }
    }
}

/** The library that a program takes its roots from: the function's own listing says it, or, in a notebook, another cell. */
const libraryOf = (texts: readonly string[]): "np" | "torch" | "math" => (["np", "torch", "math"] as const).find((name) => name === texts.flatMap((text) => /\b(torch|np)\./.exec(text)?.[1] ?? [])[0]) ?? (texts.some((text) => /\bmath\./.test(text)) ? "math" : "np");

/** Entries that these lines bind by names of their own: `ab_prev = abar[t - 1]`. */
function boundAmong(source: readonly string[], lines: Lines): readonly string[] {
  const from = Math.min(...lines.map(({ lineno }) => lineno)), to = Math.max(...lines.map(({ lineno, end_lineno }) => end_lineno ?? lineno));
  return source.slice(from - 1, to).flatMap((line) => /^\s*([A-Za-z_]\w*)\s*=[^=]/.exec(line)?.[1] ?? []).filter((name) => tableRolesOf(name).length > 0).slice(0, 6);
}

/** A line without its comment. */
const codeOf = (line: string): string => /^(?:[^#"']|"[^"]*"|'[^']*')*/.exec(line)![0].trimEnd();

/** The tables that the program has, by name. */
function tablesOf(context: CodeContext): readonly string[] {
  const names = new Set<string>();
  for (const event of context.run.events) {
    const name = event.kind === "bound" ? event.name.replace(/^.*\./, "") : "";
    if (event.kind === "bound" && (numbersOf(event.value)?.length ?? 0) > 1 && tableRolesOf(name).length > 0) names.add(name);
  }
  return [...names].slice(0, 12);
}
