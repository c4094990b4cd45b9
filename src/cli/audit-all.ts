import { Worker } from "node:worker_threads";
import { unreadable } from "../audit/report/report.ts";
import type { AuditReply, AuditRequest } from "./audit-protocol.ts";

/** A reader may be this many documents ahead of the slowest one, so that memory stays flat. */
const ahead = 64;

/**
 * Audits documents on `jobs` threads and gives their reports in the order of the documents, each as soon as those before it are there.
 * What a report says does not depend on the number of threads. A thread that dies is started anew; its document is reported as not audited.
 * An interrupt ends it after what has been given so far.
 */
export async function* auditAll(requests: readonly AuditRequest[], jobs: number, interrupt: AbortSignal): AsyncGenerator<AuditReply> {
  const lanes = Array.from({ length: Math.max(1, Math.min(jobs, requests.length)) }, createLane);
  const free = [...lanes];
  const replies = new Map<number, Promise<AuditReply>>();
  const waiting: (() => void)[] = [];
  let next = 0, given = 0;
  const start = (): void => {
    while (next < requests.length && next < given + ahead && free.length > 0) {
      const lane = free.pop()!;
      replies.set(next, lane.ask(requests[next]!).finally(() => {
        free.push(lane);
        start();
      }));
      next++;
    }
    waiting.splice(0).forEach((go) => go());
  };
  const interrupted = new Promise<undefined>((resolve) => interrupt.addEventListener("abort", () => resolve(undefined)));
  try {
    start();
    for (; given < requests.length; given++, start()) {
      while (!replies.has(given)) await new Promise<void>((go) => waiting.push(go));
      const reply = await Promise.race([replies.get(given)!, interrupted]);
      if (!reply) return;
      yield reply;
      replies.delete(given);
    }
  } finally {
    lanes.forEach((lane) => lane.end());
  }
}

interface Lane {
  ask(request: AuditRequest): Promise<AuditReply>;
  end(): void;
}

function createLane(): Lane {
  let worker: Worker | undefined;
  let answer: ((reply: AuditReply) => void) | undefined;
  let asked = "";
  const start = (): Worker => {
    const own = new Worker(new URL(`./${"audit-worker.js"}`, import.meta.url));
    const died = (message: string): void => {
      // An error is followed by an exit; by then the next document may be with another thread.
      if (worker !== own) return;
      worker = undefined;
      answer?.({ report: unreadable(asked, `the audit of it broke off: ${message}`) });
    };
    own.on("message", (reply: AuditReply) => answer?.(reply));
    own.on("error", (error) => died(error.message));
    own.on("exit", (code) => died(`exit code ${code}`));
    return own;
  };
  return {
    ask: (request) => new Promise((resolve) => {
      asked = request.source.name;
      answer = (reply) => {
        answer = undefined;
        resolve(reply);
      };
      (worker ??= start()).postMessage(request);
    }),
    end() {
      answer = undefined;
      void worker?.terminate();
    },
  };
}
