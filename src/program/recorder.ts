import type { Happening } from "./context.ts";
import type { Position } from "./machine.ts";
import type { Tensor } from "./value.ts";
import type { Event } from "./world.ts";

/**
 * The events of a run. An event keeps the array that was bound, not a copy; before the array is written into, `release` gives the events that hold it one of their own, as it was.
 * (What is bound by writing an entry shows the array as it is in the end.)
 */
export function recorder(position: Position): { readonly events: Event[]; readonly record: (event: Happening) => void; readonly release: (tensor: Tensor) => void } {
  const events: Event[] = [];
  const holders = new WeakMap<Tensor, { value: unknown }[]>();
  return {
    events,
    record(happening) {
      // The object that says what happened becomes the event: there are many of them.
      const event = happening as Event & { spot: Event["spot"]; depth: number; loops: Event["loops"]; function?: string };
      event.spot = { unit: position.unit, node: position.node };
      event.depth = position.depth;
      event.loops = position.loops;
      if (position.function !== undefined) event.function = position.function;
      events.push(event);
      if ((event.kind !== "bound" && event.kind !== "returned") || event.value.kind !== "tensor" || (event.kind === "bound" && event.how === "entry")) return;
      const before = holders.get(event.value);
      if (before) before.push(event);
      else holders.set(event.value, [event]);
    },
    release(tensor) {
      const held = holders.get(tensor);
      if (!held) return;
      holders.delete(tensor);
      const past = { ...tensor };
      for (const event of held) event.value = past;
      tensor.cells = [...tensor.cells];
    },
  };
}
