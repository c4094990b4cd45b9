import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { findings } = audit(readDocument("a.md", text), { seed: 1, runs: 40 });
  const { kind } = findings.at(-1)!.verdict;
  return kind === "upheld" ? "proved" : kind;
}

const ended = String.raw`With $\bar\alpha_T=0$ we have `;

describe("a chain with zero terminal SNR", () => {
  test.each([
    [ended + String.raw`$\beta_T=1$`, "proved"],
    [ended + String.raw`$\beta_T=0$`, "refuted"],
    [ended + String.raw`$\tilde\beta_T=1-\bar\alpha_{T-1}$`, "proved"],
    [ended + String.raw`$\tilde\mu_T=\bar\alpha_{T-1}x_0$`, "refuted"],
    [ended + String.raw`$x_T=\epsilon$ and $v_\theta(x_T,T)=-x_0$`, "proved"],
    [ended + String.raw`$v_\theta(x_T,T)=\epsilon$`, "refuted"],
    [String.raw`At the end $\tilde\beta_T=1-\bar\alpha_{T-1}$`, "undecided"],
    [String.raw`At the end $\mathrm{SNR}(T)=\bar\alpha_T/(1-\bar\alpha_T)$`, "proved"],
    [String.raw`Rescaling for zero terminal SNR: $\sqrt{\bar\alpha_t}'=(\sqrt{\bar\alpha_t}-\sqrt{\bar\alpha_T})\frac{\sqrt{\bar\alpha_1}}{\sqrt{\bar\alpha_1}-\sqrt{\bar\alpha_T}}$`, "proved"],
    [String.raw`Rescaling for zero terminal SNR: $\sqrt{\bar\alpha_t}'=(\sqrt{\bar\alpha_t}-\sqrt{\bar\alpha_T})\frac{\sqrt{\bar\alpha_T}}{\sqrt{\bar\alpha_1}-\sqrt{\bar\alpha_T}}$`, "refuted"],
    [String.raw`$\alpha_t'=\bar\alpha_t'/\bar\alpha_{t-1}'$ and $\beta_t'=1-\alpha_t'$`, "proved"],
    [String.raw`$\alpha_t'=\bar\alpha_t'/\bar\alpha_{t-1}'$ and $\beta_t'=1-\sqrt{\alpha_t'}$`, "refuted"],
    [String.raw`$\beta_t'=\beta_t/2$`, "undecided"],
  ])("%s: %s", (text, verdict) => expect(verdictOn(text)).toBe(verdict));
});
