import type { PythonUnit } from "../../../read/python/python-unit.ts";
import type { Located, PythonNode } from "../../../read/python/syntax.ts";
import { walkPython } from "../../../read/python/walk.ts";
import { nameOf } from "../../../program/name-of.ts";
import { tableRolesOf } from "../names/roles.ts";

/** Where a program lays out its β, `betas = linspace(start, end, n)` or `self.betas = get_beta_schedule(config)`: the targets, which are arrays even where what they are made of is not known. */
export function laidOut(units: readonly PythonUnit[]): ReadonlySet<Located> {
  const found = new Set<Located>();
  for (const unit of units)
    for (const statement of unit.module.body)
      walkPython(statement, (node) => {
        if (node.nodeType === "Assign" && makesSchedule(node.value)) for (const target of node.targets) if (isBeta(target)) found.add(target);
      });
  return found;
}

function makesSchedule(node: PythonNode): boolean {
  if (node.nodeType !== "Call") return false;
  const name = nameOf(node.func);
  return /(?:^|[._])(?:linspace|(?:beta|betas|noise|variance)_schedule|make_betas?|get_betas?)$|(?:linear|cosine|quadratic|sigmoid)_(?:beta_)?schedule$/.test(name)
    // `linspace(…).to(device)`, `to_torch(linspace(…))`.
    || (node.func.nodeType === "Attribute" && /^(?:to|cuda|cpu|float|double|astype)$/.test(node.func.attr) && makesSchedule(node.func.value));
}

function isBeta(target: PythonNode): boolean {
  const [role, ...others] = tableRolesOf(target.nodeType === "Name" ? target.id : target.nodeType === "Attribute" ? target.attr : "");
  return role?.column === "beta" && role.done.length === 0 && role.shift === 0 && others.length === 0;
}
