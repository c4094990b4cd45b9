import { catalog } from "../../src/catalog.ts";
import { formulaQuestion } from "../../src/verify/formula-question.ts";
import { type Statement, statementOf } from "../../src/verify/statement.ts";
import type { Verdict } from "../../src/verify/verdict.ts";
import { finish, type Question, verify } from "../../src/verify/verify.ts";
import type { StatedClaim } from "./claims.ts";

/** A claim of a document as a question, standing on the catalog's formulas and the document's own lines. */
export function questionFrom({ uses, cells, claim }: Pick<StatedClaim, "uses" | "cells" | "claim">, runs = 300, seed = 7): Question {
  const text = [...cells, ...uses.flatMap((name) => catalog.find(name)!.text.split("\n"))];
  const own = new Set<string>();
  // The document's own lines come first and win over the catalog's of the same name.
  const kept = text.filter((line) => {
    const name = /^\s*(\w+(\[\w+\])?)/.exec(line)?.[1] ?? line;
    return own.has(name) ? false : own.add(name);
  });
  const { definitions, parameters, proofs } = formulaQuestion("claim", { text: kept.join("\n") }, [{ claim, why: { en: "", zh: "" } }], catalog);
  return { claim: proofs[0]!.claim, definitions, parameters, runs, seed };
}

export const verdictOn = (claim: Pick<StatedClaim, "uses" | "cells" | "claim">, runs?: number): Verdict => finish(verify(questionFrom(claim, runs)));

export const statementFrom = (claim: Pick<StatedClaim, "uses" | "cells" | "claim">): Statement => {
  const { claim: line, definitions, parameters } = questionFrom(claim);
  return statementOf(line, definitions, parameters);
};
