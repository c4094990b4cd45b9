import { type Accessor, createSignal, onCleanup } from "solid-js";
import type { Problem } from "../../base/problem.ts";
import type { Audited, AuditReply, AuditRequest } from "./protocol.ts";

/** A document as it was dropped, chosen or pasted. */
export interface Source {
  readonly name: string;
  /** In bytes; known before they are read. */
  readonly size: number;
  bytes(): Promise<Uint8Array>;
}

export type Audit =
  | { readonly kind: "none" }
  | { readonly kind: "working"; readonly name: string; readonly done: number; readonly all: number }
  /** `again`: it is being judged anew, with something declared or no longer. */
  | { readonly kind: "audited"; readonly audited: Audited; readonly again: boolean }
  | { readonly kind: "problem"; readonly name: string; readonly problem: Problem }
  | { readonly kind: "too large"; readonly name: string; readonly size: number }
  | { readonly kind: "empty"; readonly name: string }
  | { readonly kind: "fault"; readonly name: string; readonly message: string };

/** The audit of one document at a time, in a worker of its own that ends with it. */
export interface Auditing {
  readonly now: Accessor<Audit>;
  start(source: Source): void;
  /** The document at hand with another text; its report stands until the new one is there. */
  again(text: string): void;
  /** Stops what runs and forgets the document. */
  clear(): void;
}

/** A page has to show the whole document typeset; a text beyond this is for the command line. */
export const mostMegabytes = 2;

const draws = { seed: 1, runs: 1000 };

export function createAuditing(): Auditing {
  const [now, setNow] = createSignal<Audit>({ kind: "none" });
  let worker: Worker | undefined;
  let current = 0;

  const stop = () => {
    worker?.terminate();
    worker = undefined;
    return ++current;
  };
  onCleanup(stop);

  const start = async ({ name, size, bytes }: Source, shown?: Audited) => {
    const mine = stop();
    if (size > mostMegabytes * 1e6) return setNow({ kind: "too large", name, size });
    setNow(shown ? { kind: "audited", audited: shown, again: true } : { kind: "working", name, done: 0, all: 0 });
    const fail = (message: string) => {
      if (mine !== current) return;
      stop();
      setNow({ kind: "fault", name, message });
    };
    try {
      const request: AuditRequest = { name, bytes: await bytes(), ...draws };
      if (mine !== current) return;
      worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
      worker.addEventListener("error", (event) => fail(event.message || "the worker could not be started"));
      worker.addEventListener("message", ({ data }: MessageEvent<AuditReply>) => {
        if (mine !== current) return;
        if (data.kind === "progress") return shown ? undefined : setNow({ ...data, kind: "working", name });
        stop();
        setNow(data.kind === "audited" ? { ...data, again: false } : { ...data, name });
      });
      worker.postMessage(request, [request.bytes.buffer as ArrayBuffer]);
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
  };

  return {
    now,
    start: (source) => void start(source),
    again(text) {
      const state = now();
      if (state.kind === "audited") void start(textSource(state.audited.name, text), state.audited);
    },
    clear() {
      stop();
      setNow({ kind: "none" });
    },
  };
}

export const fileSource = (file: File): Source => ({ name: file.name, size: file.size, bytes: async () => new Uint8Array(await file.arrayBuffer()) });

export function textSource(name: string, text: string): Source {
  const bytes = () => Promise.resolve(new TextEncoder().encode(text));
  return { name, size: text.length, bytes };
}
