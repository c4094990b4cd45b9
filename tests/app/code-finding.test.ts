import { describe, expect, test } from "vitest";
import { codeSheet } from "../../src/app/audit/code-sheet.ts";
import { codeWords } from "../../src/app/audit/code-words.ts";
import { endingCurves, endingDomain, stepCurves } from "../../src/app/audit/code-curves.ts";
import { passagesOf } from "../../src/app/audit/passages-of.ts";
import { pythonPieces } from "../../src/app/audit/python-pieces.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";
import { catalog } from "../../src/catalog.ts";
import { createEngine } from "../../src/sheet/engine/create-engine.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";
import { evidence, findingIn, line, refuted, tutorial } from "../audit/report/hand-made-code.ts";

describe("a listing in the document", () => {
  const shown = (text: string) => pythonPieces(text).map((pieces) => pieces.map(({ text: piece, kind }) => (kind ? `${kind[0]}⟨${piece}⟩` : piece)).join(""));
  test("has its comments, strings and keywords told apart, and nothing lost", () => {
    expect(shown("for t in x:  # a 'comment'\n    s = f\"# {t}\" if y else ''")).toEqual(["k⟨for⟩ t k⟨in⟩ x:  c⟨# a 'comment'⟩", "    s = s⟨f\"# {t}\"⟩ k⟨if⟩ y k⟨else⟩ s⟨''⟩"]);
    expect(shown('"""two\nlines""" + forest.is_in')).toEqual(['s⟨"""two⟩', 's⟨lines"""⟩ + forest.is_in']);
    expect(shown("x = 'never closed\ny = 1")).toEqual(["x = s⟨'never closed⟩", "y = 1"]);
    for (const text of [tutorial, "\n\n", "", "a\n", "''' open\n# inside", "\\'\"", "式 = 'é'  # 注释"]) expect(pythonPieces(text).map((pieces) => pieces.map((piece) => piece.text).join("")).join("\n")).toBe(text);
  });

  test("has each claim marked at the line where it begins, in fences and in notebook cells", () => {
    const rows = (name: string, text: string) => {
      const document = readDocument(name, text);
      const all = [findingIn(document), findingIn(document, { id: "loop", of: "for t in reversed" })];
      return passagesOf(document, all).flatMap((passage) => (passage.kind === "code" ? passage.rows : [])).map(({ claims, pieces }) => `${pieces.map((piece) => piece.text).join("")} ${claims.join()}`.trim());
    };
    const code = tutorial.split("```python\n")[1]!.split("\n```")[0]!.split("\n");
    const marked = [`${code[0]} loop`, code[1]!.trim(), `${code[2]!.trim()} c0de`];
    expect(rows("a.md", tutorial)).toEqual(marked);
    const cells = [{ cell_type: "code", metadata: {}, outputs: [], execution_count: null, source: code.map((one) => `${one}\n`) }];
    expect(rows("a.ipynb", JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }))).toEqual(marked);
    expect(rows("a.py", code.join("\n"))).toEqual(marked);
  });

  test("comes in pieces where it is long, with no line lost and every claim in one of them", () => {
    const lines = Array.from({ length: 950 }, (_, i) => `x${i} = ${i}`);
    const document = readDocument("long.py", lines.join("\n"));
    const pieces = passagesOf(document, [findingIn(document, { of: "x700 = 700" })]).flatMap((passage) => (passage.kind === "code" ? [passage] : []));
    expect(pieces.map(({ continued }) => continued)).toEqual([false, ...Array.from({ length: 9 }, () => true)]);
    expect(pieces.flatMap(({ rows }) => rows.map(({ pieces: [only] }) => only!.text))).toEqual(lines);
    expect(pieces[7]!.rows[0]!.claims).toEqual(["c0de"]);
  });

  test("belongs to a claim with every line that the claim goes over", () => {
    const document = readDocument("a.md", tutorial);
    const whole = tutorial.slice(tutorial.indexOf("for t"), tutorial.indexOf(line) + 5);
    const [passage] = passagesOf(document, [findingIn(document, { of: whole })]).filter(({ kind }) => kind === "code");
    expect(passage!.kind === "code" && passage!.rows.map(({ within, claims }) => [within.length, claims.length])).toEqual([[1, 1], [1, 0], [1, 0]]);
  });
});

