import type { Expression } from "../../read/python/syntax.ts";
import type { Frame, Machine } from "../machine.ts";
import type { Value } from "../value.ts";
import { call } from "./call.ts";
import { dictComp, generatorExp, listComp, setComp } from "./comprehensions.ts";
import { constant } from "./constant.ts";
import { dict, list, set, tuple } from "./displays.ts";
import type { Evaluate } from "./expression.ts";
import { formattedPart, joinedStr } from "./f-string.ts";
import { awaited, lambda, name, namedExpr, yielded, yieldedFrom } from "./names.ts";
import { binOp, boolOp, compare, ifExp, unaryOp } from "./operators.ts";
import { attribute, slice, subscript } from "./places.ts";

const table: { readonly [K in Expression["nodeType"]]: Evaluate<K> } = {
  Attribute: attribute, Await: awaited, BinOp: binOp, BoolOp: boolOp, Call: call, Compare: compare, Constant: constant, Dict: dict, DictComp: dictComp, FormattedValue: formattedPart,
  GeneratorExp: generatorExp, IfExp: ifExp, JoinedStr: joinedStr, Lambda: lambda, List: list, ListComp: listComp, Name: name, NamedExpr: namedExpr, Set: set, SetComp: setComp, Slice: slice,
  Subscript: subscript, Tuple: tuple, UnaryOp: unaryOp, Yield: yielded, YieldFrom: yieldedFrom,
  Starred: (node, frame, machine) => machine.evaluate(node.value, frame),
  Interpolation: (_, __, machine) => machine.stop("a template string"),
  TemplateStr: (_, __, machine) => machine.stop("a template string"),
};

/** The value of any expression; each one counts as a step. */
export function evaluate(node: Expression, frame: Frame, machine: Machine): Value {
  machine.spend(1);
  return (table[node.nodeType] as (node: Expression, frame: Frame, machine: Machine) => Value)(node, frame, machine);
}
