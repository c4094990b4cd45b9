import { fail } from "../../base/problem.ts";
import { call, type Term } from "../../term/term.ts";
import type { CallNode } from "./math.ts";

const functions = new Set(["exp", "log", "sin", "cos", "tan", "tanh", "sqrt", "min", "max", "clip", "abs", "floor", "ceil"]);

/** Whether a call is one of a function that everybody knows, with nothing below it and nothing given. */
export const isElementary = ({ function: of, given }: CallNode): boolean => functions.has(of.name) && of.subscripts.length === 0 && given.length === 0;

/** An elementary call with its arguments read. clip(a, 0.999) bounds from above, as in improved DDPM's schedule. */
export function elementary({ function: { name }, place }: CallNode, args: readonly Term[]): Term {
  if (name === "clip" && args.length === 2) return call("min", ...args);
  const wanted = name === "clip" ? 3 : name === "min" || name === "max" ? undefined : 1;
  return args.length === 0 || (wanted !== undefined && args.length !== wanted) ? fail("wrong number of arguments", name, { place }) : call(name, ...args);
}