describe("the pictures of a code finding", () => {
  const labels = { computes: "code", should: "should be" };
  test("rise with the steps, whatever order the loop takes them in", () => {
    const [computes, should] = stepCurves({ label: "z", steps: [3, 2, 1], computes: [30, 20, 10], should: [3, 2, 1] }, labels)!;
    expect([...computes!.x!, ...computes!.values]).toEqual([1, 2, 3, 10, 20, 30]);
    expect([should!.role, should!.dash]).toEqual(["signal", "7 3"]);
  });
  test("are thinned evenly with both ends, and left out where there is nothing to see", () => {
    const steps = Array.from({ length: 1000 }, (_, i) => i + 1);
    const [curve] = stepCurves({ label: "z", steps, computes: steps, should: steps }, labels)!;
    expect([curve!.x!.length < 450, curve!.x![0], curve!.x!.at(-1)]).toEqual([true, 1, 1000]);
    expect(stepCurves({ label: "z", steps: [1, 2], computes: [1, 2], should: [1, 2] }, labels)).toBeUndefined();
  });
  test("of an ending are the loop's density and the data's on one grid", () => {
    const [loop, data] = endingCurves(evidence.ends![0]!, labels);
    expect(endingDomain({ grid: [1.17, 3, 4.75] })).toEqual([1, 5]);
    expect([loop!.x, [...data!.values]]).toEqual([data!.x, [0, 0, 0.1, 0.8, 0.1, 0, 0]]);
  });
});

describe("a code finding as a sheet", () => {
  const verdict = { ...refuted, counterexample: { ...refuted.counterexample, case: { ...refuted.counterexample.case, steps: 4, beta: ["0.1", "0.2", "0.3", "0.4"] } } };
  const finding = { ...findingIn(readDocument("a.md", tutorial)), verdict };
  test("has both columns and the schedule, no problem, and a claim that fails", () => {
    const text = codeSheet(finding, "From a.md | x, line 8")!;
    const engine = createEngine(readSheet(text), catalog);
    expect(engine.cells().map(({ id, problem }) => problem ?? engine.problem(id))).toEqual(engine.cells().map(() => undefined));
    expect([...engine.column("code")!.values]).toEqual(evidence.overSteps!.computes);
    expect([...engine.column("beta")!.values]).toEqual([0.1, 0.2, 0.3, 0.4]);
    const claim = engine.cells().find((cell) => cell.line?.kind === "claim")!;
    expect(engine.claimHere(claim.text)).toMatchObject({ holds: false });
  });
  test("is left out where there are no columns over the steps", () => {
    const { overSteps: _none, ...without } = evidence;
    expect(codeSheet({ ...finding, code: without }, "x")).toBeUndefined();
    for (const odd of [{ steps: [1, 3], computes: [1, 2], should: [1, 2] }, { steps: [1, 2], computes: [1, NaN], should: [1, 2] }, { steps: [0.5, 1.5], computes: [1, 1], should: [1, 2] }])
      expect(codeSheet({ ...finding, code: { ...evidence, overSteps: { label: "z", ...odd } } }, "x")).toBeUndefined();
  });
});

test("a sentence about code has the program's names apart from mathematics", () => {
  const shown = (text: string) => codeWords(text).map((word) => (word.isName ? `⟨${word.text}⟩` : word.text)).join("");
  expect(shown("q_sample_step_by_step on line 32, self.alpha_bars[t] and betas[i] is step i + 1")).toBe("⟨q_sample_step_by_step⟩ on line 32, ⟨self.alpha_bars⟩[t] and ⟨betas⟩[i] is step i + 1");
  expect(shown("the coefficient of ε_θ and x_0, x_t, x_{t−1}, β_start, ᾱ_t; p_sample gives x_T (t = 2)")).toBe("the coefficient of ε_θ and x_0, x_t, x_{t−1}, β_start, ᾱ_t; ⟨p_sample⟩ gives x_T (t = 2)");
  expect(shown("第 32 行的 q_sample 在同一步")).toBe("第 32 行的 ⟨q_sample⟩ 在同一步");
});
