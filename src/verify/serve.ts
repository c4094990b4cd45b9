import { tryMutants } from "./formula-report.ts";
import { healthOf } from "./health.ts";
import type { Reply, Request, Result, Task } from "./protocol.ts";
import { verify } from "./verify.ts";

/** One end of a channel: a browser's worker scope or a Node thread's port. */
export interface Channel {
  post(reply: Reply): void;
  listen(receive: (request: Request) => void): void;
}

/** Answers requests one after the other, listening for cancellations between pieces of work. */
export function serve(channel: Channel): void {
  const waiting: { id: number; task: Task }[] = [];
  const cancelled = new Set<number>();
  let busy = false;

  channel.listen((request) => {
    if (request.kind === "cancel") {
      cancelled.add(request.id);
      return;
    }
    waiting.push(request);
    if (!busy) void workOff();
  });

  async function workOff(): Promise<void> {
    busy = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) await workOn(next.id, next.task);
    busy = false;
  }

  async function workOn(id: number, task: Task): Promise<void> {
    try {
      const pieces = piecesOf(task);
      let done = 0;
      for (;;) {
        if (cancelled.delete(id)) return;
        const piece = pieces.next();
        if (piece.done) return channel.post({ kind: "result", id, result: piece.value });
        channel.post({ kind: "progress", id, done: typeof piece.value === "number" ? piece.value : ++done });
        await nextTurn();
      }
    } catch (error) {
      channel.post({ kind: "fault", id, message: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** Lets waiting messages in. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function* piecesOf(task: Task): Generator<number | string, Result> {
  switch (task.kind) {
    case "claim": return { kind: "verdict", verdict: yield* verify(task.question) };
    case "mutants": return { kind: "mutants", mutants: yield* tryMutants(task.question, task) };
    case "health": return { kind: "health", health: healthOf(task.question.definitions, task.question.cells, task.question.parameters) };
  }
}
