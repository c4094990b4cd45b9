import type { PythonUnit } from "../../../read/python/python-unit.ts";
import type { Located, PythonNode } from "../../../read/python/syntax.ts";
import { inputRolesOf, tableRolesOf } from "../names/roles.ts";
import { walkPython } from "../../../read/python/walk.ts";

/** The whole numbers of a program that are steps: `t = 500`, `for t in [0, 250, 999]`, `selected_t = [0, 29]`, `alphas_cumprod[500]`. */
export function stepLiterals(units: readonly PythonUnit[]): ReadonlySet<Located> {
  const found = new Set<Located>();
  const numbersIn = (node: PythonNode | undefined) => { if (node) walkPython(node, (inner) => { if (inner.nodeType === "Constant") found.add(inner); }); };
  for (const unit of units)
    for (const statement of unit.module.body)
      walkPython(statement, (node) => {
        if (node.nodeType === "Assign" && node.targets.some(isStep) && isPlain(node.value)) numbersIn(node.value);
        if (node.nodeType === "For" && (node.target.nodeType === "Tuple" ? node.target.elts : [node.target]).some(isStep)) for (const list of listsIn(node.iter)) numbersIn(list);
        if (node.nodeType === "Subscript" && isTable(node.value) && node.slice.nodeType === "Constant") numbersIn(node.slice);
      });
  return found;
}

const isPlain = (node: PythonNode): boolean => node.nodeType === "Constant" || ((node.nodeType === "List" || node.nodeType === "Tuple") && node.elts.every((item) => item.nodeType === "Constant"));
/** The lists of a loop: its own, or those that it goes through with others. */
const listsIn = (node: PythonNode): readonly PythonNode[] => (isPlain(node) ? [node] : node.nodeType === "Call" && node.func.nodeType === "Name" && /^(?:enumerate|zip|tqdm|reversed|sorted)$/.test(node.func.id) ? node.args.flatMap(listsIn) : []);
const isStep = (node: PythonNode): boolean => node.nodeType === "Name" && (inputRolesOf(node.id)[0] === "t" || /(?:^|_)(?:t|ts|time_?steps?|steps)$/.test(node.id) && !inputRolesOf(node.id).includes("T"));
const isTable = (node: PythonNode): boolean => (node.nodeType === "Name" ? tableRolesOf(node.id).length > 0 : node.nodeType === "Attribute" && tableRolesOf(node.attr).length > 0);
