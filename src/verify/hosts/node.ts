import { Worker } from "node:worker_threads";
import type { Reply } from "../protocol.ts";
import type { StartWorker } from "../verifier.ts";

/** Starts the verifier in a Node thread, from the file the build puts beside the program. */
export const startInNode: StartWorker = (receive, died) => {
  const worker = new Worker(new URL(`./${"node-worker.js"}`, import.meta.url));
  worker.on("message", (reply: Reply) => receive(reply));
  worker.on("error", (error) => died(String(error instanceof Error ? error.message : error)));
  return { post: (request) => worker.postMessage(request), terminate: () => void worker.terminate() };
};
