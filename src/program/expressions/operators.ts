import type { Node } from "../../read/python/syntax.ts";
import { bool, isNumber, type Operator } from "../number.ts";
import { contains, operate } from "../operate.ts";
import { unary } from "../unary.ts";
import { truth } from "../truth.ts";
import type { Machine } from "../machine.ts";
import type { Value } from "../value.ts";
import type { Evaluate } from "./expression.ts";

export const operatorOf: Record<Node<"BinOp">["op"]["nodeType"], Operator> = {
  Add: "+", Sub: "-", Mult: "*", MatMult: "@", Div: "/", Mod: "%", Pow: "**", LShift: "<<", RShift: ">>", BitOr: "|", BitXor: "^", BitAnd: "&", FloorDiv: "//",
};

export const binOp: Evaluate<"BinOp"> = (node, frame, machine) => {
  const left = machine.evaluate(node.left, frame);
  const right = machine.evaluate(node.right, frame);
  machine.position.node = node;
  const value = operate(operatorOf[node.op.nodeType], left, right, machine);
  if (value.kind === "tensor" && !value.own && typeof value.cells[0] === "object") machine.spend((value.cells.length * value.cells[0].terms.length) / 1000);
  return value.kind === "unknown" && left.kind !== "unknown" && right.kind !== "unknown" ? machine.stop(value.reason) : value;
};

export const unaryOp: Evaluate<"UnaryOp"> = (node, frame, machine) => {
  const value = machine.evaluate(node.operand, frame);
  if (value.kind === "unknown") return value;
  machine.position.node = node;
  if (node.op.nodeType === "Not") {
    const held = truth(value, machine);
    return typeof held === "boolean" ? bool(!held) : held;
  }
  if (isNumber(value) && node.op.nodeType === "USub") return value.kind === "float" ? { kind: "float", value: -value.value } : { kind: "int", value: -Number(value.value) || 0 };
  return unary(node.op.nodeType === "USub" ? "-" : node.op.nodeType === "UAdd" ? "+" : "~", value, machine);
};

/** `and`, `or`: the value that decided. */
export const boolOp: Evaluate<"BoolOp"> = (node, frame, machine) => {
  const decides = node.op.nodeType === "Or";
  let value: Value = bool(!decides);
  for (const part of node.values) {
    value = machine.evaluate(part, frame);
    const held = truth(value, machine);
    if (typeof held !== "boolean") return held;
    if (held === decides) return value;
  }
  return value;
};

export const ifExp: Evaluate<"IfExp"> = (node, frame, machine) => {
  const held = truth(machine.evaluate(node.test, frame), machine);
  if (typeof held === "boolean") return machine.evaluate(held ? node.body : node.orelse, frame);
  return held;
};

export const compare: Evaluate<"Compare"> = (node, frame, machine) => {
  let left = machine.evaluate(node.left, frame);
  let value: Value = bool(true);
  for (const [i, { nodeType }] of node.ops.entries()) {
    const right = machine.evaluate(node.comparators[i]!, frame);
    machine.position.node = node;
    value = compared(nodeType, left, right, machine);
    if (i === node.ops.length - 1) return value;
    const held = truth(value, machine);
    if (held !== true) return held === false ? value : held;
    left = right;
  }
  return value;
};

const comparison = { Eq: "==", NotEq: "!=", Lt: "<", LtE: "<=", Gt: ">", GtE: ">=" } as const;

function compared(operator: Node<"Compare">["ops"][number]["nodeType"], a: Value, b: Value, machine: Machine): Value {
  switch (operator) {
    case "Is": case "IsNot": {
      const same = isSame(a, b);
      return typeof same === "boolean" ? bool(same === (operator === "Is")) : same;
    }
    case "In": case "NotIn": {
      const held = contains(a, b, machine);
      return typeof held === "boolean" ? bool(held === (operator === "In")) : held;
    }
    default: return operate(comparison[operator], a, b, machine);
  }
}

function isSame(a: Value, b: Value): boolean | Value {
  if (a === b) return true;
  if (a.kind === "unknown") return a;
  if (b.kind === "unknown") return b;
  if (a.kind === "none" || b.kind === "none") return a.kind === b.kind;
  if (a.kind === "bool" || b.kind === "bool") return a.kind === b.kind && (a as { readonly value: boolean }).value === (b as { readonly value: boolean }).value;
  if (isNumber(a) && isNumber(b)) return a.kind === b.kind && a.value === b.value;
  if (a.kind === "text" && b.kind === "text") return a.value === b.value;
  if ((a.kind === "builtin" || a.kind === "module") && b.kind === a.kind) return a.path === b.path;
  return false;
}
