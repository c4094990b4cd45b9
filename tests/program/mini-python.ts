import { attributeOf } from "../../src/program/attribute.ts";
import { assignIndexed } from "../../src/program/assign-indexed.ts";
import { augmented } from "../../src/program/augmented.ts";
import { binary } from "../../src/program/binary.ts";
import { callBuiltin } from "../../src/program/builtin.ts";
import { indexed } from "../../src/program/indexed.ts";
import type { Operator } from "../../src/program/number.ts";
import { Raised } from "../../src/program/raised.ts";
import { unary } from "../../src/program/unary.ts";
import type { Value } from "../../src/program/value.ts";
import { readPython } from "../../src/read/python/read-python.ts";
import type { Expression } from "../../src/read/python/syntax.ts";
import { plainContext } from "./plain-context.ts";

const operators: Readonly<Record<string, Operator>> = {
  Add: "+", Sub: "-", Mult: "*", Div: "/", FloorDiv: "//", Mod: "%", Pow: "**", MatMult: "@", BitAnd: "&", BitOr: "|", BitXor: "^", LShift: "<<", RShift: ">>",
  Eq: "==", NotEq: "!=", Lt: "<", LtE: "<=", Gt: ">", GtE: ">=",
};

/** Straight-line Python of assignments and expressions, enough to put the library beside numpy: the names it leaves. */
export function runLines(source: string, context = plainContext(), given: Readonly<Record<string, Value>> = {}): Map<string, Value> {
  const names = new Map<string, Value>([["np", { kind: "module", path: "numpy" }], ["torch", { kind: "module", path: "torch" }], ["F", { kind: "module", path: "torch.nn.functional" }], ["math", { kind: "module", path: "math" }], ["float", { kind: "builtin", path: "float" }], ["int", { kind: "builtin", path: "int" }], ...Object.entries(given)]);
  const unit = readPython(source);
  if (unit.fault) throw new Error(unit.fault.message);
  const lines = source.split("\n");
  const textOf = (node: Expression) => lines[node.lineno! - 1]!.slice(node.col_offset, node.end_col_offset);
  const none: Value = { kind: "none" };
  const value = (node: Expression | undefined | null): Value => {
    if (!node) return none;
    switch (node.nodeType) {
      case "Constant": {
        const text = textOf(node);
        if (text === "...") return { kind: "ellipsis" };
        if (node.value === null) return none;
        if (typeof node.value === "boolean") return { kind: "bool", value: node.value };
        if (typeof node.value === "string") return { kind: "text", value: node.value };
        return { kind: /^\d+$/.test(text) ? "int" : "float", value: Number(node.value) };
      }
      case "Name": return names.get(node.id) ?? fail(`name ${node.id}`);
      case "Tuple": case "List": return { kind: node.nodeType === "List" ? "list" : "tuple", items: node.elts.map(value) };
      case "Slice": return { kind: "slice", start: value(node.lower), stop: value(node.upper), step: value(node.step) };
      case "BinOp": return binary(operators[node.op.nodeType]!, value(node.left), value(node.right), context);
      case "UnaryOp": return unary(node.op.nodeType === "USub" ? "-" : node.op.nodeType === "UAdd" ? "+" : "~", value(node.operand), context);
      case "Compare": return binary(operators[node.ops[0]!.nodeType]!, value(node.left), value(node.comparators[0]), context);
      case "Subscript": {
        const [of, key] = [value(node.value), value(node.slice)];
        return (of.kind === "list" || of.kind === "tuple") && key.kind === "int" ? of.items.at(key.value)! : indexed(of, key, context);
      }
      case "Attribute": {
        const of = value(node.value);
        if (of.kind === "float" || of.kind === "int") throw new Raised("AttributeError", `'${of.kind}' object has no attribute '${node.attr}'`);
        return attributeOf(of, node.attr, context) ?? { kind: "unknown", reason: node.attr };
      }
      case "Call": {
        const callee = value(node.func);
        if (callee.kind === "unknown") return callee;
        if (callee.kind !== "builtin") return fail(`call of ${callee.kind}`);
        return callBuiltin(callee, node.args.map(value), new Map(node.keywords.map((keyword) => [keyword.arg!, value(keyword.value)])), context);
      }
      default: return fail(node.nodeType);
    }
  };
  for (const statement of unit.module.body) {
    if (statement.nodeType === "Expr") value(statement.value);
    else if (statement.nodeType === "Assign") {
      const [target, item] = [statement.targets[0]!, value(statement.value)];
      if (target.nodeType === "Subscript") assignIndexed(value(target.value), value(target.slice), item, context);
      else if (target.nodeType === "Tuple" && (item.kind === "tuple" || item.kind === "list")) target.elts.forEach((name, i) => names.set((name as { id: string }).id, item.items[i]!));
      else names.set((target as { id: string }).id, item);
    } else if (statement.nodeType === "AugAssign") {
      const target = statement.target;
      const result = augmented(operators[statement.op.nodeType]!, value(target), value(statement.value), context);
      if (target.nodeType === "Name") names.set(target.id, result);
      else if (target.nodeType === "Subscript") assignIndexed(value(target.value), value(target.slice), result, context);
    } else fail(statement.nodeType);
  }
  return names;
}

function fail(what: string): never {
  throw new Error(`not in mini-python: ${what}`);
}
