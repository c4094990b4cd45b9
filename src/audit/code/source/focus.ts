import type { Spot } from "../../../program/value.ts";
import type { PythonNode } from "../../../read/python/syntax.ts";
import type { Listing } from "./listing.ts";
import { namesIn } from "./statements.ts";
import { walkPython } from "../../../read/python/walk.ts";

/** The functions that lines of a listing can matter to: those that hold the lines or the spot, and, by name, those that call them. Empty where the lines stand at the top level. */
export function focusOn(listings: readonly Listing[], unit: number, lines: readonly Lines[], spot: Spot): ReadonlySet<string> {
  const functions = listings.flatMap(({ unit: { module } }, i) => module.body.flatMap((statement) => functionsIn(statement)).map((node) => ({ node, unit: i })));
  const touched = (node: Lines) => lines.some(({ lineno, end_lineno }) => node.lineno <= (end_lineno ?? lineno) && lineno <= (node.end_lineno ?? node.lineno));
  const holds = (node: Lines) => node.lineno <= spot.node.lineno && spot.node.lineno <= (node.end_lineno ?? node.lineno);
  const found = new Set(functions.filter((fn) => (fn.unit === unit && touched(fn.node)) || (fn.unit === spot.unit && holds(fn.node))).map(({ node }) => node.name));
  const names = new Map(functions.map(({ node }) => [node, namesIn(node)]));
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { node } of functions) if ([...names.get(node)!].some((name) => found.has(name))) found.add(node.name);
  }
  return found;
}

interface Lines { readonly lineno: number; readonly end_lineno?: number }

function functionsIn(statement: PythonNode): readonly Extract<PythonNode, { nodeType: "FunctionDef" }>[] {
  const found: Extract<PythonNode, { nodeType: "FunctionDef" }>[] = [];
  walkPython(statement, (node) => { if (node.nodeType === "FunctionDef") found.push(node); });
  return found;
}
