import type { PythonFunction } from "../../../program/value.ts";
import type { PythonNode } from "../../../read/python/syntax.ts";
import { walkPython } from "../../../read/python/walk.ts";

/** Whether a parameter named as a table, `betas`, is a pair of ends: by its type (`Tuple[float, float]`), or because it is only ever taken apart (`betas[0], betas[1]`, `low, high = betas`). */
export function isPairOfEnds({ node }: PythonFunction, name: string): boolean {
  const { args, posonlyargs = [], kwonlyargs = [] } = node.args;
  const annotation = [...posonlyargs, ...args, ...kwonlyargs].find(({ arg }) => arg === name)?.annotation;
  if (annotation && isPairType(annotation)) return true;
  let apart = 0, all = 0;
  for (const statement of Array.isArray(node.body) ? node.body : [node.body])
    walkPython(statement, (inner) => {
      if (inner.nodeType === "Name" && inner.id === name) all++;
      if (inner.nodeType === "Subscript" && isName(inner.value, name) && isEnd(inner.slice)) apart++;
      if (inner.nodeType === "Assign" && isName(inner.value, name) && inner.targets.every((target) => target.nodeType === "Tuple" && target.elts.length === 2)) apart++;
    });
  return apart > 0 && apart === all;
}

const isName = (node: PythonNode, name: string): boolean => node.nodeType === "Name" && node.id === name;
const isEnd = (node: PythonNode): boolean => (node.nodeType === "Constant" && (Number(node.value) === 0 || Number(node.value) === 1)) || (node.nodeType === "UnaryOp" && node.operand.nodeType === "Constant" && Number(node.operand.value) === 1);

/** `Tuple[float, float]`, `tuple[float, float]`, `List[float]` with two places. */
function isPairType(node: PythonNode): boolean {
  return node.nodeType === "Subscript" && node.value.nodeType === "Name" && /^(?:Tuple|tuple)$/.test(node.value.id) && node.slice.nodeType === "Tuple" && node.slice.elts.length === 2 && node.slice.elts.every((each) => isName(each, "float"));
}
