import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const findingsOf = (text: string) => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings;

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { kind } = findingsOf(text).at(-1)!.verdict;
  return kind === "upheld" ? "proved" : kind;
}

const precision = String.raw`$$A=\frac{\alpha_t}{\beta_t}+\frac{1}{1-\bar\alpha_{t-1}}$$`;
const both = precision + "\n\n" + String.raw`$$B=\frac{\sqrt{\alpha_t}x_t}{\beta_t}+\frac{\sqrt{\bar\alpha_{t-1}}x_0}{1-\bar\alpha_{t-1}}$$`;
const step = String.raw`$$x_{t-1}=P x_t+Q x_0+\sqrt{R}z$$`;
const coefficients = (q: string) => `\n\n- $P=\\frac{\\sqrt{\\alpha_t}(1-\\bar\\alpha_{t-1})}{1-\\bar\\alpha_t}$\n- $Q=${q}$\n- $R=\\tilde\\beta_t$`;

describe("a letter that the text defines by a formula", () => {
  test.each([
    [both + "\n\n" + String.raw`The mean is $\tilde\mu_t=B/A$.`, "proved"],
    [both + "\n\n" + String.raw`The mean is $\tilde\mu_t=A/B$.`, "refuted"],
    [precision + "\n\n" + String.raw`Simplifying, $$A=\frac{1-\bar\alpha_t}{\beta_t(1-\bar\alpha_{t-1})}$$`, "proved"],
    [precision + "\n\n" + String.raw`Simplifying, $$A=\frac{1-\bar\alpha_{t-1}}{\beta_t(1-\bar\alpha_t)}$$`, "refuted"],
    [String.raw`$A_1=\frac{\alpha_t}{\beta_t}$, $A_2=\frac{1}{1-\bar\alpha_{t-1}}$ and $A=A_1+A_2$.` + "\n\n" + String.raw`$$\tilde\beta_t=\frac1A$$`, "proved"],
    [String.raw`$A_1=\frac{\alpha_t}{\beta_t}$, $A_2=\frac{1}{1-\bar\alpha_t}$ and $A=A_1+A_2$.` + "\n\n" + String.raw`$$\tilde\beta_t=\frac1A$$`, "refuted"],
    [both + "\n\n" + String.raw`后验均值为 $\mu=\frac BA$`, "proved"],
    [both + "\n\n" + String.raw`后验方差为 $\sigma^2=A$`, "refuted"],
    [both + "\n\n" + String.raw`$$\exp\left(-\tfrac12(A x_{t-1}^2-2Bx_{t-1}+C)\right)\propto\exp\left(-\tfrac A2(x_{t-1}-\tfrac BA)^2\right)$$`, "proved"],
    [both + "\n\n" + String.raw`$$\exp\left(-\tfrac12(A x_{t-1}^2-2Bx_{t-1}+C)\right)\propto\exp\left(-\tfrac A2(x_{t-1}-\tfrac B{2A})^2\right)$$`, "refuted"],
  ])("%s: %s", (text, verdict) => expect(verdictOn(text)).toBe(verdict));

  test.each([
    ["proved", String.raw`\frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t}`],
    ["refuted", String.raw`\frac{\sqrt{\bar\alpha_t}\beta_t}{1-\bar\alpha_t}`],
  ])("is bound where it was just used: %s", (verdict, q) => {
    const [used, ...definitions] = findingsOf(`${step}\n\nwhere:${coefficients(q)}`);
    expect(used!.verdict.kind.replace("upheld", "proved")).toBe(verdict);
    expect(definitions).toEqual([]);
  });

  test.each(["proved", "refuted"])("is bound where the same display goes on with it: %s", (verdict) => {
    const [used, ...definitions] = findingsOf(String.raw`$$\tilde\mu_t=c_0x_0+c_1x_t,\qquad c_0=\frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t},\quad c_1=\frac{\sqrt{\alpha_t}(1-\bar\alpha_{${verdict === "proved" ? "t-1" : "t"}})}{1-\bar\alpha_t}$$`);
    expect(used!.verdict.kind).toBe(verdict);
    expect(definitions).toEqual([]);
  });

  test("claims nothing by its definition", () => expect(findingsOf(both)).toEqual([]));

  test.each([
    ["fitted: used before it is solved for", `${step}\n\nThis must keep the marginal, which gives${coefficients(String.raw`\frac{\sqrt{\bar\alpha_t}\beta_t}{1-\bar\alpha_t}`)}`],
    ["called unknown", String.raw`$$A=\sqrt{\bar\alpha_t}$$` + "\n\nWe look for a step with undetermined coefficients\n\n" + String.raw`$$x_{t-1}=A x_t+x_0$$`],
    ["defined in another section", `# A\n\n${both}\n\n# B\n\n` + String.raw`The mean is $\tilde\mu_t=A/B$.`],
    ["defined by what is not known", String.raw`$$A=\frac{1}{\lambda}$$` + "\n\n" + String.raw`$$\tilde\beta_t=\frac{1}{A}$$`],
    ["a sequence", String.raw`$$a_1=\sqrt{\bar\alpha_t}$$` + "\n\n" + String.raw`$$x_t=a_t x_0+a_1\epsilon$$`],
  ])("stays open where it is %s", (_, text) => expect(verdictOn(text)).toBe("undecided"));

  test("a second definition without words takes the place of the first", () => {
    expect(findingsOf(String.raw`$$A=\frac{\alpha_t}{\beta_t}$$` + "\n\n" + String.raw`So for the prior we get $$A=\frac{1}{1-\bar\alpha_{t-1}}$$`)).toEqual([]);
    expect(verdictOn(String.raw`$$A=\bar\alpha_t$$` + "\n\n" + String.raw`In other places $$A=1-\bar\alpha_t$$` + "\n\n" + String.raw`$$x_t=\sqrt{1-A}x_0+\sqrt{A}\epsilon$$`)).toBe("proved");
  });
});
