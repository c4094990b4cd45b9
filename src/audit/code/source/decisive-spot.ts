import type { PythonFunction, Spot } from "../../../program/value.ts";
import type { Node, PythonNode, Statement } from "../../../read/python/syntax.ts";
import { inputRolesOf } from "../names/roles.ts";
import { namesIn } from "./statements.ts";

/** The line of a function that makes the state: the last that reads a state and does arithmetic with it; else its head. */
export function decisiveSpot({ unit, node }: PythonFunction): Spot {
  if (node.nodeType === "Lambda") return { unit, node };
  const lines = simpleStatements(node.body).filter((s): s is Node<"Assign"> | Node<"AugAssign"> | Node<"Return"> | Node<"Expr"> => s.nodeType === "Assign" || s.nodeType === "AugAssign" || s.nodeType === "Return");
  const made = lines.filter((line) => line.value && hasArithmetic(line.value) && [...namesIn(line.value)].some((name) => inputRolesOf(name).some((role) => role === "x0" || role === "xt" || role === "xprev")));
  const last = made.at(-1) ?? lines.findLast((line) => line.nodeType === "Return" && line.value !== undefined && line.value.nodeType === "BinOp");
  return { unit, node: last ?? node };
}

/** A function's statements, those that make the state first, heads of loops last. */
export function linesOf(fn: PythonFunction): readonly Statement[] {
  if (fn.node.nodeType === "Lambda") return [];
  const last = decisiveSpot(fn).node, all = simpleStatements(fn.node.body).filter((s) => s.nodeType === "Assign" || s.nodeType === "AugAssign" || s.nodeType === "Return");
  return [...all.filter((s) => s === last), ...all.filter((s) => s !== last).toReversed(), ...loopsIn(fn.node.body)];
}

const loopsIn = (body: readonly Statement[]): readonly Statement[] => body.flatMap((s) => (s.nodeType === "For" ? [s, ...loopsIn(s.body)] : s.nodeType === "If" || s.nodeType === "With" ? loopsIn(s.body) : []));

function simpleStatements(body: readonly Statement[]): readonly Statement[] {
  return body.flatMap((s) => ("body" in s && Array.isArray(s.body) ? [...simpleStatements(s.body), ...("orelse" in s ? simpleStatements(s.orelse) : [])] : [s]));
}

function hasArithmetic(node: PythonNode): boolean {
  if (node.nodeType === "BinOp" && (node.op.nodeType === "Add" || node.op.nodeType === "Sub")) return true;
  return Object.values(node).some((value) => (Array.isArray(value) ? (value as readonly unknown[]) : [value]).some((inner) => typeof inner === "object" && inner !== null && "nodeType" in inner && hasArithmetic(inner as PythonNode)));
}
