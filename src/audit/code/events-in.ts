import type { Event } from "../../program/world.ts";
import type { CodeContext } from "./code-claim.ts";
import type { ScheduleWorld } from "./schedule-world.ts";

/** All that happens in a world: the program's own run, and calls of what it defines and never calls. */
export function eventsIn(context: CodeContext, { world }: ScheduleWorld): readonly Event[] {
  return context.runIn(world).events;
}
