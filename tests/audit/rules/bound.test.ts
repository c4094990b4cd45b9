import { describe, expect, it } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const findingsOf = (text: string) => audit(readDocument("notes.md", text), { seed: 1, runs: 40 }).findings;
const verdictsOf = (text: string) => findingsOf(text).map((f) => f.verdict.kind);

const evidence = String.raw`\mathbb E_q\left[\log\frac{q(x_{1:T}|x_0)}{p_\theta(x_{0:T})}\right]`;

describe("a bound and its derivation", () => {
  it("is a finding a line, each upheld", () => {
    const lines = String.raw`
$$\begin{aligned}
-\log p_\theta(x_0) &\le \mathbb E_q\left[-\log\frac{p_\theta(x_{0:T})}{q(x_{1:T}|x_0)}\right] \\
&= \mathbb E_q\Big[-\log p(x_T)-\sum_{t\ge 1}\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_t|x_{t-1})}\Big] \\
&= \mathbb E_q\Big[-\log p(x_T)-\sum_{t>1}\log\Big(\frac{p_\theta(x_{t-1}|x_t)}{q(x_{t-1}|x_t,x_0)}\cdot\frac{q(x_{t-1}|x_0)}{q(x_t|x_0)}\Big)-\log\frac{p_\theta(x_0|x_1)}{q(x_1|x_0)}\Big] \\
&= \mathbb E_q\Big[-\log\frac{p(x_T)}{q(x_T|x_0)}-\sum_{t>1}\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_{t-1}|x_t,x_0)}-\log p_\theta(x_0|x_1)\Big] \\
&= \mathbb E_q\Big[D_{KL}(q(x_T|x_0)\|p(x_T))+\sum_{t>1}D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))-\log p_\theta(x_0|x_1)\Big]
\end{aligned}$$`;
    expect(verdictsOf(lines)).toEqual(Array.from({ length: 5 }, () => "upheld"));
  });

  it.each([
    String.raw`$$p_\theta(x_0)=\int p_\theta(x_{0:T})\,dx_{1:T}$$`,
    String.raw`$$p_\theta(x_{0:T})=p(x_T)\prod_{t=1}^T p_\theta(x_{t-1}|x_t)$$`,
    String.raw`$$\log p_\theta(x_0)=\log\mathbb E_{q(x_{1:T}|x_0)}\left[\frac{p_\theta(x_{0:T})}{q(x_{1:T}|x_0)}\right]$$`,
    String.raw`$$\log p_\theta(x_0)=\mathbb E_{q(x_{1:T}|x_0)}\left[\log\frac{p_\theta(x_{0:T})}{q(x_{1:T}|x_0)}\right]+D_{KL}(q(x_{1:T}|x_0)\|p_\theta(x_{1:T}|x_0))$$`,
    String.raw`$$${evidence}=\mathbb E_{q(x_{1:T}|x_0)}[L_T+L_{T-1}+\dots+L_0]$$`,
    String.raw`$$L_{\text{vlb}}=L_T+\sum_{t=2}^T L_{t-1}+L_0$$`,
    String.raw`$$\mathbb E_{q(x_0)}[-\log p_\theta(x_0)]\le\mathbb E_{q(x_{0:T})}\left[\log\frac{q(x_{1:T}|x_0)}{p_\theta(x_{0:T})}\right]$$`,
    String.raw`$$\log p(x)=\mathbb E_{q_\phi(z|x)}\left[\log\frac{p_\theta(x,z)}{q_\phi(z|x)}\right]+D_{KL}(q_\phi(z|x)\|p_\theta(z|x))$$`,
    String.raw`$$\log p(x)\ge\mathbb E_{q_\phi(z|x)}[\log p_\theta(x|z)]-D_{KL}(q_\phi(z|x)\|p(z))$$`,
    String.raw`$$\log p(x)\ge\mathbb E_{q_\phi(z_{1:T}|x)}\left[\log\frac{p(z_T)p_\theta(x|z_1)\prod_{t=2}^T p_\theta(z_{t-1}|z_t)}{q_\phi(z_1|x)\prod_{t=2}^T q_\phi(z_t|z_{t-1})}\right]$$`,
    String.raw`$$${evidence}=\sum_{t=1}^T\mathbb E_{q(x_t|x_0)}[D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))]+D_{KL}(q(x_T|x_0)\|p(x_T))$$`,
    String.raw`$$L_{\text{vlb}}=L_0+L_1+\dots+L_{T-1}+L_T$$`,
    String.raw`$$p_\theta(x_0)=\mathbb E_{q(x_{1:T}|x_0)}\left[p(x_T)\prod_{t=1}^T\frac{p_\theta(x_{t-1}|x_t)}{q(x_t|x_{t-1})}\right]$$`,
    String.raw`$$q(x_{t-1}|x_0)=\int q(x_{t-1}|x_t,x_0)q(x_t|x_0)\,dx_t$$`,
    String.raw`$$\sum_{t=2}^T\log\frac{q(x_t|x_0)}{q(x_{t-1}|x_0)}=\log\frac{q(x_T|x_0)}{q(x_1|x_0)}$$`,
  ])("upholds %s", (text) => expect(verdictsOf(text)).toEqual(["upheld"]));

  it.each([
    ["a sign", String.raw`$$-\log p_\theta(x_0)\le\mathbb E_q\left[\log\frac{p_\theta(x_{0:T})}{q(x_{1:T}|x_0)}\right]$$`],
    ["a quotient upside down", String.raw`$$${evidence}=\mathbb E_q\Big[-\log p(x_T)-\sum_{t\ge1}\log\frac{q(x_t|x_{t-1})}{p_\theta(x_{t-1}|x_t)}\Big]$$`],
    ["a sum from 1", String.raw`$$${evidence}=\mathbb E_q\Big[-\log\frac{p(x_T)}{q(x_T|x_0)}-\sum_{t\ge1}\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_{t-1}|x_t,x_0)}-\log p_\theta(x_0|x_1)\Big]$$`],
    ["a missing term", String.raw`$$${evidence}=\mathbb E_q\Big[-\log\frac{p(x_T)}{q(x_T|x_0)}-\sum_{t>1}\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_{t-1}|x_t,x_0)}\Big]$$`],
    ["a divergence turned round", String.raw`$$${evidence}=\mathbb E_q\Big[D_{KL}(p(x_T)\|q(x_T|x_0))+\sum_{t>1}D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))-\log p_\theta(x_0|x_1)\Big]$$`],
    ["an average over another state", String.raw`$$${evidence}=D_{KL}(q(x_T|x_0)\|p(x_T))+\sum_{t=2}^T\mathbb E_{q(x_{t-1}|x_0)}[D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))]-\mathbb E_{q(x_1|x_0)}[\log p_\theta(x_0|x_1)]$$`],
    ["L_0 counted twice", String.raw`$$L_{\text{vlb}}=L_T+\sum_{t=1}^T L_{t-1}+L_0$$`],
    ["Jensen's inequality turned round", String.raw`$$\log p(x)\le\mathbb E_{q_\phi(z|x)}\left[\log\frac{p_\theta(x,z)}{q_\phi(z|x)}\right]$$`],
    ["the wrong gap", String.raw`$$\log p(x)=\mathbb E_{q_\phi(z|x)}\left[\log\frac{p_\theta(x,z)}{q_\phi(z|x)}\right]+D_{KL}(p_\theta(z|x)\|q_\phi(z|x))$$`],
    ["an integral over too little", String.raw`$$p_\theta(x_0)=\int p_\theta(x_{1:T})\,dx_{1:T}$$`],
    ["an integral that is another state's law", String.raw`$$q(x_t|x_0)=\int q(x_{t-1}|x_t,x_0)q(x_t|x_0)\,dx_t$$`],
    ["a telescope that begins too late", String.raw`$$\sum_{t=2}^T\log\frac{q(x_t|x_0)}{q(x_{t-1}|x_0)}=\log\frac{q(x_T|x_0)}{q(x_2|x_0)}$$`],
  ])("refutes %s", (_, text) => expect(verdictsOf(text)).toContain("refuted"));

  it("blames a broken line once", () => {
    const lines = String.raw`$$\begin{aligned}${evidence}&=\mathbb E_q\Big[\log\frac{p(x_T)}{q(x_T|x_{T-1})}\Big]\\&=\mathbb E_q\Big[-\log p(x_T)-\sum_{t\ge 1}\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_t|x_{t-1})}\Big]\end{aligned}$$`;
    expect(verdictsOf(lines)).toEqual(["refuted", "upheld"]);
  });

  it.each([
    String.raw`$$q(x_{1:T}|x_0)=q(x_1|x_0)q(x_2|x_1)\cdots q(x_T|x_{T-1})$$`,
    String.raw`$$p_\theta(x_{0:T})=p(x_T)p_\theta(x_{T-1}|x_T)\cdots p_\theta(x_0|x_1)$$`,
    String.raw`$$p_\theta(x_{0:T})=p(x_T)\Pi_{t=1}^T p_\theta(x_{t-1}|x_t)$$`,
  ])("reads products with dots and by the letter: %s", (text) => {
    expect(verdictsOf(text)).toEqual(["upheld"]);
    expect(verdictsOf(text.replace("x_{T-1}", "x_{T-2}").replace("t=1", "t=2"))).not.toContain("upheld");
  });

  it("takes the bound by its name with either sign, and a bare L only where that makes it true", () => {
    expect(verdictsOf(String.raw`$$\log p_\theta(x)=\mathrm{ELBO}+D_{KL}(q_\phi(z|x)\|p_\theta(z|x))$$`)).toEqual(["upheld"]);
    expect(verdictsOf(String.raw`$$\log p_\theta(x)=\mathrm{ELBO}-D_{KL}(q_\phi(z|x)\|p_\theta(z|x))$$`)).toEqual(["refuted"]);
    expect(verdictsOf(String.raw`$$\log p_\theta(x)=\mathcal L(\theta,\phi;x)+D_{KL}(q_\phi(z|x)\|p_\theta(z|x))$$`)).toEqual(["upheld"]);
    expect(verdictsOf(String.raw`$$\mathcal L=\mathbb E_q[\log p_\theta(x_0|x_1)]$$`)).toEqual(["undecided"]);
  });

  it("leaves what a document only names alone", () => {
    for (const text of [String.raw`$L=\mathbb E_q[\log q(x_{1:T}|x_0)]$`, String.raw`$\mathbb E_p[\log D(x)]+\mathbb E_q[\log(1-D(x))]=V$`, String.raw`$\log p(x_t|x_{t-1})=\log p(x_{t-1}|x_t)$`])
      expect(verdictsOf(text)).not.toContain("refuted");
  });

  it("does not refute a divergence written loosely under an average over a later state", () => {
    expect(verdictsOf(String.raw`$$\mathbb E_{q(x_1,x_2|x_0)}\Big[\log\frac{p_\theta(x_1|x_2)}{q(x_1|x_0)}\Big]=-\mathbb E_{q(x_2|x_0)}\big[D_{KL}(q(x_1|x_0)\|p_\theta(x_1|x_2))\big]$$`)).toEqual(["undecided"]);
  });
});

