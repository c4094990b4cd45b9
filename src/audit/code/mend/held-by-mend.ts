import type { Wording } from "../../../sheet/formula.ts";
import type { CodeClaim } from "../code-claim.ts";
import { conversionSubjects } from "../convert/subjects.ts";
import { undecided } from "../judge.ts";
import { subjects } from "../wordings.ts";

/** What a name says plainly enough. */
const plainly = /q_?sample|forward_?diffusion|closed|add_noise|noise_images?|forward_?step|one_?step|predict_?(?:x|start|noise|eps|v\b)|x_?0_?from|(?:eps|noise)_?from/i;

/** What is taken for something by a function's name, where letters and conventions are many. */
const byName: ReadonlySet<Wording> = new Set<Wording>([subjects["forward jump"], subjects["forward step"], ...Object.values(conversionSubjects)]);

/**
 * A slip is one edit from what is right. What is known by a name that is not plain, differs, and is mended by no edit may as well be meant in another way: it is left open. What Python raises stands.
 * `text` is the document's.
 */
export function heldByMend(claim: CodeClaim, text: string): CodeClaim {
  const { verdict, rightForm, code, place } = claim;
  if (verdict.kind !== "refuted" || verdict.counterexample.of === "failure" || rightForm !== undefined || !byName.has(code.subject)) return claim;
  const [, name = ""] = [...text.slice(0, place.end).matchAll(/\bdef\s+(\w+)/g)].at(-1) ?? [];
  return plainly.test(name) ? claim : { ...claim, verdict: undecided({ kind: "missing value", subject: "an edit that mends it" }) };
}
