import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const verdictOf = (text: string, claim: string) => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.findLast((f) => f.claim.includes(claim))?.verdict.kind;

test("what follows from given values at a step is held to its printed digits", () => {
  const given = "Suppose $\\bar\\alpha_t = 0.36$ and $\\alpha_t = 0.9$. Then ";
  expect(verdictOf(`${given}$\\tilde\\beta_t = 0.09375$.`, "tilde")).toBe("upheld");
  expect(verdictOf(`${given}$\\tilde\\beta_t = 0.1067$.`, "tilde")).toBe("refuted");
  expect(verdictOf(`${given}$\\bar\\alpha_{t-1} = 0.4$.`, "t-1")).toBe("upheld");
  expect(verdictOf(`${given}$\\bar\\alpha_{t-1} = 0.5$.`, "t-1")).toBe("refuted");
});

test("factors given one by one make their product", () => {
  expect(verdictOf("设 $\\alpha_1 = 0.9$，$\\alpha_2 = 0.8$，则 $\\bar\\alpha_2 = 0.72$。", "bar")).toBe("upheld");
  expect(verdictOf("设 $\\alpha_1 = 0.9$，$\\alpha_2 = 0.8$，则 $\\bar\\alpha_2 = 0.75$。", "bar")).toBe("refuted");
});

test("a second example does not stand on the first one's values", () => {
  const text = "If $\\bar\\alpha_t = 0.5$ then $\\mathrm{SNR}(t) = 1$. If $\\bar\\alpha_t = 0.9$ then $\\mathrm{SNR}(t) = 9$.";
  expect(verdictOf(text, "= 1")).toBe("proved");
  expect(verdictOf(text, "= 9")).toBe("upheld");
  expect(verdictOf("Suppose $\\alpha_t = 0.9$ and $\\bar\\alpha_{t-1} = 0.8$.\n\nLater on, $\\bar\\alpha_t = 0.5$.", "0.5")).not.toBe("refuted");
});

test("values given in DDIM's α are read as the document means it", () => {
  const text = "Write $\\alpha_t = \\prod_{s=1}^t (1-\\beta_s)$.\n\nSuppose $\\alpha_{t-1} = 0.64$ and $\\alpha_t = 0.36$. Then $\\beta_t = 0.4375$ and $\\sqrt{\\alpha_t} = 0.6$.";
  expect(verdictOf(text, "0.4375")).toBe("upheld");
  expect(verdictOf(text.replace("0.4375", "0.28"), "0.28")).toBe("refuted");
});

test("arithmetic in rounded numbers is no mistake", () => {
  expect(verdictOf("Let $\\beta_1 = 0.1$ and $\\beta_2 = 0.2$. Then $2\\sqrt{\\bar\\alpha_2} = 2 \\cdot 0.849$.", "0.849")).not.toBe("refuted");
});

test("a closed form in t is held against a constant schedule", () => {
  const text = "Let $\\beta_t = 0.1$ for all $t$. Then ";
  expect(verdictOf(`${text}$\\bar\\alpha_t = 0.9^t$.`, "bar")).toBe("upheld");
  expect(verdictOf(`${text}$\\bar\\alpha_t = 0.1^t$.`, "bar")).toBe("refuted");
  expect(verdictOf(`${text}$\\mathrm{SNR}(t) = \\frac{0.9^t}{1-0.9^t}$.`, "SNR")).toBe("upheld");
});

test("that schedule is the one stated last", () => {
  const text = "Training uses $T=1000$ with $\\beta_t$ growing linearly from $10^{-4}$ to $0.02$. Inference uses $100$ steps, with $\\beta_t$ growing linearly from $0.001$ to $0.2$. For that schedule ";
  expect(verdictOf(`${text}$\\bar\\alpha_{50}\\approx0.0742$.`, "_{50}")).toBe("upheld");
  expect(verdictOf(`${text}$\\bar\\alpha_{50}\\approx0.971$.`, "_{50}")).toBe("refuted");
});

test("β at a step is a value of the formula that gives it", () => {
  const text = "Take $\\beta_t = 0.02\\,t/T$ with $T = 1000$. Then ";
  expect(verdictOf(`${text}$\\beta_{500} = 0.01$.`, "500")).toBe("upheld");
  expect(verdictOf(`${text}$\\beta_{500} = 0.001$.`, "500")).toBe("refuted");
});

test("a value in another sentence, with no word that concludes it, is an example of its own", () => {
  expect(verdictOf("Suppose $\\bar\\alpha_t = 0.5$ and $\\bar\\alpha_{t-1} = 0.6$. Clipping: $\\beta_t = 0.999$.", "0.999")).not.toBe("refuted");
});
