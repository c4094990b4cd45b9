import type { CodeContext } from "../code-claim.ts";
import { eventsIn } from "../call/events-in.ts";
import { tableRolesOf } from "../names/roles.ts";
import { numbersOf, type ScheduleWorld, worldsOf } from "./schedule-world.ts";

/** The worlds of a document in which the program has no β of its own left: where it keeps another than the world's, nothing is known of the chain that it works on. */
export function putWorlds(context: CodeContext): Pick<ReturnType<typeof worldsOf>, "drawn" | "round"> {
  const known = made.get(context);
  if (known) return known;
  const { drawn, round } = worldsOf(context);
  const put = { drawn: drawn.filter((world) => !keepsAnother(context, world)), round: round.filter((world) => !keepsAnother(context, world)) };
  made.set(context, put);
  return put;
}
const made = new WeakMap<CodeContext, Pick<ReturnType<typeof worldsOf>, "drawn" | "round">>();

/** What stands at last under a name of β at the top or in an object, untouched by the world's schedule; two numbers in a list are the momenta of an optimizer or two ends. */
function keepsAnother(context: CodeContext, world: ScheduleWorld): boolean {
  const last = new Map<string, boolean>();
  for (const event of eventsIn(context, world)) {
    if (event.kind !== "bound" || (event.how !== "attribute" && event.depth > 0) || !isBeta(event.name)) continue;
    if (event.value.kind !== "tensor") continue;
    const numbers = numbersOf(event.value);
    if (numbers && numbers.length > 1) last.set(event.name, !event.value.fromSchedule);
  }
  return [...last.values()].includes(true);
}

function isBeta(name: string): boolean {
  const [role] = tableRolesOf(name);
  return role?.column === "beta" && role.done.length === 0 && role.shift === 0;
}
