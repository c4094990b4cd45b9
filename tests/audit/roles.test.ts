import { describe, expect, it } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const verdictsOf = (text: string) => audit(readDocument("notes.md", text), { seed: 1, runs: 40 }).findings.map((f) => f.verdict.kind);

describe("letters by another name", () => {
  it("reads a thesis's superscripts by its own definitions, steps by k and K", () => {
    const defined = String.raw`$a^{(k)}=1-b^{(k)}$, $\bar a^{(k)}=\prod_{j=1}^{k}a^{(j)}$, $q(x^{(k)}\mid x^{(k-1)})=\mathcal N(x^{(k)};\sqrt{a^{(k)}}x^{(k-1)},b^{(k)}I)$. `;
    expect(verdictsOf(defined + String.raw`$q(x^{(k)}\mid x^{(0)})=\mathcal N(x^{(k)};\sqrt{\bar a^{(k)}}x^{(0)},(1-\bar a^{(k)})I)$`)).toEqual(["proved", "proved", "proved", "proved"]);
    expect(verdictsOf(defined + String.raw`$q(x^{(k)}\mid x^{(0)})=\mathcal N(x^{(k)};\bar a^{(k)}x^{(0)},(1-\bar a^{(k)})I)$`)).toEqual(["proved", "proved", "proved", "refuted"]);
  });

  it("reads states z_t, data y and γ_t for ᾱ_t", () => {
    const defined = String.raw`I write $\gamma_t$ for $\bar\alpha_t$: $q(z_t\mid z_{t-1})=\mathcal N(\sqrt{\alpha_t}z_{t-1},(1-\alpha_t)I)$, $\gamma_t=\prod_{i=1}^t\alpha_i$, $q(z_t\mid y)=\mathcal N(\sqrt{\gamma_t}y,(1-\gamma_t)I)$. `;
    expect(verdictsOf(defined + String.raw`$z_t=\sqrt{\gamma_t}\,y+(1-\gamma_t)\epsilon$`)).toEqual(["proved", "proved", "proved", "refuted"]);
  });

  it("reads a noise W_n by what it is drawn from", () => {
    expect(verdictsOf(String.raw`$y_n=\sqrt{1-b_n}\,y_{n-1}+\sqrt{b_n}\,W_n$, $W_n\sim N(0,I)$`)).toEqual(["proved"]);
    expect(verdictsOf(String.raw`$y_n=\sqrt{1-b_n}\,y_{n-1}+b_n\,W_n$, $W_n\sim N(0,I)$`)).not.toContain("proved");
  });

  it("leaves letters open that nothing ties to each other", () => {
    expect(verdictsOf(String.raw`$q(x_t\mid x_{t-1})=N(\sqrt{a_t}x_{t-1},b_tI)$`)).toEqual(["undecided"]);
    expect(verdictsOf(String.raw`$q(x_t\mid x_{t-1})=N(a_tx_{t-1},b_tI)$`)).toEqual(["undecided"]);
  });
});
