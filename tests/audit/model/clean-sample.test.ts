import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { findings } = audit(readDocument("a.md", text), { seed: 1, runs: 40 });
  const { kind } = findings.at(-1)!.verdict;
  return kind === "upheld" ? "proved" : kind;
}

const fromZero = String.raw`Indices start at 0: $\alpha_t=1-\beta_t$ and $\bar\alpha_t=\prod_{s=0}^{t}\alpha_s$. `;

describe("a clean sample that is called x_start", () => {
  test.each([
    [String.raw`$x_t=\sqrt{\bar\alpha_t}x_{\text{start}}+\sqrt{1-\bar\alpha_t}\epsilon$`, "proved"],
    [String.raw`$\hat x_{\text{start}}=\frac{x_t-(1-\bar\alpha_t)\epsilon_\theta}{\sqrt{\bar\alpha_t}}$`, "refuted"],
    [String.raw`$x_{\text{prev}}=\sqrt{\bar\alpha_{\text{prev}}}\hat x_{\text{start}}+\sqrt{1-\bar\alpha_{\text{prev}}}\epsilon_\theta$`, "proved"],
    [String.raw`$x_{\text{prev}}=\sqrt{\bar\alpha_{\text{prev}}}\hat x_{\text{start}}+\sqrt{1-\bar\alpha_t}\epsilon_\theta$`, "refuted"],
    [fromZero + String.raw`$x_t=\sqrt{\bar\alpha_t}x_{\text{start}}+\sqrt{1-\bar\alpha_t}\epsilon$, so $x_0=\sqrt{1-\beta_0}x_{\text{start}}+\sqrt{\beta_0}\epsilon$`, "proved"],
    [fromZero + String.raw`$x_t=\sqrt{\bar\alpha_t}x_{\text{start}}+\sqrt{1-\bar\alpha_t}\epsilon$, so $x_0=\sqrt{1-\beta_0}x_{\text{start}}+\beta_0\epsilon$`, "refuted"],
    [String.raw`$x_t=\sqrt{\bar\alpha_t}x_{\text{start}}+\sqrt{1-\bar\alpha_t}\epsilon$, so $x_0=\sqrt{1-\beta_0}x_{\text{start}}+\beta_0\epsilon$`, "undecided"],
  ])("%s: %s", (text, verdict) => expect(verdictOn(text)).toBe(verdict));
});
