import type { CodeContext } from "../code-claim.ts";
import { numbersOf, worldsOf } from "../world/schedule-world.ts";
import { tableRolesOf } from "../names/roles.ts";

/** Which step of the chain the code's t is, t + 1 or t, the likelier first: tables with an entry for step 0 count as the text does. */
export function offsetsIn(context: CodeContext): readonly (0 | 1)[] {
  const known = made.get(context);
  if (known) return known;
  const world = worldsOf(context).round[0];
  const lengths = world ? context.runIn(world.world).events.flatMap((e) => (e.kind === "bound" && e.value.kind === "tensor" && e.value.fromSchedule && tableRolesOf(e.name)[0]?.column === "alphabar" ? [numbersOf(e.value)?.length] : [])) : [];
  const found: readonly (0 | 1)[] = world && lengths.includes(world.chain.steps + 1) && !lengths.includes(world.chain.steps) ? [0, 1] : [1, 0];
  made.set(context, found);
  return found;
}
const made = new WeakMap<CodeContext, readonly (0 | 1)[]>();
