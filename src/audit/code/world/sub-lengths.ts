import type { PythonUnit } from "../../../read/python/python-unit.ts";
import type { Located, PythonNode } from "../../../read/python/syntax.ts";
import { walkPython } from "../../../read/python/walk.ts";

/**
 * The whole numbers of a program that say how many of the steps a sampler makes: `ddim_steps = 50`, `set_timesteps(50)` where a method of that name is given `num_inference_steps`. On a chain of a few
 * steps all of them are made.
 */
export function subLengths(units: readonly PythonUnit[]): ReadonlySet<Located> {
  const found = new Set<Located>(), parameters = new Map<string, readonly string[]>();
  const nodes: PythonNode[] = [];
  for (const unit of units) for (const statement of unit.module.body) walkPython(statement, (node) => nodes.push(node));
  const add = (name: string, node: PythonNode | undefined) => { if (node?.nodeType === "Constant" && isCount(name)) found.add(node); };
  for (const node of nodes) {
    if (node.nodeType === "Assign") for (const target of node.targets) add(target.nodeType === "Name" ? target.id : target.nodeType === "Attribute" ? target.attr : "", node.value);
    if (node.nodeType !== "FunctionDef") continue;
    const { args, defaults, kwonlyargs = [], kw_defaults = [] } = node.args;
    const names = args.map(({ arg }) => arg).filter((name) => name !== "self" && name !== "cls");
    parameters.set(node.name, names);
    for (const [i, value] of defaults.entries()) add(args[args.length - defaults.length + i]?.arg ?? "", value);
    for (const [i, { arg }] of kwonlyargs.entries()) add(arg, kw_defaults[i] ?? undefined);
  }
  for (const node of nodes) {
    if (node.nodeType !== "Call") continue;
    for (const { arg, value } of node.keywords) add(arg ?? "", value);
    const name = node.func.nodeType === "Name" ? node.func.id : node.func.nodeType === "Attribute" ? node.func.attr : "";
    const names = parameters.get(name) ?? (name === "set_timesteps" ? ["num_inference_steps"] : []);
    for (const [i, arg] of node.args.entries()) add(names[i] ?? "", arg);
  }
  return found;
}

const isCount = (name: string): boolean => /^(?:n(?:um)?_?)?(?:inference|infer|ddim|sampling|sample|sampler|denoise|denoising|respaced?|sub)_?(?:n(?:um)?_?)?(?:time_?)?steps?$|^(?:num|n)_?(?:inference|infer|ddim|sampling)$|^ddim_(?:num|n|S)$/i.test(name);
