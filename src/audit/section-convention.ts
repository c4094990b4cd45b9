import { undecided } from "./decide.ts";
import type { Finding } from "./finding.ts";
import type { Lexicon } from "./reading.ts";
import type { Verdict } from "../verify/verdict.ts";

/** A finding without the right form, which an open one has not. */
function without<F extends object>(finding: F): F {
  const plain = { ...finding };
  delete (plain as { rightForm?: unknown }).rightForm;
  return plain;
}

/** A finding that can be judged again under another lexicon, with the section it stands in. */
export interface Rejudged<F extends Pick<Finding, "verdict">> {
  readonly finding: F;
  readonly section: string;
  readonly again: (other: Lexicon) => Verdict["kind"];
}

/**
 * A section that writes α_t for what the rest of the document calls ᾱ_t, as one on DDIM after one on DDPM does: where no formula of it has ᾱ and two or
 * more of its claims fail with α_t = 1 − β_t and hold with ∏ (1 − β_s), it follows the other convention, and which is meant is left open.
 */
export function withSectionConventions<F extends Pick<Finding, "verdict">, R extends Rejudged<F>>(judged: readonly R[], lexicon: Lexicon, barred: ReadonlySet<string>): readonly R[] {
  if (lexicon.alpha !== "step") return judged;
  const saved = judged.filter(({ finding, section, again }) => finding.verdict.kind === "refuted" && !barred.has(section) && ["proved", "upheld"].includes(again({ ...lexicon, alpha: "cumulative" })));
  const agreeing = saved.filter(({ section }) => saved.filter((other) => other.section === section).length > 1);
  const open = undecided({ kind: "ambiguous reading", subject: "alpha", hint: "this section's own" });
  return judged.map((each) => (agreeing.includes(each) ? { ...each, finding: { ...without(each.finding), verdict: open } } : each));
}
