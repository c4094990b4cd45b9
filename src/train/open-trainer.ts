import type { FromTrainer, ToTrainer } from "./protocol.ts";

/** The trainer from outside: messages go in, messages come back. */
export interface Trainer {
  tell(message: ToTrainer): void;
  /** Ends the thread; nothing comes back any more. */
  close(): void;
}

/** Opens a trainer in a worker of its own, or, where there can be none, on this thread in slices. */
export function openTrainer(hear: (message: FromTrainer) => void): Trainer {
  let open = true;
  const heard = (message: FromTrainer) => open && hear(message);
  if (typeof Worker === "undefined") {
    const answer = import("./serve.ts").then(({ serveTrainer }) => serveTrainer(heard));
    return { tell: (message) => void answer.then((tell) => tell(message)), close: () => (open = false) };
  }
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", (event: MessageEvent<FromTrainer>) => heard(event.data));
  worker.addEventListener("error", (event) => heard({ kind: "failed", message: event.message || "the trainer's thread did not start" }));
  return {
    tell: (message) => worker.postMessage(message),
    close() {
      open = false;
      worker.terminate();
    },
  };
}
