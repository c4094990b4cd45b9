import type { Wording } from "../sheet/formula.ts";
import type { MutantCount } from "../verify/formula-report.ts";
import type { Health } from "../verify/health.ts";
import type { Verdict } from "../verify/verdict.ts";
import type { Question } from "../verify/verify.ts";
import type { VerdictKind } from "./verdict-kind.ts";

/** One claim that is checked for a cell: the cell's own, or a proof of the catalog formula it is. */
export interface CheckedClaim {
  readonly text: string;
  readonly why: Wording | undefined;
  readonly question: Question;
  /** Undefined while it is being checked. */
  readonly verdict: Verdict | undefined;
  /** What broke in the verifier itself. */
  readonly fault: string | undefined;
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
