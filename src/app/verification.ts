import { batch, createEffect, createSignal, on, onCleanup, type Signal, untrack } from "solid-js";
import type { Problem } from "../base/problem.ts";
import { seedOf } from "../base/random.ts";
import type { Catalog, Wording } from "../sheet/formula.ts";
import type { MutantCount } from "../verify/formula-report.ts";
import type { Health } from "../verify/health.ts";
import type { Proof } from "../verify/proof.ts";
import type { Task } from "../verify/protocol.ts";
import type { Verdict } from "../verify/verdict.ts";
import type { Answer, Verifier } from "../verify/verifier.ts";
import type { Question } from "../verify/verify.ts";
import { afterPaint } from "./chart-module.ts";
import { type Asked, questionsOf } from "./questions.ts";
import type { SheetStore } from "./sheet-store.ts";
import type { VerdictKind } from "./VerdictBadge.tsx";

/** One claim that is checked for a cell: the cell's own, or a proof of the catalog formula it is. */
export interface CheckedClaim {
  readonly text: string;
  readonly why: Wording | undefined;
  readonly question: Question | undefined;
  /** Undefined while it is being checked. */
  readonly verdict: Verdict | undefined;
  /** What broke in the verifier itself, or kept the claim from being asked. */
  readonly fault: Problem | undefined;
}

/** What is known of a cell: its verdict is the weakest of its claims'. */
export interface Check {
  readonly kind: VerdictKind;
  readonly claims: readonly CheckedClaim[];
  readonly runs: number;
  readonly seed: number;
}

/** What takes longer than a verdict and is asked for when somebody looks. */
export interface Depth {
  readonly mutants: MutantCount | undefined;
  readonly health: Health | undefined;
}

/** The checks of a sheet, run in workers. Everything it tells is reactive. */
export interface Verification {
  check(id: string): Check | undefined;
  progress(): { readonly done: number; readonly all: number };
  /** Checks a cell again, with ten times the cases or from another seed. */
  again(id: string, how: "more draws" | "another seed"): void;
  /** The mutants and the health of the formula that a cell is; asks for them the first time. Undefined where there is no formula. */
  depth(id: string): Depth | undefined;
}

const firstRuns = 1000, firstSeed = 1, mutantRuns = 200, workers = 2, typingPause = 120;

type Known = { readonly verdict: Verdict } | { readonly fault: Problem } | undefined;

export function createVerification(store: SheetStore, catalog: Catalog & { proofsOf(name: string): readonly Proof[] }): Verification {
  const known = new Map<string, Signal<Known>>();
  const open = new Map<string, Answer>();
  const depths = new Map<string, Signal<Depth>>();
  const [asked, setAsked] = createSignal<ReadonlyMap<string, Asked>>(new Map());
  const [settings, setSettings] = createSignal<ReadonlyMap<string, { runs: number; seed: number }>>(new Map());
  const [settled, setSettled] = createSignal(0);
  let verifier: Promise<Verifier> | undefined;
  let ended = false;
  onCleanup(() => {
    ended = true;
    void verifier?.then((running) => running.end());
  });

  const start = () => (verifier ??= afterPaint()
    .then(() => Promise.all([import("../verify/verifier.ts"), import("../verify/hosts/browser.ts")]))
    .then(([{ createVerifier }, { startInBrowser }]) => createVerifier(startInBrowser, workers)));

  const settingOf = (id: string) => settings().get(id) ?? { runs: firstRuns, seed: firstSeed };
  const signalOf = (key: string) => {
    let signal = known.get(key);
    if (!signal) known.set(key, (signal = createSignal<Known>(undefined)));
    return signal;
  };

  /** Asks for what is new, and lets go of what no cell asks any more. */
  const ask = (wanted: ReadonlyMap<string, Asked>) => {
    const keys = new Set([...wanted.values()].flatMap(({ claims }) => claims.flatMap(({ key }) => key ?? [])));
    for (const [key, answer] of open)
      if (!keys.has(key)) {
        open.delete(key);
        answer.cancel();
      }
    void start().then((running) => {
      if (ended) return;
      for (const { claims } of wanted.values())
        for (const { key, question } of claims) {
          if (key === undefined || !question || !keys.has(key) || open.has(key) || untrack(signalOf(key)[0]) !== undefined || untrack(asked) !== wanted) continue;
          const answer = running.ask({ kind: "claim", question });
          open.set(key, answer);
          answer.result.then(
            (result) => result.kind === "verdict" && settle(key, { verdict: result.verdict }),
            (error: Error) => error.message !== "cancelled" && settle(key, { fault: { kind: "broken cell", subject: error.message } }),
          );
        }
    });
  };
  const settle = (key: string, result: Known) => batch(() => {
    open.delete(key);
    signalOf(key)[1](result);
    setSettled((count) => count + 1);
  });

  let pause: ReturnType<typeof setTimeout> | undefined;
  createEffect(on([store.cells, settings], ([cells]) => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const wanted = questionsOf(cells, store.engine.definitions(), catalog, settingOf);
      setAsked(wanted);
      ask(wanted);
    }, asked().size === 0 ? 0 : typingPause);
  }));

  const check = (id: string): Check | undefined => {
    const mine = asked().get(id);
    if (!mine || mine.claims.length === 0) return undefined;
    const claims = mine.claims.map(({ key, text, why, question, problem }): CheckedClaim => {
      const found = key === undefined ? undefined : signalOf(key)[0]();
      return {
        text, why, question,
        verdict: found && "verdict" in found ? found.verdict : undefined,
        fault: problem ?? (found && "fault" in found ? found.fault : undefined),
      };
    });
    return { kind: weakest(claims), claims, ...settingOf(id) };
  };

  return {
    check,
    progress() {
      settled();
      const all = [...asked().values()].flatMap(({ claims }) => claims);
      return { all: all.length, done: all.filter(({ key, problem }) => problem !== undefined || (key !== undefined && signalOf(key)[0]() !== undefined)).length };
    },
    again(id, how) {
      const { runs, seed } = untrack(() => settingOf(id));
      setSettings((all) => new Map(all).set(id, how === "more draws" ? { runs: runs * 10, seed } : { runs, seed: seedOf(`${id} ${seed}`, seed) >>> 8 }));
    },
    depth(id) {
      const question = asked().get(id)?.formula;
      if (!question) return undefined;
      const key = JSON.stringify(question);
      let signal = depths.get(key);
      if (!signal) {
        signal = createSignal<Depth>({ mutants: undefined, health: undefined });
        depths.set(key, signal);
        const set = signal[1];
        const tell = (task: Task) => start().then((running) => running.ask(task).result).then((result) => {
          if (result.kind === "mutants") set((depth) => ({ ...depth, mutants: result.mutants }));
          if (result.kind === "health") set((depth) => ({ ...depth, health: result.health }));
        }, () => undefined);
        void tell({ kind: "health", question });
        void tell({ kind: "mutants", question, runs: mutantRuns, seed: firstSeed });
      }
      return signal[0]();
    },
  };
}

const strength: readonly VerdictKind[] = ["refuted", "undecided", "pending", "upheld", "proved"];

function weakest(claims: readonly CheckedClaim[]): VerdictKind {
  const kinds = claims.map(({ verdict, fault }): VerdictKind => (fault ? "undecided" : (verdict?.kind ?? "pending")));
  return strength.find((kind) => kinds.includes(kind)) ?? "pending";
}

