import type { StartEngineWorker } from "../../sheet/hosts/hosted-engine.ts";
import type { Reply } from "../../sheet/hosts/protocol.ts";

/** Starts the worker that computes large sheets. */
export const startEngineWorker: StartEngineWorker = (receive, died) => {
  const worker = new Worker(new URL("./engine-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", (event: MessageEvent<Reply>) => receive(event.data));
  worker.addEventListener("error", (event) => died(event.message || "the worker could not be started"));
  worker.addEventListener("messageerror", () => died("what it sent could not be read"));
  return { post: (request) => worker.postMessage(request), terminate: () => worker.terminate() };
};
