import { batch, createEffect, createSignal, on, onCleanup, type Signal, untrack } from "solid-js";
import { questionOf } from "../catalog.ts";
import { seedOf } from "../base/random.ts";
import type { Task } from "../verify/protocol.ts";
import type { ProofCatalog } from "../verify/sheet-claims.ts";
import type { Question } from "../verify/verify.ts";
import type { Verdict } from "../verify/verdict.ts";
import type { Answer, Verifier } from "../verify/verifier.ts";
import { type Asked, askedOf, type Draws } from "./asked.ts";
import { afterPaint } from "./chart-module.ts";
import type { Check, CheckedClaim, Depth } from "./check.ts";
import { claimKind } from "./reason.ts";
import type { SheetStore } from "./sheet-store.ts";
import type { VerdictKind } from "./verdict-kind.ts";

/** The checks of a sheet, run in workers. Everything it tells is reactive. */
export interface Verification {
  check(id: string): Check | undefined;
  progress(): { readonly done: number; readonly all: number };
  /** Checks a cell again, with ten times the cases or from another seed. */
  again(id: string, how: "more draws" | "another seed"): void;
  /** Judges a question that is no cell's. */
  decide(question: Question): Promise<Verdict>;
  /** The mutants and the health of the formula that a cell is; asks for them the first time. Undefined where there is no formula. */
  depth(id: string): Depth | undefined;
}

const first: Draws = { runs: 1000, seed: 1 }, mutantRuns = 200, workers = 2, typingPause = 120;

type Known = { readonly verdict: Verdict } | { readonly fault: string } | undefined;

export function createVerification(store: SheetStore, catalog: ProofCatalog): Verification {
  const known = new Map<string, Signal<Known>>();
  const open = new Map<string, Answer>();
  const depths = new Map<string, Signal<Depth>>();
  const [asked, setAsked] = createSignal<ReadonlyMap<string, Asked>>(new Map());
  const [settings, setSettings] = createSignal<ReadonlyMap<string, Draws>>(new Map());
  const [settled, setSettled] = createSignal(0);
  let verifier: Promise<Verifier> | undefined;
  let ended = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => {
    ended = true;
    clearTimeout(pause);
    void verifier?.then((running) => running.end());
  });

  const start = () => (verifier ??= afterPaint()
    .then(() => Promise.all([import("../verify/verifier.ts"), import("../verify/hosts/browser.ts")]))
    .then(([{ createVerifier }, { startInBrowser }]) => createVerifier(startInBrowser, workers)));

  const settingOf = (id: string) => settings().get(id) ?? first;
  const signalOf = (key: string) => {
    let signal = known.get(key);
    if (!signal) known.set(key, (signal = createSignal<Known>(undefined)));
    return signal;
  };

  /** Asks for what is new, and lets go of what no cell asks any more. */
  const ask = (wanted: ReadonlyMap<string, Asked>) => {
    const keys = new Set([...wanted.values()].flatMap(({ claims }) => claims.map(({ key }) => key)));
    for (const [key, answer] of open)
      if (!keys.has(key)) {
        open.delete(key);
        answer.cancel();
      }
    void start().then((running) => {
      if (ended) return;
      for (const { claims } of wanted.values())
        for (const { key, question } of claims) {
          if (open.has(key) || untrack(signalOf(key)[0]) !== undefined || untrack(asked) !== wanted) continue;
          const answer = running.ask({ kind: "claim", question });
          open.set(key, answer);
          answer.result.then(
            (result) => result.kind === "verdict" && settle(key, { verdict: result.verdict }),
            (error: Error) => error.message !== "cancelled" && settle(key, { fault: error.message }),
          );
        }
    });
  };
  const settle = (key: string, result: Known) => batch(() => {
    open.delete(key);
    signalOf(key)[1](result);
    setSettled((count) => count + 1);
  });

  createEffect(on([store.cells, settings], () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const wanted = askedOf(store.engine, catalog, first, settings());
      setAsked(wanted);
      ask(wanted);
    }, asked().size === 0 ? 0 : typingPause);
  }));

  const check = (id: string): Check | undefined => {
    const mine = asked().get(id);
    if (!mine || mine.claims.length === 0) return undefined;
    const claims = mine.claims.map(({ key, text, why, question }): CheckedClaim => {
      const found = signalOf(key)[0]();
      return { text, why, question, verdict: found && "verdict" in found ? found.verdict : undefined, fault: found && "fault" in found ? found.fault : undefined };
    });
    return { kind: weakest(claims), claims, ...settingOf(id) };
  };

  return {
    check,
    progress() {
      settled();
      const all = [...asked().values()].flatMap(({ claims }) => claims);
      return { all: all.length, done: all.filter(({ key }) => signalOf(key)[0]() !== undefined).length };
    },
    again(id, how) {
      const { runs, seed } = untrack(() => settingOf(id));
      setSettings((all) => new Map(all).set(id, how === "more draws" ? { runs: runs * 10, seed } : { runs, seed: seedOf(`${id} ${seed}`, seed) >>> 8 }));
    },
    async decide(question) {
      const result = await (await start()).ask({ kind: "claim", question }).result;
      if (result.kind !== "verdict") throw new Error(`no verdict but ${result.kind}`);
      return result.verdict;
    },
    depth(id) {
      const formula = asked().get(id)?.formula;
      const question = formula === undefined ? undefined : questionOf(formula);
      if (formula === undefined || !question?.ok) return undefined;
      let signal = depths.get(formula);
      if (!signal) {
        signal = createSignal<Depth>({ mutants: undefined, health: undefined });
        depths.set(formula, signal);
        const set = signal[1];
        const tell = (task: Task) => start().then((running) => running.ask(task).result).then((result) => {
          if (result.kind === "mutants") set((depth) => ({ ...depth, mutants: result.mutants }));
          if (result.kind === "health") set((depth) => ({ ...depth, health: result.health }));
        }, () => undefined);
        void tell({ kind: "health", question: question.value });
        void tell({ kind: "mutants", question: question.value, runs: mutantRuns, seed: first.seed });
      }
      return signal[0]();
    },
  };
}

const strength: readonly VerdictKind[] = ["refuted", "undecided", "pending", "upheld", "proved"];

function weakest(claims: readonly CheckedClaim[]): VerdictKind {
  const kinds = claims.map(claimKind);
  return strength.find((kind) => kinds.includes(kind)) ?? "pending";
}
