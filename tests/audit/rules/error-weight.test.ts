import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { findings } = audit(readDocument("a.md", text), { seed: 1, runs: 40 });
  const { kind } = findings.at(-1)!.verdict;
  return kind === "upheld" ? "proved" : kind;
}

const velocity = String.raw`Let $v=\sqrt{\bar\alpha_t}\epsilon-\sqrt{1-\bar\alpha_t}x_0$. `;
const general = String.raw`Let $x_t=\alpha_t x_0+\sigma_t\epsilon$ with $\alpha_t^2+\sigma_t^2=1$. `;

describe("one prediction's error in terms of another's", () => {
  test.each([
    [String.raw`$\|x_0-\hat x_0\|^2=\frac{1-\bar\alpha_t}{\bar\alpha_t}\|\epsilon-\epsilon_\theta\|^2$`, "proved"],
    [String.raw`$\|x_0-\hat x_0\|^2=\frac{\bar\alpha_t}{1-\bar\alpha_t}\|\epsilon-\epsilon_\theta\|^2$`, "refuted"],
    [String.raw`$\mathbb E\|\epsilon-\epsilon_\theta(x_t,t)\|^2=\mathbb E[\mathrm{SNR}(t)\|x_0-\hat x_0\|^2]$`, "proved"],
    [String.raw`$\frac{1}{2\tilde\beta_t}\|\tilde\mu_t-\mu_\theta\|^2=\frac{\beta_t^2}{2\tilde\beta_t\alpha_t(1-\bar\alpha_t)}\|\epsilon-\epsilon_\theta\|^2$`, "proved"],
    [String.raw`$\frac{1}{2\sigma_t^2}\|\tilde\mu_t(x_t,x_0)-\mu_\theta(x_t,t)\|^2=\frac{\beta_t}{2\sigma_t^2\alpha_t(1-\bar\alpha_t)}\|\epsilon-\epsilon_\theta(x_t,t)\|^2$`, "refuted"],
    [velocity + String.raw`$\|v-v_\theta\|^2=(1+\mathrm{SNR}(t))\|x_0-\hat x_0\|^2$`, "proved"],
    [velocity + String.raw`$\|v-v_\theta\|^2=\mathrm{SNR}(t)\|x_0-\hat x_0\|^2$`, "refuted"],
    [velocity + String.raw`$\mathcal L=\mathbb E\|v-v_\theta(x_t,t)\|^2$`, "proved"],
    [general + String.raw`$\|\epsilon-\hat\epsilon\|^2=\frac{\alpha_t^2}{\sigma_t^2}\|x_0-\hat x_0\|^2$`, "proved"],
    [general + String.raw`$\|\epsilon-\hat\epsilon\|^2=\frac{\sigma_t^2}{\alpha_t^2}\|x_0-\hat x_0\|^2$`, "refuted"],
  ])("%s: %s", (text, verdict) => expect(verdictOn(text)).toBe(verdict));
});
