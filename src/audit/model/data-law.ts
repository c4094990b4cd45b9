import { fail } from "../../base/problem.ts";
import { call, name, type Term, walk } from "../../term/term.ts";

/** What a document declares of x_0: its law, or its variance and perhaps its mean. */
export interface DataLaw {
  readonly mean?: Term;
  readonly variance: Term;
  readonly gaussian: boolean;
}

/** The law of x_0 as a term, by which moments are taken; a mean that is not known is the free m. */
export const dataTerm = ({ mean = name("m"), variance }: DataLaw): Term => call("normal", mean, variance);

/** Refuses what two moments cannot tell: a law given a later state hangs on all of the data's. */
export function refuseBeyondMoments(term: Term, { gaussian }: DataLaw): void {
  if (gaussian) return;
  walk(term, (inner) => { if (inner.kind === "call" && ["condition", "score", "density", "logDensity"].includes(inner.name)) fail("missing value", "the law of the data"); });
}
