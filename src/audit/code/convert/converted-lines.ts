import type { PythonFunction, Value } from "../../../program/value.ts";
import type { Node } from "../../../read/python/syntax.ts";
import type { CallableFunction } from "../call/callables.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { callablesIn } from "../call/events-in.ts";
import { rightFormOfFunction } from "../mend/right-form.ts";
import { inputRolesOf } from "../names/roles.ts";
import { putWorlds } from "../world/put-worlds.ts";
import { worldsOf } from "../world/schedule-world.ts";
import { namesIn } from "../source/statements.ts";
import { numberOf } from "../reverse/collapsed.ts";
import { conversionOf, heldIn } from "./conversion-names.ts";
import { type ConversionFunction, followed, signsOf } from "./conversions.ts";
import { judgeConversion, tellConversion } from "./judge-conversion.ts";
import { boundIn, type Probe } from "./probe.ts";
import { ddimSigma } from "./quantity-kinds.ts";
import { quantityClaim } from "./quantities.ts";
import { walkPython } from "../../../read/python/walk.ts";

/** Lines within functions that name what they make: x̂_0 from the state and a network's output in a step back, σ of DDIM by η. Loops are read elsewhere. */
export const convertedLines: CodeRule = (context) => {
  const { round, drawn } = putWorlds(context), worlds = [...round, ...drawn].filter(({ chain }) => chain.steps >= 3);
  return callablesIn(context, worlds[0]).flatMap((callable): readonly CodeClaim[] => {
    const { fn } = callable;
    if (fn.node.nodeType !== "FunctionDef" || conversionOf(fn.name)) return [];
    return linesIn(fn.node).flatMap(({ name, node }) => {
      const target = heldIn(name);
      const claim = target && target !== "state" ? conversionLine(context, callable, { name, node, target }, worlds) : sigmaNames.test(name) && [...namesIn(node.value)].some((read) => inputRolesOf(read).includes("eta")) ? quantityClaim(context, callable, ddimSigma, worlds, (each) => numberAt(each, fn, name, node.lineno)) : undefined;
      return claim ? [claim] : [];
    });
  });
};

const sigmaNames = /^(?:ddim_)?(?:sigma(?:_t|_eta|_ddim)?|std_dev_t|sigma_?t)$/;

/** Assignments with arithmetic of their own to a name, outside of loops. */
function linesIn(fn: Node<"FunctionDef">): readonly { readonly name: string; readonly node: Node<"Assign"> }[] {
  const found: { name: string; node: Node<"Assign"> }[] = [], inLoops = new Set<unknown>();
  walkPython(fn, (node) => { if (node.nodeType === "For" || node.nodeType === "While") for (const statement of node.body) walkPython(statement, (inner) => inLoops.add(inner)); });
  walkPython(fn, (node) => {
    if (node.nodeType !== "Assign" || inLoops.has(node)) return;
    const [target] = node.targets;
    if (target?.nodeType === "Name" && hasArithmetic(node)) found.push({ name: target.id, node });
  });
  return found;
}

function hasArithmetic(node: Node<"Assign">): boolean {
  let does = false;
  walkPython(node.value, (inner) => { if (inner.nodeType === "BinOp") does = true; });
  return does;
}

function conversionLine(context: CodeContext, callable: CallableFunction, { name, node, target }: { readonly name: string; readonly node: Node<"Assign">; readonly target: ConversionFunction["conversion"]["target"] }, worlds: ReturnType<typeof worldsOf>["drawn"]): CodeClaim | undefined {
  const { fn } = callable, conversion = { target, strong: false };
  const mixture = (each: Probe) => {
    const bound = boundIn(each, fn).find((e) => e.kind === "bound" && e.name === name && e.spot.node.lineno === node.lineno);
    const made = bound && each.made(bound.value);
    return made && !made.foreign && made.parts.size > 1 ? made : undefined;
  };
  const { converted } = followed(context, callable, conversion, worlds, mixture) ?? {};
  if (!converted) return undefined;
  const { signs, settled } = signsOf(context), few = worlds.slice(0, 4);
  const holds = (edited: CallableFunction) => { const again = followed(context, edited, conversion, few, mixture)?.converted; return again !== undefined && judgeConversion(context, again, signs).kind === "upheld"; };
  return tellConversion(context, converted, { spot: { unit: fn.unit, node }, name, signs, signSettled: settled, right: () => rightFormOfFunction(context, callable, [node], holds) });
}

/** The root of a negative number is no number everywhere. */
const isNaNs = (value: Value): boolean => value.kind === "tensor" && value.cells.length > 0 && value.cells.every((cell) => Number.isNaN(cell));

const numberAt = (each: Probe | undefined, fn: PythonFunction, name: string, lineno: number): readonly number[] | undefined => {
  const bound = each && boundIn(each, fn).find((e) => e.kind === "bound" && e.name === name && e.spot.node.lineno === lineno), number = bound && (isNaNs(bound.value) ? NaN : numberOf(bound.value));
  return number === undefined ? undefined : [number];
};
