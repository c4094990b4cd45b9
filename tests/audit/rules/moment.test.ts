import { describe, expect, it } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const verdictsOf = (text: string) => audit(readDocument("notes.md", text), { seed: 1, runs: 40 }).findings.map((f) => f.verdict.kind);

describe("means, variances, covariances and scores", () => {
  it.each([
    String.raw`$\mathbb E[X_t\mid X_0]=\sqrt{\bar\alpha_t}\,X_0$`,
    String.raw`$\operatorname{Var}(x_t\mid x_0)=1-\bar\alpha_t$`,
    String.raw`$\operatorname{Cov}(x_s,x_t\mid x_0)=\sqrt{\bar\alpha_t/\bar\alpha_s}\,(1-\bar\alpha_s)I$`,
    String.raw`$\operatorname{Var}[x_{t-1}\mid x_0]=\operatorname{Var}[x_{t-1}\mid x_t,x_0]+\operatorname{Var}[\mathbb E[x_{t-1}\mid x_t,x_0]\mid x_0]$`,
    String.raw`$\nabla_{x_t}\log q(x_t|x_0)=-\frac{\epsilon}{\sqrt{1-\bar\alpha_t}}$`,
    String.raw`$\mathbb E[x_0|x_t]=\frac{x_t+(1-\bar\alpha_t)\nabla_{x_t}\log q(x_t)}{\sqrt{\bar\alpha_t}}$`,
  ])("proves %s", (text) => expect(verdictsOf(text)).toEqual(["proved"]));

  it("takes x̂_0 at the step of what it is predicted from", () =>
    expect(verdictsOf(String.raw`$\hat x_0=\mathbb E[x_0|x_t]=\frac{1}{\sqrt{\bar\alpha_t}}(x_t+(1-\bar\alpha_t)\nabla_{x_t}\log p(x_t))$`)).toEqual(["proved", "proved"]));

  it.each([
    String.raw`$\mathbb E[X_t\mid X_0]=\bar\alpha_t\,X_0$`,
    String.raw`$\operatorname{Cov}[x_t\mid x_0]=(1-\sqrt{\bar\alpha_t})I$`,
    String.raw`$\operatorname{Cov}(x_s,x_t\mid x_0)=\sqrt{\bar\alpha_t/\bar\alpha_s}\,(1-\bar\alpha_t)I$`,
    String.raw`$\nabla_{x_t}\log q(x_t|x_0)=-\frac{\epsilon}{1-\bar\alpha_t}$`,
    String.raw`$\mathbb E[x_0|x_t]=\frac{x_t-(1-\bar\alpha_t)\nabla_{x_t}\log q(x_t)}{\sqrt{\bar\alpha_t}}$`,
  ])("refutes %s", (text) => expect(verdictsOf(text)).toEqual(["refuted"]));

  it("takes the marginal score with the realised noise as the loose writing that it is", () => {
    expect(verdictsOf(String.raw`$\nabla_{x_t}\log p(x_t)=-\epsilon/\sqrt{1-\bar\alpha_t}$`)).toEqual(["proved"]);
  });

  it("leaves open what hangs on the data: unit variance of standardised data, a variance called s²", () => {
    expect(verdictsOf(String.raw`For standardised data $\operatorname{Cov}[x_t]=I$.`)).toEqual(["undecided"]);
    expect(verdictsOf(String.raw`$\operatorname{Var}(x_t)=\bar\alpha_t s^2+1-\bar\alpha_t$`)).toEqual(["undecided"]);
  });

  it("leaves open what x_0 is on the whole given x_t where nothing is said of the data", () => {
    expect(verdictsOf(String.raw`$\mathbb E[x_0\mid x_t]=\tanh\left(\frac{\sqrt{\bar\alpha_t}\,x_t}{1-\bar\alpha_t}\right)$`)).toEqual(["undecided"]);
    expect(verdictsOf(String.raw`$\mathbb E[\epsilon\mid x_t]=\sqrt{1-\bar\alpha_t}\,x_t$`)).toEqual(["undecided"]);
  });

  it("judges recursions for the letters that the moments are given", () => {
    const named = String.raw`$\mathbb E[x_t\mid x_0]=m_tx_0$, $v_t=\operatorname{Var}[x_t\mid x_0]$, `;
    expect(verdictsOf(named + String.raw`$m_t=\sqrt{\alpha_t}\,m_{t-1}$, $v_t=\alpha_tv_{t-1}+\beta_t$`)).toEqual(["proved", "proved", "proved", "proved"]);
    expect(verdictsOf(named + String.raw`$m_t=\alpha_t\,m_{t-1}$, $v_t=\sqrt{\alpha_t}v_{t-1}+\beta_t$`)).toEqual(["proved", "proved", "refuted", "refuted"]);
  });

  it("keeps to a noise that the document takes with a minus", () => {
    const minus = String.raw`$x_t=\sqrt{\bar\alpha_t}x_0-\sqrt{1-\bar\alpha_t}\,\epsilon$, `;
    expect(verdictsOf(minus + String.raw`$\nabla\log q(x_t|x_0)=\epsilon/\sqrt{1-\bar\alpha_t}$`)[1]).toBe("proved");
    expect(verdictsOf(minus + String.raw`$\nabla\log q(x_t|x_0)=-\epsilon/\sqrt{1-\bar\alpha_t}$`)[1]).toBe("refuted");
  });
});
