import type { Expression, Node } from "../../read/python/syntax.ts";
import { iterate } from "../iterate.ts";
import { dictOf, setOf } from "../key-of.ts";
import type { Frame, Machine } from "../machine.ts";
import { allow } from "../operate.ts";
import { truth } from "../truth.ts";
import type { Unknown, Value } from "../value.ts";
import type { Evaluate } from "./expression.ts";

type Clauses = Node<"ListComp">["generators"];

/** Calls `visit` for each turn, in a scope of its own; what is not known ends it, and is given back. */
function through(clauses: Clauses, frame: Frame, machine: Machine, visit: (inner: Frame) => Unknown | undefined): Unknown | undefined {
  const inner: Frame = { ...frame, scope: { names: new Map(), outer: frame.scope, isComprehension: true, ...(frame.scope.globals && { globals: frame.scope.globals }) } };
  const turn = (at: number): Unknown | undefined => {
    const clause = clauses[at];
    if (!clause) return visit(inner);
    const source = machine.evaluate(clause.iter, at === 0 ? frame : inner);
    const iteration = iterate(source, machine);
    if ("kind" in iteration) return iteration;
    for (let i = 0; i < iteration.length(); i++) {
      bindQuietly(clause.target, iteration.entry(i), inner, machine);
      const held = allHold(clause.ifs, inner, machine);
      const doubt = held === true ? turn(at + 1) : held === false ? undefined : held;
      if (doubt) return doubt;
      machine.spend(1);
    }
    return undefined;
  };
  return turn(0);
}

function allHold(tests: readonly Expression[], frame: Frame, machine: Machine): boolean | Unknown {
  for (const test of tests) {
    const held = truth(machine.evaluate(test, frame), machine);
    if (held !== true) return held;
  }
  return true;
}

/** A plain target is nobody's business but the comprehension's. */
function bindQuietly(target: Expression, value: Value, frame: Frame, machine: Machine): void {
  if (target.nodeType === "Name") frame.scope.names.set(target.id, value);
  else if ((target.nodeType === "Tuple" || target.nodeType === "List") && (value.kind === "tuple" || value.kind === "list") && value.items.length === target.elts.length) target.elts.forEach((part, i) => bindQuietly(part, value.items[i]!, frame, machine));
  else machine.bind(target, value, frame, "loop");
}

function collected(node: { readonly elt: Expression; readonly generators: Clauses }, frame: Frame, machine: Machine): Value[] | Unknown {
  const items: Value[] = [];
  const doubt = through(node.generators, frame, machine, (inner) => {
    items.push(machine.evaluate(node.elt, inner));
    if (items.length % 1000 === 0) allow(items.length, machine);
    return undefined;
  });
  return doubt ?? items;
}

const toList = (node: Node<"ListComp"> | Node<"GeneratorExp">, frame: Frame, machine: Machine): Value => {
  const items = collected(node, frame, machine);
  return Array.isArray(items) ? { kind: "list", items } : items;
};
export const listComp: Evaluate<"ListComp"> = toList;
export const generatorExp: Evaluate<"GeneratorExp"> = toList;

export const setComp: Evaluate<"SetComp"> = (node, frame, machine) => {
  const items = collected(node, frame, machine);
  return !Array.isArray(items) ? items : items.find(({ kind }) => kind === "unknown") ?? setOf(items);
};

export const dictComp: Evaluate<"DictComp"> = (node, frame, machine) => {
  const entries: [Value, Value][] = [];
  const doubt = through(node.generators, frame, machine, (inner) => {
    const key = machine.evaluate(node.key, inner);
    entries.push([key, machine.evaluate(node.value, inner)]);
    return key.kind === "unknown" ? key : undefined;
  });
  return doubt ?? dictOf(entries);
};