describe("densities up to a factor", () => {
  const quadratic = String.raw`\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{\beta_t}+\frac{(x_{t-1}-\sqrt{\bar\alpha_{t-1}}x_0)^2}{1-\bar\alpha_{t-1}}-\frac{(x_t-\sqrt{\bar\alpha_t}x_0)^2}{1-\bar\alpha_t}`;
  const collected = (linear: string) => String.raw`\Big(\frac{\alpha_t}{\beta_t}+\frac{1}{1-\bar\alpha_{t-1}}\Big)x_{t-1}^2-${linear}x_{t-1}+C(x_t,x_0)`;
  const right = String.raw`\Big(\frac{2\sqrt{\alpha_t}}{\beta_t}x_t+\frac{2\sqrt{\bar\alpha_{t-1}}}{1-\bar\alpha_{t-1}}x_0\Big)`;

  it("are settled up to what does not hang on the state", () => {
    expect(verdictsOf(String.raw`$$\begin{aligned}q(x_{t-1}|x_t,x_0)&\propto\exp\Big(-\frac12\Big(${quadratic}\Big)\Big)\\&=\exp\Big(-\frac12\Big(${collected(right)}\Big)\Big)\end{aligned}$$`)).toEqual(["upheld", "proved"]);
    expect(verdictsOf(String.raw`$$-2\log q(x_{t-1}|x_t,x_0)=${quadratic}+C$$`)).not.toContain("refuted");
  });

  it("are refuted where a coefficient of the state is wrong", () => {
    expect(verdictsOf(String.raw`$$\begin{aligned}q(x_{t-1}|x_t,x_0)&\propto\exp\Big(-\frac12\Big(${quadratic}\Big)\Big)\\&=\exp\Big(-\frac12\Big(${collected(right.replaceAll("2", ""))}\Big)\Big)\end{aligned}$$`)[1]).toBe("refuted");
    expect(verdictsOf(String.raw`$$q(x_{t-1}|x_t,x_0)\propto\exp\Big(-\Big(${quadratic}\Big)\Big)$$`)).toEqual(["refuted"]);
  });
});
