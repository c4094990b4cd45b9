import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const roots = String.raw`$x_t=\alpha_t x_{t-1}+\beta_t\varepsilon_t$ with $\alpha_t^2+\beta_t^2=1$ and $\bar\beta_t=\sqrt{1-\bar\alpha_t^2}$. `;
const findingsOf = (text: string) => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings;

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { kind } = findingsOf(text).at(-1)!.verdict;
  return kind === "upheld" ? "proved" : kind;
}

describe("a document whose α and β are the coefficients themselves", () => {
  test("is right by its own letters", () => expect(findingsOf(roots).map((f) => f.verdict.kind)).not.toContain("refuted"));

  test.each([
    [String.raw`$x_t=\bar\alpha_t x_0+\bar\beta_t\varepsilon$`, "proved"],
    [String.raw`$x_t=\sqrt{\bar\alpha_t}x_0+\bar\beta_t\varepsilon$`, "refuted"],
    [String.raw`$x_{t-1}=\frac{1}{\alpha_t}\left(x_t-\frac{\beta_t^2}{\bar\beta_t}\epsilon_\theta(x_t,t)\right)+\sigma_t z$`, "proved"],
    [String.raw`$x_{t-1}=\frac{1}{\alpha_t}\left(x_t-\frac{\beta_t}{\bar\beta_t}\epsilon_\theta(x_t,t)\right)+\sigma_t z$`, "refuted"],
    [String.raw`$p(x_{t-1}|x_t,x_0)=\mathcal N\left(x_{t-1};\frac{\alpha_t\bar\beta_{t-1}^2}{\bar\beta_t^2}x_t+\frac{\bar\alpha_{t-1}\beta_t^2}{\bar\beta_t^2}x_0,\frac{\bar\beta_{t-1}^2\beta_t^2}{\bar\beta_t^2}I\right)$`, "proved"],
    [String.raw`$p(x_{t-1}|x_t,x_0)=\mathcal N\left(x_{t-1};\frac{\alpha_t\bar\beta_{t-1}^2}{\bar\beta_t^2}x_t+\frac{\bar\alpha_{t-1}\beta_t^2}{\bar\beta_t^2}x_0,\frac{\bar\beta_{t-1}\beta_t}{\bar\beta_t}I\right)$`, "refuted"],
  ])("%s: %s", (text, verdict) => expect(verdictOn(roots + text)).toBe(verdict));

  test("one that only writes the wrong step is judged in the usual letters", () =>
    expect(verdictOn(String.raw`Here $\alpha_t=1-\beta_t$, and $x_t=\alpha_t x_{t-1}+\beta_t\varepsilon_t$`)).toBe("refuted"));

  test("the right form stays in its letters", () => expect(findingsOf(roots + String.raw`$x_t=\sqrt{\bar\alpha_t}x_0+\bar\beta_t\varepsilon$`).at(-1)!.rightForm).toBe(String.raw`\bar\alpha_tx_0+\bar\beta_t\varepsilon`));
});
