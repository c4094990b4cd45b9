import type { PythonNode } from "../../../read/python/syntax.ts";
import type { CodeContext } from "../code-claim.ts";
import { namesIn } from "../source/statements.ts";
import { tables } from "../table/tables.ts";
import { walkPython } from "../../../read/python/walk.ts";

/**
 * The table that is not what its name says and that a stretch of code reads, itself or in the functions that it calls: what goes wrong there is the table's fault, which has a finding of its own.
 */
export function brokenTableOf(context: CodeContext, node: PythonNode): string | undefined {
  const broken = brokenTables(context);
  if (broken.size === 0) return undefined;
  const read = new Set(namesIn(node)), functions = functionsOf(context);
  for (const name of read) for (const called of functions.get(name) ?? []) for (const inner of namesIn(called)) read.add(inner);
  return [...read].find((name) => broken.has(name));
}

const brokenOf = new WeakMap<CodeContext, ReadonlySet<string>>();
function brokenTables(context: CodeContext): ReadonlySet<string> {
  const known = brokenOf.get(context);
  if (known) return known;
  const all = new Set<string>();
  for (const { place, verdict } of tables({ ...context, options: { ...context.options, found: "doubt" } })) {
    const stands = verdict.kind === "undecided" && verdict.reason.kind === "problem" && verdict.reason.problem.kind === "broken cell";
    const line = context.document.text.slice(place.start, place.end);
    const name = /^[\w.]*?(\w+)\s*(?::[^=]*)?=/.exec(line)?.[1] ?? /^[\w.]*register\w*\(\s*["'](\w+)["']/.exec(line)?.[1];
    if (name === undefined) continue;
    // What is bound again as it should be is whole again.
    if (verdict.kind === "refuted" || stands) all.add(name);
    else if (verdict.kind === "upheld") all.delete(name);
  }
  brokenOf.set(context, all);
  return all;
}

const definedIn = new WeakMap<CodeContext, ReadonlyMap<string, readonly PythonNode[]>>();
function functionsOf(context: CodeContext): ReadonlyMap<string, readonly PythonNode[]> {
  const known = definedIn.get(context);
  if (known) return known;
  const all = new Map<string, PythonNode[]>();
  for (const { unit } of context.listings)
    for (const statement of unit.module.body) walkPython(statement, (node) => { if (node.nodeType === "FunctionDef") all.set(node.name, [...(all.get(node.name) ?? []), node]); });
  definedIn.set(context, all);
  return all;
}
