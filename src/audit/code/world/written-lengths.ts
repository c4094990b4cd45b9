import type { PythonUnit } from "../../../read/python/python-unit.ts";
import type { PythonNode } from "../../../read/python/syntax.ts";
import { walkPython } from "../../../read/python/walk.ts";
import { tableRolesOf } from "../names/roles.ts";

/**
 * The lengths, 3 to 6, of schedules that a program writes out number by number: `betas = [0.1, 0.2, 0.3]`. Loops over its steps may be written out too, `for t in (3, 2, 1)`, so that worlds keep
 * these lengths. None where no schedule is written out.
 */
export function writtenLengths(units: readonly PythonUnit[]): readonly number[] {
  const found = new Set<number>();
  for (const unit of units)
    for (const statement of unit.module.body)
      walkPython(statement, (node) => {
        if (node.nodeType !== "Assign" || !node.targets.some(isBeta)) return;
        const length = lengthOf(node.value);
        if (length >= 3 && length <= 6) found.add(length);
      });
  return [...found];
}

function isBeta(target: PythonNode): boolean {
  const [role] = tableRolesOf(target.nodeType === "Name" ? target.id : target.nodeType === "Attribute" ? target.attr : "");
  return role?.column === "beta" && role.done.length === 0 && role.shift === 0;
}

/** Of a list of numbers in (0, 1), also within `np.array(…)`, an entry 0 of step 0 left out; 0 for anything else. */
function lengthOf(value: PythonNode): number {
  if (value.nodeType === "Call") return value.args[0] ? lengthOf(value.args[0]) : 0;
  if (value.nodeType !== "List" && value.nodeType !== "Tuple") return 0;
  const numbers = value.elts.map((item) => (item.nodeType === "Constant" && typeof item.value !== "string" ? Number(item.value) : NaN));
  const inner = numbers[0] === 0 ? numbers.slice(1) : numbers;
  return inner.every((x) => x > 0 && x < 1) ? inner.length : 0;
}
