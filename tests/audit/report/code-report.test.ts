import { describe, expect, test } from "vitest";
import type { Undecided, Verdict } from "../../../src/verify/verdict.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";
import { correctionOf } from "../../../src/audit/report/correction.ts";
import { fullEvidence } from "../../../src/audit/report/evidence.ts";
import { markdownOf } from "../../../src/audit/report/markdown.ts";
import { plainMath } from "../../../src/audit/report/plain-math.ts";
import { reportOf } from "../../../src/audit/report/report.ts";
import { suppress } from "../../../src/audit/report/suppress.ts";
import { departures, schemaAt } from "../../cli/schema.ts";
import { evidence, findingIn, line, refuted, reportWith, stops, tutorial, upheld } from "./hand-made-code.ts";

const document = readDocument("notes.md", tutorial);
const reported = (how: Parameters<typeof findingIn>[1] = {}, language: "en" | "zh" = "en") => reportOf(document, reportWith([findingIn(document, how)]), 1, language);

describe("a code finding in a report", () => {
  test("has its whole line with its number, both sides, where the loop ends and what goes in its place", () => {
    const [finding] = reported().findings;
    expect(finding).toMatchObject({
      kind: "code", line: 8, column: 5, claim: line,
      reason: "t = 2, T = 2, β = 0.1, 0.36: the code gives 0.36; it should be 0.6.",
      code: {
        subject: "one reverse step", lines: [{ number: 8, text: `    ${line}` }], mathematics: evidence.mathematics, computes: evidence.computes, should: evidence.should,
        repaired: ["line 7: lost indentation was put back"], ends: [{ data: "N(3, 0.5²)", mean: [3, 5.9061], deviation: [0.5, 0.99994] }],
        correction: { removed: [{ number: 8, text: `    ${line}` }], added: ["    x = mean + torch.sqrt(betas[t]) * torch.randn_like(x)"] },
      },
    });
    expect(finding!.code).not.toHaveProperty("overSteps");
  });

  test("is as the schema says", () => {
    const schema = schemaAt("src/audit/report/schema.json");
    const files = [reported(), reported({ verdict: upheld, code: { subject: evidence.subject, computes: {}, should: {} } }), reported({ verdict: stops })];
    expect(departures(JSON.parse(JSON.stringify({ version: "1", seed: 1, files })), schema)).toEqual([]);
    const broken = { version: "1", seed: 1, files: [{ ...files[0]!, findings: [{ ...files[0]!.findings[0]!, code: { subject: "x", lines: [{ number: 0, text: "" }], computes: {} } }] }] };
    expect(departures(broken, schema).length).toBe(2);
  });

  test("speaks of the code and not of two sides, in both languages", () => {
    const says = (how: Parameters<typeof findingIn>[1], language: "en" | "zh") => reported(how, language).findings[0]!.reason;
    expect(says({ verdict: stops }, "en")).toBe("t = 2, T = 2, β = 0.1, 0.36: the code stops with IndexError: index 2 is out of bounds for axis 0 with size 2.");
    expect(says({}, "zh")).toBe("t = 2，T = 2，β = 0.1、0.36 时，代码给出 0.36，应为 0.6。");
    expect(says({ verdict: upheld }, "en")).toMatch(/^It agrees in 21 random cases/);
    expect(fullEvidence(findingIn(document), "en")).toEqual({ facts: expect.arrayContaining([{ label: "the code", value: "0.36" }, { label: "should be", value: "0.6" }]) });
  });

  test("says a remark that names both values in their place, any other behind them", () => {
    const says = (en: string, zh: string, verdict: Verdict, language: "en" | "zh" = "en") => reported({ verdict, remark: { en, zh } }, language).findings[0]!.reason;
    expect(says("The coefficient of z at t = 2 is 0.36; it should be 0.6.", "", refuted)).toBe("The coefficient of z at t = 2 is 0.36; it should be 0.6 (t = 2, T = 2, β = 0.1, 0.36).");
    expect(says("", "t = 2 时 z 的系数为 0.36，应为 0.6。", refuted, "zh")).toBe("t = 2 时 z 的系数为 0.36，应为 0.6（t = 2，T = 2，β = 0.1、0.36）。");
    expect(says("The loop ends too soon.", "", refuted)).toBe("t = 2, T = 2, β = 0.1, 0.36: the code gives 0.36; it should be 0.6. The loop ends too soon.");
    expect(says("Python stops here with IndexError: out of bounds (line 3).", "", stops)).toBe("Python stops here with IndexError: out of bounds (line 3) (t = 2, T = 2, β = 0.1, 0.36).");
  });

  test("that is undecided says why in words that fit a program", () => {
    const says = (reason: Undecided["reason"], language: "en" | "zh" = "en") => reported({ verdict: { kind: "undecided", scope: "every schedule", reason } }, language).findings[0]!.reason;
    expect(says({ kind: "problem", problem: { kind: "unknown name", subject: "load_data" } })).toBe("It cannot be followed beyond something that is not known: load_data.");
    expect(says({ kind: "problem", problem: { kind: "ambiguous reading", subject: "alphas", hint: "α_t, ᾱ_t" } }, "zh")).toBe("无法确定 alphas 代表什么（α_t, ᾱ_t）。");
    expect(says({ kind: "problem", problem: { kind: "missing value", subject: "the law of the data" } })).toContain("distribution of the data");
    expect(says({ kind: "rounding", detail: "" })).not.toContain("100 digits");
  });

  test("counts its lines in a notebook within their cell, and shows them unescaped", () => {
    const cells = [{ cell_type: "markdown", metadata: {}, source: ["# A\n"] }, { cell_type: "code", metadata: {}, outputs: [], execution_count: null, source: ["s = \"a\"\n", "y = betas[t]\n"] }];
    const notebook = readDocument("a.ipynb", JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    const [finding] = reportOf(notebook, reportWith([findingIn(notebook, { of: "y = betas[t]" }), findingIn(notebook, { of: "s = " })], notebook), 1, "en").findings;
    expect(finding).toMatchObject({ cell: 2, line: 1, code: { lines: [{ number: 2, text: "y = betas[t]" }] } });
    expect(reportOf(notebook, reportWith([findingIn(notebook, { of: "s = " })], notebook), 1, "en").findings[0]!.code!.lines).toEqual([{ number: 1, text: "s = \"a\"" }]);
  });

  test("is shown in Markdown with its formula, both sides and the change", () => {
    const text = markdownOf(reported(), "en");
    expect(text).toContain("```python\n    x = mean");
    expect(text).toContain(`- **It computes:** $${evidence.computes.latex}$ = \`${evidence.computes.numbers}\``);
    expect(text).toContain("```diff\n-     x = mean + betas[t]");
    expect(text).toContain("- **Where it ends:** with the exact denoiser of N(3, 0.5²)");
    expect(markdownOf(reported({ verdict: upheld, claim: "a = 1\nb = 2" }), "zh")).toContain("`x = mean + betas[t] * torch.randn_like(x)`");
  });
});

describe("where a right form goes", () => {
  const lines = (text: string) => text.split("\n").map((one, i) => ({ number: i + 1, text: one }));
  test("is the line of several that it is most like, with that line's indentation", () => {
    expect(correctionOf(lines("for t in steps:\n    a = alphas[t]\n    x = a * x"), "a = alphas[t - 1]")).toEqual({ removed: [{ number: 2, text: "    a = alphas[t]" }], added: ["    a = alphas[t - 1]"] });
  });
  test("is a whole statement where it goes on over several lines", () => {
    expect(correctionOf(lines("x = (a\n     + b)"), "x = (a - b)")?.removed.length).toBe(2);
  });
  test("is not said where no line is like it", () => {
    expect(correctionOf(lines("    x = mean + s * z"), "eps = model(noisy, steps)")).toEqual({ removed: [], added: ["eps = model(noisy, steps)"] });
  });
  test("keeps the indentation of what is written over several lines", () => {
    expect(correctionOf(lines("  if t > 0:\n    x = x + z"), "if t > 1:\n  x = x + z")?.added).toEqual(["  if t > 1:", "    x = x + z"]);
  });
});

test("mathematics is printed as a terminal can show it, and LaTeX that cannot be read as it stands", () => {
  expect(plainMath("\\sqrt{\\bar\\alpha_t}\\,x_0 + (1-\\bar\\alpha_t)\\,\\epsilon")).toBe("√ᾱ_t x_0 + (1 - ᾱ_t) ε");
  expect(plainMath("\\frac{1}{")).toBe("\\frac{1}{");
});

describe("a note that ignores code", () => {
  const suppressed = (text: string, name = "a.md") => {
    const noted = readDocument(name, text);
    return suppress(noted, reportOf(noted, reportWith([findingIn(noted, { of: "b = a" }), findingIn(noted, { of: "c = b", id: "other" })], noted), 1, "en")).findings.map((finding) => finding.suppressed);
  };
  test("before a listing speaks of all of it", () => {
    expect(suppressed("<!-- alphabar: ignore code: shown on purpose -->\n\n```python\nb = a\n\nc = b\n```\n")).toEqual(["shown on purpose", "shown on purpose"]);
  });
  test("in a comment speaks of the next line", () => {
    expect(suppressed("import a\n# alphabar: ignore code: shown on purpose\n\nb = a\nc = b\n", "a.py")).toEqual(["shown on purpose", undefined]);
  });
  test("does not reach over a formula, and one that ignores a law leaves code alone", () => {
    expect(suppressed("<!-- alphabar: ignore code: why not -->\n\n$$x = 1$$\n\n```python\nb = a\n\nc = b\n```\n")).toEqual([undefined, undefined]);
    expect(suppressed("<!-- alphabar: ignore law: why not -->\n\n```python\nb = a\n\nc = b\n```\n")).toEqual([undefined, undefined]);
  });
});
