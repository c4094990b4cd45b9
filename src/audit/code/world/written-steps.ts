import type { Spot } from "../../../program/value.ts";
import type { PythonUnit } from "../../../read/python/python-unit.ts";
import type { Located, PythonNode } from "../../../read/python/syntax.ts";
import { inputRolesOf, tableRolesOf } from "../names/roles.ts";
import { isNode, walkPython } from "../../../read/python/walk.ts";

/** The whole numbers that a program writes for T: `T = 1000`, `def f(timesteps=1000)`, `Diffusion(num_steps=1000)`. */
export function writtenSteps(units: readonly PythonUnit[]): ReadonlySet<number> {
  const found = new Set<number>();
  const add = (name: string, node: PythonNode | undefined) => {
    if (node?.nodeType !== "Constant" || !inputRolesOf(name).includes("T")) return;
    const value = Number(node.value);
    if (typeof node.value !== "boolean" && Number.isInteger(value) && value >= 2) found.add(value);
  };
  for (const unit of units)
    for (const statement of unit.module.body)
      walkPython(statement, (node) => {
        if (node.nodeType === "Assign") for (const target of node.targets) add(target.nodeType === "Name" ? target.id : target.nodeType === "Attribute" ? target.attr : "", node.value);
        if (node.nodeType === "FunctionDef") {
          const { args, defaults, kwonlyargs = [], kw_defaults = [] } = node.args;
          for (const [i, value] of defaults.entries()) add(args[args.length - defaults.length + i]?.arg ?? "", value);
          for (const [i, { arg }] of kwonlyargs.entries()) add(arg, kw_defaults[i] ?? undefined);
        }
        if (node.nodeType === "Call") for (const { arg, value } of node.keywords) add(arg ?? "", value);
      });
  return found;
}

/** Whether the function, or the top level of its listing, in which a place stands binds an array of β too. */
export function betaBinders(units: readonly PythonUnit[]): (spot: Spot) => boolean {
  const bodies = new Map<Located, boolean>();
  const tops = units.map((unit) => {
    let top = false;
    const visit = (node: PythonNode, function_: PythonNode | undefined): void => {
      const inside = node.nodeType === "FunctionDef" || node.nodeType === "ClassDef" ? node : function_;
      const binds = (node.nodeType === "Assign" ? node.targets : node.nodeType === "AnnAssign" ? [node.target] : []).some(isBeta);
      if (binds) { if (inside) bodies.set(inside, true); else top = true; }
      owner.set(node, inside);
      for (const value of Object.values(node)) for (const inner of Array.isArray(value) ? (value as readonly unknown[]) : [value]) if (isNode(inner)) visit(inner, inside);
    };
    for (const statement of unit.module.body) visit(statement, undefined);
    return top;
  });
  return ({ unit, node }) => { const inside = owner.get(node); return inside ? bodies.get(inside) === true : tops.some((top, i) => top && i <= unit); };
}
const owner = new WeakMap<Located, PythonNode | undefined>();

function isBeta(target: PythonNode): boolean {
  if (target.nodeType === "Tuple") return target.elts.some(isBeta);
  const name = target.nodeType === "Name" ? target.id : target.nodeType === "Attribute" ? target.attr : "";
  const [role] = tableRolesOf(name);
  return role?.column === "beta" && role.done.length === 0 && role.shift === 0;
}
