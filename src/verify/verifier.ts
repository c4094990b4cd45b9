import type { Reply, Request, Result, Task } from "./protocol.ts";

/** Asks for verdicts elsewhere than on the caller's thread. Whoever makes one ends it. */
export interface Verifier {
  /** `cancel` makes the result never come; a result that was cancelled rejects with "cancelled". */
  ask(task: Task, progress?: (done: number) => void): Answer;
  end(): void;
}

export interface Answer {
  readonly result: Promise<Result>;
  cancel(): void;
}

/** A worker of either kind, seen from outside. */
export interface Worker {
  post(request: Request): void;
  terminate(): void;
}

/** Starts a worker that hands its replies, and its death if it dies, to these. */
export type StartWorker = (receive: (reply: Reply) => void, died: (message: string) => void) => Worker;

interface Open {
  readonly task: Task;
  readonly progress: ((done: number) => void) | undefined;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A verifier over `count` workers: each task goes to the worker with the least to do. A worker that dies is started anew
 * and what it was asked fails with its message.
 */
export function createVerifier(start: StartWorker, count: number): Verifier {
  let last = 0;
  let ended = false;
  const lanes = Array.from({ length: count }, () => createLane(start));

  return {
    ask(task, progress) {
      const id = ++last;
      const lane = lanes.reduce((a, b) => (b.load() < a.load() ? b : a));
      const result = new Promise<Result>((resolve, reject) => {
        if (ended) reject(new Error("cancelled"));
        else lane.send(id, { task, progress, resolve, reject });
      });
      return { result, cancel: () => lane.cancel(id) };
    },
    end() {
      ended = true;
      lanes.forEach((lane) => lane.end());
    },
  };
}

function createLane(start: StartWorker) {
  const open = new Map<number, Open>();
  let worker: Worker | undefined;
  return {
    load: () => open.size,
    send(id: number, asked: Open): void {
      open.set(id, asked);
      worker ??= start(receive, died);
      worker.post({ kind: "work", id, task: asked.task });
    },
    cancel(id: number): void {
      const asked = open.get(id);
      if (!asked) return;
      open.delete(id);
      worker?.post({ kind: "cancel", id });
      asked.reject(new Error("cancelled"));
    },
    end(): void {
      worker?.terminate();
      worker = undefined;
      rejectAll("cancelled");
    },
  };

  function receive(reply: Reply): void {
    const asked = open.get(reply.id);
    if (!asked) return;
    if (reply.kind === "progress") return asked.progress?.(reply.done);
    open.delete(reply.id);
    if (reply.kind === "result") asked.resolve(reply.result);
    else asked.reject(new Error(reply.message));
  }

  function died(message: string): void {
    worker?.terminate();
    worker = undefined;
    rejectAll(message);
  }

  function rejectAll(message: string): void {
    const left = [...open.values()];
    open.clear();
    left.forEach((asked) => asked.reject(new Error(message)));
  }
}
