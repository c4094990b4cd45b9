import type { Place } from "../../../base/place.ts";
import type { Spot } from "../../../program/value.ts";
import type { Node, PythonNode, Statement } from "../../../read/python/syntax.ts";
import type { CodeContext } from "../code-claim.ts";
import { isNode, walkPython } from "../../../read/python/walk.ts";

/** Where a node stands: its simple statement, or the head of its compound one, and the function around it. */
export interface Standing { readonly statement: Statement; readonly function?: Node<"FunctionDef">; readonly class?: Node<"ClassDef"> }

/** For every node of a document's code; made once. Nodes are known by identity, as events name them. */
export function standingOf(context: CodeContext, spot: Spot): Standing | undefined {
  let map = made.get(context);
  if (!map) {
    map = new Map();
    for (const { unit } of context.listings) for (const statement of unit.module.body) visit(statement, { statement }, map);
    made.set(context, map);
  }
  return map.get(spot.node);
}
const made = new WeakMap<CodeContext, Map<unknown, Standing>>();

function visit(node: PythonNode, around: Standing, map: Map<unknown, Standing>): void {
  const mine: Standing = isStatement(node) ? { ...around, statement: node } : around;
  map.set(node, mine);
  const inside: Standing = node.nodeType === "FunctionDef" ? { ...mine, function: node } : node.nodeType === "ClassDef" ? { statement: node, class: node } : mine;
  for (const value of Object.values(node)) for (const inner of Array.isArray(value) ? (value as readonly unknown[]) : [value]) if (isNode(inner)) visit(inner, inside, map);
}

const isStatement = (node: PythonNode): node is Statement => statements.has(node.nodeType);
const statements = new Set(["Assign", "AugAssign", "AnnAssign", "Expr", "Return", "For", "While", "If", "With", "FunctionDef", "AsyncFunctionDef", "ClassDef", "Assert", "Raise", "Delete", "Import", "ImportFrom", "Try", "Pass", "Global", "Nonlocal"]);

/** The place in the document of a spot's statement; of a compound one only its first line. */
export function placeOfStatement(context: CodeContext, spot: Spot): Place {
  const listing = context.listings[spot.unit]!, standing = standingOf(context, spot);
  const node = standing?.statement ?? spot.node;
  const place = listing.placeOf(node);
  if (!("body" in node)) return place;
  const end = context.document.text.indexOf("\n", place.start);
  return end < 0 || end > place.end ? place : { start: place.start, end };
}

/** The names that an expression reads. */
export function namesIn(node: PythonNode): ReadonlySet<string> {
  const found = new Set<string>();
  walkPython(node, (inner) => {
    if (inner.nodeType === "Name") found.add(inner.id);
    if (inner.nodeType === "Attribute") found.add(inner.attr);
  });
  return found;
}

/** The docstring of a function or class, and the comment right above or beside its head. */
export function docstringOf(node: Node<"FunctionDef"> | Node<"ClassDef"> | Node<"AsyncFunctionDef">): string {
  const [first] = node.body;
  return first?.nodeType === "Expr" && first.value.nodeType === "Constant" && typeof first.value.value === "string" ? first.value.value : "";
}
