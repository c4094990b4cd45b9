import type { Expression, Node } from "../../read/python/syntax.ts";
import { iterate, type Iteration } from "../iterate.ts";
import type { Completion, Frame, Machine } from "../machine.ts";
import { none } from "../number.ts";
import { truth } from "../truth.ts";
import type { Unknown, Value } from "../value.ts";
import { inDoubt, loseChanges, unknown } from "./doubt.ts";
import type { Execute } from "./statement.ts";
import { turnsMade } from "./training-turns.ts";

export const forLoop: Execute<"For"> = (node, frame, machine) => {
  const source = machine.evaluate(node.iter, frame);
  machine.position.node = node;
  const iteration = iterate(source, machine);
  return "kind" in iteration ? overUnknown(node, iteration, frame, machine) : through(node, iteration, frame, machine);
};

function through(node: Node<"For">, iteration: Iteration, frame: Frame, machine: Machine): Completion {
  const outer = machine.position.loops;
  const loop = { unit: frame.unit, node };
  const turns = turnsMade(node);
  for (let turn = 0; turn < Math.min(turns, iteration.length()); turn++) {
    machine.spend(1);
    const target = iteration.entry(turn);
    machine.position.loops = [...outer, { loop, turn, target }];
    machine.bind(node.target, target, frame, "loop");
    const completion = machine.execute(node.body, frame);
    if (!completion || (completion.kind === "continue" && !completion.doubt)) continue;
    machine.position.loops = outer;
    return afterBreak(completion, node, frame, machine);
  }
  machine.position.loops = outer;
  return machine.execute(node.orelse, frame);
}

/** A `break` or `continue` of which nobody knows whether it happens leaves nothing known of what the loop binds. */
function afterBreak(completion: NonNullable<Completion>, node: Node<"For"> | Node<"While">, frame: Frame, machine: Machine): Completion {
  if (completion.kind === "return") return completion;
  if (completion.doubt) loseChanges(node.body, unknown(completion.doubt), frame, machine);
  return undefined;
}

/** What it goes through is not known, a loader's batches for instance: one turn is made. A count that is not known leaves what the turns would have made unknown as well. */
function overUnknown(node: Node<"For">, doubt: Unknown, frame: Frame, machine: Machine): Completion {
  const outer = machine.position.loops;
  machine.stop(doubt.reason);
  machine.position.loops = [...outer, { loop: { unit: frame.unit, node }, turn: 0, target: doubt }];
  machine.bind(node.target, targetOf(node.iter, doubt), frame, "loop");
  let completion: Completion;
  if (isCount(node.iter)) completion = inDoubt([node.body], doubt, frame, machine);
  else completion = machine.execute(node.body, frame);
  machine.position.loops = outer;
  return completion?.kind === "return" ? completion : undefined;
}

const isCount = (node: Expression): boolean => node.nodeType === "Call" && (callee(node.func) === "range" || callee(node.func) === "trange" || node.args.some(isCount));
const callee = (node: Expression): string => (node.nodeType === "Name" ? node.id : node.nodeType === "Attribute" ? node.attr : "");

/** `enumerate(loader)` gives a number and something: in the one turn that is made, the first. */
function targetOf(node: Expression, doubt: Unknown): Value {
  if (node.nodeType !== "Call" || isCount(node)) return doubt;
  if (callee(node.func) === "enumerate") return { kind: "tuple", items: [{ kind: "int", value: 0 }, doubt] };
  return node.args[0] && /^(tqdm|track|progress_bar)/.test(callee(node.func)) ? targetOf(node.args[0], doubt) : doubt;
}

export const whileLoop: Execute<"While"> = (node, frame, machine) => {
  const outer = machine.position.loops;
  const loop = { unit: frame.unit, node }, turns = turnsMade(node);
  for (let turn = 0; ; turn++) {
    machine.spend(1);
    const held = turn < turns && truth(machine.evaluate(node.test, frame), machine);
    machine.position.loops = [...outer, { loop, turn, target: none }];
    let completion: Completion;
    if (held === true) completion = machine.execute(node.body, frame);
    else if (held !== false) completion = inDoubt([node.body], held, frame, machine);
    if (held === true && (!completion || (completion.kind === "continue" && !completion.doubt))) continue;
    machine.position.loops = outer;
    if (held === false) return machine.execute(node.orelse, frame);
    return completion && afterBreak(completion, node, frame, machine);
  }
};
