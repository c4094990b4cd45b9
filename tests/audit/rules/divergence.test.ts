import { describe, expect, it } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const verdictsOf = (text: string) => audit(readDocument("notes.md", text), { seed: 1, runs: 40 }).findings.map((f) => f.verdict.kind);

describe("divergences and the bound's terms", () => {
  it.each([
    String.raw`$D_{\mathrm{KL}}\bigl(\mathcal N(\mu_1,\sigma_1^2)\,\|\,\mathcal N(\mu_2,\sigma_2^2)\bigr)=\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac12$`,
    String.raw`$D_{KL}(\mathcal N(\mu_1,\sigma^2 I)\|\mathcal N(\mu_2,\sigma^2 I))=\frac{1}{2\sigma^2}\|\mu_1-\mu_2\|^2$`,
    String.raw`$D_{KL}(N(\tilde\mu_t(x_t,x_0),\sigma_t^2 I)\|N(\mu_\theta(x_t,t),\sigma_t^2 I))=\frac{1}{2\sigma_t^2}\|\tilde\mu_t(x_t,x_0)-\mu_\theta(x_t,t)\|^2$`,
    String.raw`$D_{KL}(q(x_T|x_0)\|\mathcal N(0,I))=\frac12\left(\bar\alpha_T\|x_0\|^2-d\bar\alpha_T-d\log(1-\bar\alpha_T)\right)$`,
    String.raw`$L_{t-1}=\mathbb E_q[D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))]$`,
    String.raw`$L_{t-1}=\mathbb E_q\left[\frac{1}{2\sigma_t^2}\|\tilde\mu_t-\mu_\theta\|^2\right]+C$`,
    String.raw`$L_{t-1}=\mathbb E\left[\frac{\beta_t^2}{2\sigma_t^2\alpha_t(1-\bar\alpha_t)}\|\epsilon-\epsilon_\theta(x_t,t)\|^2\right]$`,
  ])("upholds %s", (text) => expect(["proved", "upheld"]).toContain(verdictsOf(text)[0]));

  it.each([
    String.raw`$D_{\mathrm{KL}}=\log\frac{\sigma_1}{\sigma_2}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac12$`,
    String.raw`$D_{KL}(\mathcal N(\mu_1,\sigma^2 I)\|\mathcal N(\mu_2,\sigma^2 I))=\frac{1}{\sigma^2}\|\mu_1-\mu_2\|^2$`,
    String.raw`$D_{KL}(q(x_T|x_0)\|\mathcal N(0,I))=\frac12\left(\bar\alpha_T\|x_0\|^2-d\bar\alpha_T+d\log(1-\bar\alpha_T)\right)$`,
    String.raw`$L_{t-1}=\mathbb E_q[D_{KL}(p_\theta(x_{t-1}|x_t)\|q(x_{t-1}|x_t,x_0))]$`,
    String.raw`$L_{t-1}=\mathbb E_q\left[\frac{1}{2\sigma_t^2}\|\tilde\mu_t-\mu_\theta\|\right]+C$`,
    String.raw`$L_{t-1}=\mathbb E\left[\frac{\beta_t}{2\sigma_t^2\alpha_t(1-\bar\alpha_t)}\|\epsilon-\epsilon_\theta(x_t,t)\|^2\right]$`,
  ])("refutes %s", (text) => expect(verdictsOf(text)).toEqual(["refuted"]));

  it("lets β_t or its posterior version be the variance, and a training weight be anything", () => {
    expect(verdictsOf(String.raw`$L_{t-1}=\mathbb E\left[\frac{\beta_t}{2\alpha_t(1-\bar\alpha_t)}\|\epsilon-\epsilon_\theta(x_t,t)\|^2\right]$`)).not.toContain("refuted");
    expect(verdictsOf(String.raw`$L_t=\mathbb E\left[\frac{1}{\sigma_t^2}\|\epsilon-\epsilon_\theta(x_t,t)\|^2\right]$`)).not.toContain("refuted");
  });

  it("lets N(μ, σ) give the standard deviation", () => {
    expect(verdictsOf(String.raw`$D_{KL}(N(\mu_1,\sigma_1)\|N(\mu_2,\sigma_2))=\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac12$`)).toEqual(["upheld"]);
  });

  it("leaves the reverse divergence of another objective alone", () => {
    expect(verdictsOf(String.raw`$\mathcal J=\mathbb E[D_{KL}(p_\theta(x_{t-1}|x_t)\|q(x_{t-1}|x_t,x_0))]$`)).not.toContain("refuted");
  });
});
