import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const findingsOf = (text: string) => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings;

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { kind } = findingsOf(text).at(-1)!.verdict;
  return kind === "upheld" ? "proved" : kind;
}

const model = String.raw`Let $q(z_t\mid x)=\mathcal N(\alpha_t x,\sigma_t^2 I)$ with $\alpha_t^2+\sigma_t^2=1$. `;
const falling = model + String.raw`$\alpha_t^2=\mathrm{sigmoid}(-\gamma_\eta(t))$, hence `;

describe("a learned γ of time", () => {
  test.each([
    [falling + String.raw`$\sigma_t^2=\mathrm{sigmoid}(\gamma_\eta(t))$`, "proved"],
    [falling + String.raw`$\sigma_t^2=\mathrm{sigmoid}(-\gamma_\eta(t))$`, "refuted"],
    [falling + String.raw`$\mathrm{SNR}(t)=\exp(-\gamma_\eta(t))$`, "proved"],
    [falling + String.raw`$\mathrm{SNR}(t)=\exp(\gamma_\eta(t))$`, "refuted"],
    [model + String.raw`$\alpha_t^2=\mathrm{sigmoid}(\gamma(t))$, hence $\mathrm{SNR}(t)=\exp(\gamma(t))$`, "proved"],
    [model + String.raw`Here $\mathrm{SNR}(t)=\exp(-\gamma(t))$`, "undecided"],
  ])("%s: %s", (text, verdict) => expect(verdictOn(text)).toBe(verdict));

  test("the right form stays in its letters", () => expect(findingsOf(falling + String.raw`$\mathrm{SNR}(t)=\exp(\gamma_\eta(t))$`).at(-1)!.rightForm).toBe(String.raw`\exp(-\gamma_\eta(t))`));
});
