import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { findings } = audit(readDocument("a.md", text), { seed: 1, runs: 40 });
  const { kind } = findings.at(-1)!.verdict;
  return kind === "upheld" ? "proved" : kind;
}

describe("a denoiser of one noise level", () => {
  test.each([
    [String.raw`$c_{\text{skip}}(\sigma)=\frac{\sigma_{\text{data}}^2}{\sigma^2+\sigma_{\text{data}}^2}$`, "proved"],
    [String.raw`$c_{\text{skip}}(\sigma)=\frac{\sigma^2}{\sigma^2+\sigma_{\text{data}}^2}$`, "refuted"],
    [String.raw`$c_{out}=\frac{\sigma\,\sigma_d}{\sqrt{\sigma^2+\sigma_d^2}}$`, "proved"],
    [String.raw`$c_{out}=\frac{\sigma\,\sigma_d}{\sigma^2+\sigma_d^2}$`, "refuted"],
    [String.raw`$c_{\text{in}}(\sigma)=1/\sqrt{\sigma^2+\sigma_{\text{data}}^2}$`, "proved"],
    [String.raw`$\lambda(\sigma)=\frac{\sigma^2+\sigma_{\text{data}}^2}{(\sigma\,\sigma_{\text{data}})^2}$`, "proved"],
    [String.raw`$\lambda(\sigma)=1/c_{\text{out}}(\sigma)$`, "refuted"],
    [String.raw`$\nabla_x\log p(x;\sigma)=(D(x;\sigma)-x)/\sigma^2$`, "proved"],
    [String.raw`$\nabla_x\log p(x;\sigma)=(D(x;\sigma)-x)/\sigma$`, "refuted"],
    [String.raw`$\frac{dx}{d\sigma}=\frac{x-D_\theta(x;\sigma)}{\sigma}$`, "proved"],
    [String.raw`$\frac{dx}{d\sigma}=\frac{D_\theta(x;\sigma)-x}{\sigma}$`, "refuted"],
    [String.raw`$c_{\text{in}}(\sigma)=1/\sqrt{\sigma^2+1}$`, "undecided"],
    [String.raw`$c_{\text{skip}}(t)=\frac{\sigma_{\text{data}}^2}{(t-\epsilon)^2+\sigma_{\text{data}}^2}$`, "undecided"],
  ])("%s: %s", (text, verdict) => expect(verdictOn(text)).toBe(verdict));
});
