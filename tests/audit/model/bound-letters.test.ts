import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { findings } = audit(readDocument("a.md", text), { seed: 1, runs: 40 });
  const { kind } = findings.at(-1)!.verdict;
  return kind === "upheld" ? "proved" : kind;
}

const law = String.raw`By Bayes, $q(x_{t-1}\mid x_t,x_0)=\mathcal N(x_{t-1};\mu,\sigma^2 I)$ with `;
const marginal = String.raw`$q(x_t\mid x_0)=\mathcal N(m, v I)$ where `;
const square = String.raw`$-2\log q(x_{t-1}\mid x_t,x_0)=\frac{(x_{t-1}-m)^2}{\tilde\beta_t}+C$ with `;

describe("a letter that the words or the law beside it bind", () => {
  test.each([
    [law + String.raw`$\mu=\frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})x_t+\sqrt{\bar\alpha_{t-1}}\beta_t x_0}{1-\bar\alpha_t}$`, "proved"],
    [law + String.raw`$\mu=\frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})x_0+\sqrt{\bar\alpha_{t-1}}\beta_t x_t}{1-\bar\alpha_t}$`, "refuted"],
    [law + String.raw`$\sigma^2=\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t$`, "proved"],
    [law + String.raw`$\sigma=\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t$`, "refuted"],
    [marginal + String.raw`$m=\sqrt{\bar\alpha_t}x_0$`, "proved"],
    [marginal + String.raw`$v=\sqrt{1-\bar\alpha_t}$`, "refuted"],
    [square + String.raw`$m=\frac{1}{\sqrt{\alpha_t}}(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon)$`, "proved"],
    [square + String.raw`$m=\frac{1}{\sqrt{\alpha_t}}(x_t-\frac{\beta_t}{1-\bar\alpha_t}\epsilon)$`, "refuted"],
    [square + String.raw`the rest. At $t=1$ it is $m=x_0$`, "proved"],
    [String.raw`后验方差为 $s^2=\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t$`, "proved"],
    [String.raw`后验方差为 $s^2=\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_{t-1}$`, "refuted"],
    [String.raw`$\Sigma_q(t)=\frac{(1-\alpha_t)(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}I$`, "proved"],
    [String.raw`Let $a=\sqrt{\bar\alpha_t}$ and $b=\sqrt{1-\bar\alpha_t}$. Then $x_0=(x_t-b\epsilon)/a$`, "proved"],
    [String.raw`Let $a=\sqrt{\bar\alpha_t}$ and $b=1-\bar\alpha_t$. Then $x_t=a x_0+b\epsilon$`, "refuted"],
    [String.raw`From the forward process posterior the mean is $\mu=\frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})x_t+\sqrt{\bar\alpha_{t-1}}\beta_t x_0}{1-\bar\alpha_t}$`, "proved"],
    [String.raw`求后验方差：$\tilde\sigma_t^2=\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t$`, "proved"],
    [String.raw`求后验方差：$\tilde\sigma_t^2=\frac{1-\bar\alpha_t}{1-\bar\alpha_{t-1}}\beta_t$`, "refuted"],
    [String.raw`$q(x_{t-1}|x_t,x_0)=\mathcal N(\tilde\mu_t,\tilde\sigma_t^2I)$ with $\tilde\sigma_t=\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t$`, "refuted"],
    [String.raw`The SNR is $\mathrm{SNR}=\frac{\bar\alpha_t}{1-\bar\alpha_t}$`, "proved"],
    [String.raw`The SNR is $\mathrm{SNR}=\frac{\sqrt{\bar\alpha_t}}{1-\bar\alpha_t}$`, "refuted"],
    [String.raw`With $v=\sqrt{\bar\alpha_t}\epsilon-\sqrt{1-\bar\alpha_t}x_0$ we have $\epsilon=\sqrt{1-\bar\alpha_t}x_t+\sqrt{\bar\alpha_t}v$`, "proved"],
    [String.raw`With $v=\sqrt{\bar\alpha_t}\epsilon-\sqrt{1-\bar\alpha_t}x_0$ we have $x_0=\sqrt{\bar\alpha_t}x_t+\sqrt{1-\bar\alpha_t}v$`, "refuted"],
    [String.raw`With $v=\sqrt{1-\bar\alpha_t}x_0-\sqrt{\bar\alpha_t}\epsilon$ we have $x_0=\sqrt{\bar\alpha_t}x_t+\sqrt{1-\bar\alpha_t}v$`, "proved"],
    [String.raw`The loss is $\mathcal L=\mathbb E\|f_\theta(x_t,t)-\epsilon\|^2$ and $\hat x_0=\frac{x_t-\sqrt{1-\bar\alpha_t}f_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}$`, "proved"],
  ])("%s: %s", (text, verdict) => expect(verdictOn(text)).toBe(verdict));

  test.each([
    ["DDIM's coefficients", String.raw`Let $q(x_{t-1}\mid x_t,x_0)=\mathcal N(k x_0+m x_t,\sigma^2 I)$, where $m=\sqrt{\frac{1-\bar\alpha_{t-1}-\sigma^2}{1-\bar\alpha_t}}$`],
    ["the mean of a deterministic step", String.raw`The deterministic step has the mean $\mu=\sqrt{\bar\alpha_{t-1}}x_0+\sqrt{1-\bar\alpha_{t-1}}\frac{x_t-\sqrt{\bar\alpha_t}x_0}{\sqrt{1-\bar\alpha_t}}$`],
    ["the mean of the data given x_t", String.raw`The posterior mean is $\mu=\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}$`],
    ["a letter of another section", `# A\n\n${law}$\\mu=\\tilde\\mu_t$\n\n# B\n\n` + String.raw`Let the data have the mean $\mu=x_0+\beta_t x_t$`],
    ["the two laws of a product", law + String.raw`$\sigma^2=\frac{\sigma_1^2\sigma_2^2}{\sigma_1^2+\sigma_2^2}$`],
    ["letters anew in the general case", String.raw`Let $a=\sqrt{\bar\alpha_t}$ and $b=\sqrt{1-\bar\alpha_t}$. In the general case we write $x_t=a x_s+b\epsilon$`],
    ["a velocity of another model", String.raw`The velocity is $v=\epsilon-x_0$`],
  ])("is left alone: %s", (_, text) => expect(verdictOn(text)).toBe("undecided"));

  test("the finding stands where the letter is written", () => {
    const text = String.raw`Let $a=\sqrt{\bar\alpha_t}$. Then $a^2=\bar\alpha_t$.`;
    expect(audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.map((f) => f.claim)).toEqual([String.raw`a=\sqrt{\bar\alpha_t}`, String.raw`a^2=\bar\alpha_t`]);
  });
});
