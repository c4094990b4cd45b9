import { createEffect, createSignal, getOwner, on, runWithOwner } from "solid-js";
import type { HereResult } from "../sheet/engine/engine.ts";
import { type ProofCatalog, sheetClaims } from "../verify/sheet-claims.ts";
import type { Verdict } from "../verify/verdict.ts";
import type { SheetStore } from "./sheet-store.ts";
import type { VerdictKind } from "./verdict-kind.ts";
import type { Verification } from "./verification.ts";

/** What a `claim here` is now. `verdict` is there once float64's failure was looked at with more digits. */
export interface HereVerdict {
  readonly kind: VerdictKind;
  readonly now: HereResult;
  readonly verdict?: Verdict;
}

const first = { runs: 1, seed: 1 };

/**
 * `claim here` cells by id: float64's answer with every change and, where that is a failure and nothing moves any more, the verifier's, which has the digits to tell a failure from rounding. A failure that
 * float64 alone cannot be sure of waits for it.
 */
export function createHereVerdicts(store: SheetStore, catalog: ProofCatalog, decide: Verification["decide"]): (id: string) => HereVerdict | undefined {
  const owner = getOwner();
  const known = new Map<string, () => HereVerdict | undefined>();

  const watch = (id: string) => {
    const [verdict, setVerdict] = createSignal<Verdict>();
    createEffect(on([() => store.claimHere(id), store.dragging], ([now, dragging]) => {
      setVerdict(undefined);
      if (!now || now.holds || dragging) return;
      const claim = sheetClaims(store.engine, catalog, first).find(({ cell }) => cell === id);
      if (!claim) return;
      void decide(claim.question).then((found) => store.claimHere(id) === now && setVerdict(found), () => undefined);
    }));
    return (): HereVerdict | undefined => {
      const now = store.claimHere(id);
      if (!now) return undefined;
      if (now.holds) return { kind: "upheld", now };
      const found = verdict();
      if (found && !isCutShort(found)) return { kind: found.kind, now, verdict: found };
      return { kind: isClear(now.left, now.right) || store.dragging() ? "refuted" : "pending", now };
    };
  };

  return (id) => {
    let found = known.get(id);
    // Whoever asks first may be gone before the page is.
    if (!found) known.set(id, (found = runWithOwner(owner, () => watch(id))!));
    return found();
  };
}

/** A difference that rounding does not make: not in the last digits, and not of what is 0 but for rounding. */
function isClear(left: number, right: number): boolean {
  const size = Math.max(Math.abs(left), Math.abs(right));
  return size > 1e-9 && size < 1e9 && Math.abs(left - right) > 1e-6 * size;
}

/** More digits would have told, but there was too much to do. */
const isCutShort = (verdict: Verdict): boolean => verdict.kind === "undecided" && (verdict.reason.kind === "stopped" || (verdict.reason.kind === "problem" && verdict.reason.problem.kind === "too large"));
