import { type BackendChoice, type BackendName, computes, hardwareHere, wantsPage } from "./backend.ts";
import type { FromTrainer, ToTrainer } from "./protocol.ts";

/** The trainer from outside: messages go in, messages come back. The first message prepares a run. */
export interface Trainer {
  tell(message: ToTrainer): void;
  /** Ends the thread; nothing comes back any more. */
  close(): void;
}

type Hear = (message: FromTrainer) => void;

/**
 * Opens a trainer in a worker of its own. Where no worker can have WebGL, the page's thread has a graphics processor and `threads` lets it, it goes there, in slices that
 * leave the page its frames; where there can be no worker at all, too. Until that is known messages wait.
 */
export function openTrainer(hear: Hear, threads: "any" | "worker"): Trainer {
  const waiting: ToTrainer[] = [];
  let chosen: Candidate | undefined;
  let open = true;
  const heard: Hear = (message) => open && hear(message);
  const first = candidate(typeof Worker === "undefined" ? onPage : inWorker);

  async function choose(asked: BackendName | undefined): Promise<void> {
    const backend = await first.started;
    const better = open && threads === "any" && backend && wantsPage(backend) && computes(hardwareHere(), asked) ? await webglOnPage() : undefined;
    if (better) first.close();
    chosen = better ?? first;
    chosen.choose(heard);
    for (const message of waiting.slice(1)) chosen.tell(message);
    if (!open) chosen.close();
  }

  async function webglOnPage(): Promise<Candidate | undefined> {
    const page = candidate(onPage);
    page.tell(waiting[0]!);
    if ((await page.started)?.name === "webgl") return page;
    page.close();
    return undefined;
  }

  return {
    tell(message) {
      if (chosen) return chosen.tell(message);
      if (waiting.push(message) > 1) return;
      first.tell(message);
      void choose(message.kind === "prepare" ? message.backend : undefined);
    },
    close() {
      open = false;
      (chosen ?? first).close();
    },
  };
}

/** A trainer whose news are held back until it is chosen. */
interface Candidate extends Trainer {
  /** What its first run is computed on, or nothing where it cannot be. */
  readonly started: Promise<BackendChoice | undefined>;
  choose(hear: Hear): void;
}

function candidate(start: (hear: Hear) => Trainer): Candidate {
  const news: FromTrainer[] = [];
  let pass: Hear | undefined, settle: (backend?: BackendChoice) => void;
  const started = new Promise<BackendChoice | undefined>((resolve) => (settle = resolve));
  const trainer = start((message) => {
    if (message.kind === "prepared") settle(message.backend);
    if (message.kind === "failed") settle();
    if (pass) pass(message);
    else news.push(message);
  });
  return {
    ...trainer,
    started,
    choose(hear) {
      pass = hear;
      for (const message of news.splice(0)) hear(message);
    },
  };
}

function inWorker(hear: Hear): Trainer {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", (event: MessageEvent<FromTrainer>) => hear(event.data));
  worker.addEventListener("error", (event) => hear({ kind: "failed", message: event.message || "the trainer's thread did not start" }));
  return { tell: (message) => worker.postMessage(message), close: () => worker.terminate() };
}

function onPage(hear: Hear): Trainer {
  let open = true;
  const here = (message: FromTrainer): FromTrainer =>
    message.kind === "prepared" && message.backend.name === "webgl" ? { ...message, backend: { ...message.backend, reason: "page's thread" } } : message;
  const answer = import("./serve.ts").then(({ serveTrainer }) => serveTrainer((message) => void (open && hear(here(message))), "page"));
  return {
    tell: (message) => void answer.then((tell) => tell(message)),
    close() {
      void answer.then((tell) => tell({ kind: "pause" }));
      open = false;
    },
  };
}
