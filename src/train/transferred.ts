import type { FromTrainer } from "./protocol.ts";

/**
 * The buffers that the trainer hands over with a message and never reads again. What was learned is not among them: the run goes on from it, so it is copied.
 */
export function transferred(message: FromTrainer): ArrayBuffer[] {
  switch (message.kind) {
    case "progress": return buffersOf(message.progress.lossByStep);
    case "excess": return buffersOf(message.excess.steps, message.excess.byStep);
    case "floor": return buffersOf(message.byStep);
    case "points": return buffersOf(message.points);
    case "field": return buffersOf(message.network, message.exact);
    case "prepared":
    case "failed":
    case "paused":
    case "stopped":
    case "saved": return [];
  }
}

const buffersOf = (...arrays: readonly ArrayBufferView[]): ArrayBuffer[] => arrays.map(({ buffer }) => buffer as ArrayBuffer);
