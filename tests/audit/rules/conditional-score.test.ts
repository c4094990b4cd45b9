import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { findings } = audit(readDocument("a.md", text), { seed: 1, runs: 40 });
  const { kind } = findings.at(-1)!.verdict;
  return kind === "upheld" ? "proved" : kind;
}

describe("scores with and without a condition", () => {
  test.each([
    [String.raw`$\nabla_{x_t}\log p(x_t|y)=\nabla_{x_t}\log p(x_t)+\nabla_{x_t}\log p(y|x_t)$`, "proved"],
    [String.raw`$\nabla_{x_t}\log p(x_t|y)=\nabla_{x_t}\log p(x_t)-\nabla_{x_t}\log p(y|x_t)$`, "refuted"],
    [String.raw`$\nabla_{x_t}\log p(x_t|y)=-\frac{1}{\sqrt{1-\bar\alpha_t}}(\epsilon_\theta(x_t,t)-\sqrt{1-\bar\alpha_t}\nabla_{x_t}\log p(y|x_t))$`, "proved"],
    [String.raw`$\nabla_{x_t}\log p(y|x_t)=-\frac{1}{\sqrt{1-\bar\alpha_t}}(\epsilon_\theta(x_t,t,y)-\epsilon_\theta(x_t,t))$`, "proved"],
    [String.raw`$\hat\epsilon_\theta(x_t)=\epsilon_\theta(x_t,t)-w\sqrt{1-\bar\alpha_t}\nabla_{x_t}\log p_\phi(y|x_t)$`, "proved"],
    [String.raw`$\hat\epsilon_\theta(x_t)=\epsilon_\theta(x_t,t)+\sqrt{1-\bar\alpha_t}\nabla_{x_t}\log p_\phi(y|x_t)$`, "refuted"],
    [String.raw`$\hat\epsilon_\theta(x_t)=\epsilon_\theta(x_t,t)-(1-\bar\alpha_t)\nabla_{x_t}\log p_\phi(y|x_t)$`, "refuted"],
    [String.raw`$\hat\epsilon_\theta(x_t)=\epsilon_\theta(x_t,t)-w\nabla_{x_t}\log p_\phi(y|x_t)$`, "undecided"],
  ])("%s: %s", (text, verdict) => expect(verdictOn(text)).toBe(verdict));
});
