import type { CodeRule } from "../code-claim.ts";
import { failures } from "./failures.ts";
import { knownReverses } from "./known-reverse.ts";
import { samplingLoops } from "./loop-claims.ts";
import { losses } from "./loss-claims.ts";
import { posteriors } from "./posterior-claims.ts";
import { reverseSteps } from "./step-claims.ts";

/** What code claims of the way back: posteriors, steps, loops, losses, and what Python itself says of it. */
export const reverseRules: readonly CodeRule[] = [posteriors, reverseSteps, samplingLoops, losses, knownReverses, failures];
