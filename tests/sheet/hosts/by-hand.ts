import type { Reply, Request } from "../../../src/sheet/hosts/protocol.ts";
import { serveSheet } from "../../../src/sheet/hosts/serve.ts";
import type { StartEngineWorker } from "../../../src/sheet/hosts/hosted-engine.ts";
import type { Catalog } from "../../../src/sheet/formula.ts";

/** A worker that works when it is told to, on this thread; what passes is cloned and transferred as between threads. */
export interface WorkerByHand {
  readonly start: StartEngineWorker;
  /** Everything it was ever asked. */
  readonly requests: Request[];
  readonly started: () => number;
  /** Answers the oldest request that has no answer; false when there is none. */
  step(): boolean;
  /** Answers the oldest request with this reply in place of computing. */
  reply(reply: (request: Request & { kind: "compute" }) => Reply): void;
  die(message: string): void;
}

export function workerByHand(catalog: Catalog): WorkerByHand {
  const requests: Request[] = [];
  let queue: Request[] = [];
  let serving: ((request: Request) => void) | undefined, receive: ((reply: Reply) => void) | undefined, died: ((message: string) => void) | undefined;
  let started = 0;
  return {
    requests,
    started: () => started,
    start(receives, dies) {
      started++;
      queue = [];
      [receive, died] = [receives, dies];
      serveSheet({ post: (reply, transfer) => receive!(structuredClone(reply, { transfer })), listen: (listens) => void (serving = listens) }, catalog);
      return {
        post(request) {
          requests.push(request);
          queue.push(structuredClone(request));
        },
        terminate: () => void (queue = []),
      };
    },
    step() {
      const next = queue.shift();
      if (next) serving!(next);
      return next !== undefined;
    },
    reply(make) {
      const next = queue.shift();
      if (next?.kind === "compute") receive!(make(next));
    },
    die: (message) => died!(message),
  };
}
