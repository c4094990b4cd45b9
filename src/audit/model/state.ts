import { fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import { stepsOfSymbol } from "../symbol.ts";
import { stepFrom } from "../translate.ts";
import type { Step } from "./step-order.ts";

/** The step of a state x_t; a range or another letter is refused. */
export function stateOf(node: MathNode): Step {
  if (node.kind === "symbol" && (node.name === "x" || node.name === "X") && node.accents.length === 0) {
    const [index, ...more] = stepsOfSymbol(node);
    const step = index && more.length === 0 ? stepFrom(index) : undefined;
    if (step) return step;
  }
  return fail("unexpected token", node.kind === "symbol" ? node.name : node.kind, { place: node.place, hint: "a state x_t" });
}
