import type { Reply } from "../protocol.ts";
import type { StartWorker } from "../verifier.ts";

/** Starts the verifier in a browser's module worker. */
export const startInBrowser: StartWorker = (receive, died) => {
  const worker = new Worker(new URL("./browser-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", (event: MessageEvent<Reply>) => receive(event.data));
  worker.addEventListener("error", (event) => died(event.message || "the worker could not be started"));
  return { post: (request) => worker.postMessage(request), terminate: () => worker.terminate() };
};
