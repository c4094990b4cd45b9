import { describe, expect, it } from "vitest";
import { random as randomSource } from "../../src/base/random.ts";
import type { Line } from "../../src/read/text/line.ts";
import { printLine } from "../../src/read/text/print-line.ts";
import { readLine } from "../../src/read/text/read-line.ts";

const line = (text: string): Line => {
  const result = readLine(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.problem)}`);
  return result.line;
};
const problem = (text: string) => {
  const result = readLine(text);
  if (result.ok) throw new Error(`${text} was read as ${JSON.stringify(result.line)}`);
  const { place, ...rest } = result.problem;
  return { ...rest, at: text.slice(place!.start, place!.end) };
};

describe("parameters and numbers", () => {
  it.each([
    ["T = 1000", { scale: "linear", whole: true, value: { digits: "1000" } }],
    ["T = 100 in 2..1000 log", { scale: "log", whole: true, range: { low: { digits: "2" }, high: { digits: "1000" } } }],
    ["beta_1 = 1e-4 in 1e-8..0.5 log", { name: "beta_1", scale: "log", whole: false, value: { digits: "1e-4" }, range: { low: { digits: "1e-8" }, high: { digits: "0.5" } } }],
    ["x0 = 1 in -3..3", { whole: false, range: { low: { kind: "negate" }, high: { digits: "3" } } }],
    ["n = 5 in 1..10 whole", { whole: true, scale: "linear" }],
    ["n = 5 in 1..10 log whole", { whole: true, scale: "log" }],
    ["x = 0.5 in 0..1 step 0.05", { range: { step: { digits: "0.05" } }, scale: "linear" }],
    ["n = 6 in 2..10 whole log step 2", { whole: true, scale: "log", range: { step: { digits: "2" } } }],
    ["n = 5 in 1..10 whole log", { whole: true, scale: "log" }],
    ["x = -0.5", { value: { kind: "negate", of: { digits: "0.5" } } }],
    ["x = 1/2", { value: { kind: "operator", op: "/" } }],
    ["angle = π/2 in 0..2*pi", { name: "angle", value: { left: { name: "pi" } } }],
    ["β̃ = (1 + 2) * 3 - 4 / 5", { name: "betatilde" }],
  ])("%s is a parameter", (text, expected) => {
    expect(line(text)).toMatchObject({ kind: "parameter", ...expected });
  });

  it.each(["gap = beta_T - beta_1", "x = 2^10", "x = e", "x = sqrt(2)", "x = pi > 3", "alphabarT = alphabar[T]"])("%s is a number that follows from others", (text) => {
    expect(line(text)).toMatchObject({ kind: "scalar" });
  });

  it.each([
    ["x = 5 in 0..1", "outside its range", "5", "0..1"], ["x = 0 in 1..-1", "outside its range", "1..-1", "low < high"], ["x = 1 in 0..2 log", "outside its range", "0", "log: low > 0"],
    ["T = 10.5", "outside its range", "10.5", "1, 2, 3 …"], ["n = 2 in 1..2.5 whole", "outside its range", "2.5", "1, 2, 3 …"], ["x = 1/0", "not a number", "1/0", undefined],
    ["x = 1 in 0..2 step", "missing value", "step", "step 0.1"], ["x = 1 in 0..2 step 0", "outside its range", "0", "step > 0"], ["x = 1 in 0..2 step 5", "outside its range", "5", "0 < step <= 2"],
    ["n = 2 in 1..9 whole step 0.5", "outside its range", "0.5", "1, 2, 3 …"], ["x = 1 in 0..2 step x", "not a number", "x", "step 0.1"],
    ["x = 1 in 0..T", "not a number", "T", "0..1"], ["gap = beta_T in 0..1", "unexpected token", "in", undefined], ["x = 1 in 5", "missing value", "5", "low..high"], ["x = 1 in", "missing value", "in", "low..high"],
    ["x = 1 in 0..", "missing value", "..", "low..high"], ["x = 1 in ..2", "missing value", "in", "low..high"], ["x = 1 in 0..1 log log", "unexpected token", "log", "1 * log"], ["x = 1 in 0..1 lin", "unexpected token", "lin", "1 * lin"],
    ["x = 5 for t >= 2", "unexpected token", "for", undefined], ["x =", "missing value", "=", undefined], ["x", "missing value", "x", "x = …"], ["x + 1", "unexpected token", "+", "x = …"],
    ["x == 3", "unexpected token", "==", "x = …, or claim x == …"], ["3 = x", "unexpected token", "3", "name = …"], ["pi = 3", "doubled name", "pi", "π = 3.14159…"], ["e[t] = 3", "doubled name", "e", "e = 2.71828…"],
    ["for = 3", "unexpected token", "for", "name = …"], ["x = 1 = 2", "unexpected token", "=", "=="], ["", "missing value", "", undefined], ["# only words", "missing value", "# only words", undefined],
  ])("%j: %s at %j", (text, kind, at, hint) => {
    expect(problem(text)).toMatchObject({ kind, at });
    expect(problem(text).hint).toBe(hint);
  });
});

describe("choices", () => {
  it("take the first option unless another is named", () => {
    expect(line("kind = choice(linear, cosine)")).toEqual({ kind: "choice", name: "kind", options: ["linear", "cosine"], chosen: "linear" });
    expect(line("kind = choice(linear, cosine) at cosine")).toMatchObject({ chosen: "cosine" });
  });
  it.each([
    ["kind = choice(linear, linear)", "doubled name", "linear"], ["kind = choice()", "unexpected token", ")"], ["kind = choice(1, 2)", "unexpected token", "1"], ["kind = choice(a", "unclosed bracket", "("], ["kind = choice(a b)", "unexpected token", "b"],
    ["kind = choice(a, b) at", "missing value", "at"], ["kind = choice(a, b) is b", "unexpected token", "is"], ["kind = choice(a, b) at b c", "unexpected token", "c"],
  ])("%s: %s at %s", (text, kind, at) => {
    expect(problem(text)).toMatchObject({ kind, at });
  });
  it("name the nearest option where one is misspelt", () => {
    expect(problem("kind = choice(linear, cosine) at cosin")).toMatchObject({ kind: "unknown name", at: "cosin", hint: "cosine" });
  });
});

describe("columns, base cases and functions", () => {
  it("are told apart by what stands before the sign of equality", () => {
    expect(line("ᾱ[t] = ᾱ[t-1] * α[t]")).toMatchObject({ kind: "column", name: "alphabar", index: "t", body: { kind: "operator" } });
    expect(line("alphabar[0] = 1")).toMatchObject({ kind: "base", name: "alphabar", at: 0, body: { digits: "1" } });
    expect(line("forward(x, t) = normal(sqrt(alpha[t]) * x, beta[t])")).toMatchObject({ kind: "function", name: "forward", parameters: ["x", "t"], body: { kind: "call", name: "normal" } });
  });
  it("say from which step on they hold", () => {
    expect(line("w[t] = beta[t] for t >= 2")).toMatchObject({ kind: "column", from: 2 });
    expect(line("w[t] = beta[t] for t > 2")).toMatchObject({ kind: "column", from: 3 });
    expect(line("w[t] = beta[t] for 0 <= t")).toMatchObject({ kind: "column", from: 0 });
    expect(line("w[t] = beta[t]")).not.toHaveProperty("from");
  });
  it.each([
    ["alpha[t-1] = 1", "unexpected token", "-"], ["alpha[T] = 1", "unexpected token", "T"], ["alpha[-1] = 1", "unexpected token", "-"], ["alpha[0.5] = 1", "unexpected token", "0.5"], ["alpha[t = 1", "unexpected token", "="], ["alpha[t", "unclosed bracket", "["], ["alpha[", "unclosed bracket", "["],
    ["alpha[t]", "missing value", "]"], ["alpha[t] =", "missing value", "="], ["alpha[t] == 1", "unexpected token", "=="], ["w[t] = 1 for", "missing value", "for"], ["w[t] = 1 for t <= 5", "unexpected token", "t <= 5"], ["w[t] = 1 for s >= 5", "unexpected token", "s >= 5"],
    ["w[t] = 1 for t >= T", "unexpected token", "t >= T"], ["w[t] = 1 for every schedule", "unexpected token", "schedule"], ["w[0] = 1 for t >= 2", "unexpected token", "for"],
    ["f() = 1", "unexpected token", ")"], ["f(x, x) = 1", "doubled name", "x"], ["f(1) = 1", "unexpected token", "1"], ["f(x = 1", "unexpected token", "="], ["f(pi) = 1", "doubled name", "pi"], ["sqrt(x) = x", "doubled name", "sqrt"], ["prod(x) = x", "doubled name", "prod"], ["f(x) = x for t >= 2", "unexpected token", "for"], ["f(x)", "missing value", ")"],
  ])("%s: %s at %s", (text, kind, at) => {
    expect(problem(text)).toMatchObject({ kind, at });
  });
});

describe("uses", () => {
  it("name a formula, or a family and the choice that picks of it", () => {
    expect(line("use forward.closedForm")).toEqual({ kind: "use", path: "forward.closedForm" });
    expect(line("use schedule[kind]  # brings beta")).toEqual({ kind: "use", path: "schedule", choice: "kind" });
    expect(line("use zero-terminal.snr")).toEqual({ kind: "use", path: "zero-terminal.snr" });
  });
  it.each([["use", "missing value", "use"], ["use 3", "unexpected token", "3"], ["use forward.", "missing value", "."], ["use forward closed", "unexpected token", "closed"], ["use schedule[1]", "unexpected token", "1"], ["use schedule[kind", "unclosed bracket", "["], ["use schedule[kind] x", "unexpected token", "x"], ["use toString", "unexpected token", "toString"]])(
    "%s: %s at %s",
    (text, kind, at) => {
      expect(problem(text)).toMatchObject({ kind, at });
    },
  );
});

describe("claims", () => {
  it("speak about here, this sheet, or what their quantifiers say", () => {
    expect(line("claim here alphabar[T] < 0.01")).toMatchObject({ kind: "claim", here: true, statement: { kind: "comparison", relations: ["<"] }, quantifiers: [] });
    expect(line("claim alphabar[t] == closed[t] for every schedule")).toMatchObject({ here: false, quantifiers: [{ kind: "every schedule" }] });
    expect(line("claim 0 < beta[t] < 1")).toMatchObject({ statement: { relations: ["<", "<"] } });
    expect(line("claim alphabar[T] ≈ 4.04e-5")).toMatchObject({ statement: { relations: ["≈"], items: [{}, { digits: "4.04e-5" }] } });
  });

  it.each([
    ["t >= 2", { low: { digits: "2" } }], ["t > 1", { low: { digits: "2" } }], ["2 <= t", { low: { digits: "2" } }], ["t <= T - 1", { high: { kind: "operator", op: "-" } }], ["t < T", { high: { kind: "operator", op: "-", left: { name: "T" }, right: { digits: "1" } } }],
    ["T > t", { name: "t", high: { op: "-" } }], ["t < 5", { high: { digits: "4" } }], ["1 <= s < t", { name: "s", low: { digits: "1" }, high: { op: "-", left: { name: "t" }, right: { digits: "1" } } }], ["t > s >= 1", { name: "s", low: { digits: "1" }, high: { op: "-" } }],
    ["s < t", { name: "s", high: { op: "-" } }], ["t == T", { low: { name: "T" }, high: { name: "T" } }], ["t > s + 1", { low: { op: "+", right: { digits: "1" } } }],
  ])("for %s bounds a step", (text, expected) => {
    expect(line(`claim a == b for ${text}`)).toMatchObject({ quantifiers: [{ kind: "step", ...expected }] });
  });

  it("declare variables, intervals and noises, each with its place", () => {
    const text = "claim a == b for every schedule, t >= 2, x0 real, v positive, eta in 0..1, ε noise";
    const { quantifiers } = line(text) as Extract<Line, { kind: "claim" }>;
    expect(quantifiers.map((q) => [q.kind, text.slice(q.place!.start, q.place!.end)])).toEqual([
      ["every schedule", "every schedule"], ["step", "t >= 2"], ["variable", "x0 real"], ["variable", "v positive"], ["interval", "eta in 0..1"], ["variable", "ε noise"],
    ]);
    expect(quantifiers.at(-1)).toMatchObject({ name: "epsilon", domain: "noise" });
    expect(quantifiers[4]).toMatchObject({ low: { digits: "0" }, high: { digits: "1" } });
  });

  it("take the two bounds of one step together", () => {
    const { quantifiers } = line("claim a == b for t >= 2, t <= T - 1") as Extract<Line, { kind: "claim" }>;
    expect(quantifiers).toHaveLength(1);
    expect(quantifiers[0]).toMatchObject({ kind: "step", name: "t", low: { digits: "2" }, high: { op: "-" } });
  });

  it.each([
    ["claim", "missing value", "claim"], ["claim here", "missing value", "here"], ["claim for t >= 2", "missing value", "claim"], ["claim a", "missing value", "a"], ["claim f(x) + 1", "missing value", "f(x) + 1"], ["claim a = b", "unexpected token", "="], ["claim a == b for", "missing value", "for"],
    ["claim a == b for t", "missing value", "t"], ["claim a == b for t, x0 real", "missing value", "t"], ["claim a == b for n whole", "unexpected token", "whole"], ["claim a == b for every", "missing value", "every"], ["claim a == b for every t", "unexpected token", "t"], ["claim a == b for every schedule s", "unexpected token", "s"],
    ["claim a == b for x real y", "unexpected token", "y"], ["claim a == b for x0 real,", "missing value", ","], ["claim a == b for , x0 real", "missing value", "for"], ["claim a == b for x real, x positive", "doubled name", "x positive"], ["claim a == b for t >= 2, t >= 3", "doubled name", "t >= 3"], ["claim a == b for every schedule, every schedule", "doubled name", "every schedule"],
    ["claim a == b for 1 <= s < t <= T", "unexpected token", "1 <= s < t <= T"], ["claim a == b for t != 2", "unexpected token", "t != 2"], ["claim a == b for 2 < 3", "unexpected token", "3"], ["claim a == b for t + 1 > 2", "unexpected token", "2"], ["claim a == b for t >= 1.5", "outside its range", "1.5"],
    ["claim a == b for eta in 0", "missing value", "0"], ["claim a == b for pi real", "unexpected token", "pi"], ["claim a == b for 3 real", "unexpected token", "3"], ["claim a == b for t >= 2 for s >= 1", "unexpected token", "for"], ["claim a == b c", "unexpected token", "c"],
  ])("%s: %s at %s", (text, kind, at) => {
    expect(problem(text)).toMatchObject({ kind, at });
  });
});

describe("any text at all", () => {
  it("gives a line that prints and reads back, or a problem with its place in the text", () => {
    const heads = ["", "claim ", "claim here x0 <= ", "claim x0 == 1 for ", "use a", "T = ", "x0 = ", "x0 = 1 in ", "ᾱ[t] = ", "ᾱ[0] = ", "f(x, t) = ", "k = choice(a, b)", "ᾱ[t] = x0 for "];
    const pieces = ["x0", "ᾱ", "[t]", "[0]", "(x, t)", " = ", " == ", " <= ", " < ", "..", ",", "1", "0.5", "t", "e", "-", "/", "*", "²", "√", " real", " noise", " in ", " for ", "every schedule", " at ", "b", ".", " log", " whole", "#", "!"];
    const random = randomSource(11);
    const kinds = new Set<string>();
    const bare = (read: Line) => JSON.stringify(read, (key, value: unknown) => (key === "place" ? undefined : value));
    for (let run = 0; run < 20_000; run++) {
      let text = heads[random.whole(0, heads.length - 1)]!;
      for (let i = random.whole(0, 5); i > 0; i--) text += pieces[random.whole(0, pieces.length - 1)]!;
      const result = readLine(text);
      kinds.add(result.ok ? result.line.kind : result.problem.kind);
      if (result.ok) {
        expect(bare(line(printLine(result.line))), text).toBe(bare(result.line));
        continue;
      }
      const { start, end } = result.problem.place!;
      expect(start <= end && end <= text.length, text).toBe(true);
    }
    for (const kind of ["parameter", "choice", "scalar", "column", "base", "function", "use", "claim", "unexpected token", "ambiguous reading", "missing value"]) expect(kinds).toContain(kind);
  });
});

describe("lines as text", () => {
  it.each([
    "T = 1000", "T = 1000 in 2..10000 log", "beta_1 = 1e-4 in 1e-8..0.5 log", "n = 5 in 1..10 whole", "x = -1 / 2 in -3..3", "kind = choice(linear, cosine)", "kind = choice(linear, cosine) at cosine", "gap = beta_T - beta_1",
    "alpha[t] = 1 - beta[t]", "closed[t] = prod(alpha[s], s, 1, t) for t >= 0", "alphabar[0] = 1", "forward(x, t) = normal(sqrt(alpha[t]) * x, beta[t])", "use forward.closedForm", "use schedule[kind]",
    "claim here alphabar[T] < 0.01", "claim beta[t] >= beta[t-1] for t >= 2", "claim a[s] > a[t] for every schedule, 1 <= s <= t - 1, x0 real, v positive, eta in 0..1, eps noise", "claim a[t] == b[t] for t == T", "claim a[t] == b[t] for t <= T - 1",
  ])("%s is printed as it was read", (text) => {
    expect(printLine(line(text))).toBe(text);
  });
});
