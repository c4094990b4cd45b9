import { describe, expect, it } from "vitest";
import { readTerm } from "../../src/read/text/read-term.ts";
import { printText } from "../../src/term/print-text.ts";
import { walk, type Term } from "../../src/term/term.ts";

const term = (text: string): Term => {
  const result = readTerm(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.problem)}`);
  return result.term;
};
const problem = (text: string) => {
  const result = readTerm(text);
  if (result.ok) throw new Error(`${text} was read as ${printText(result.term)}`);
  const { place, ...rest } = result.problem;
  return { ...rest, at: place && text.slice(place.start, place.end), place };
};

describe("what is read", () => {
  it.each([
    ["ᾱ", "alphabar"], ["α\u0304", "alphabar"], ["alpha\u0304", "alphabar"], ["\\bar\\alpha", "alphabar"], ["\\bar{\\alpha}", "alphabar"], ["αbar", "alphabar"],
    ["β̃", "betatilde"], ["\\tilde\\beta", "betatilde"], ["\\hat{x}", "xhat"], ["x̂₀", "xhat0"], ["x₀", "x0"], ["xₜ", "xt"], ["β_1", "beta_1"], ["\\beta_T", "beta_T"], ["σ_θ", "sigma_theta"],
    ["ε", "epsilon"], ["ϵ", "epsilon"], ["\\varepsilon", "epsilon"], ["σ", "sigma"], ["η", "eta"], ["π", "pi"], ["Σ", "Sigma"], ["𝛼", "alpha"], ["µ", "mu"],
    ["ｘ＋１", "x + 1"], ["ｂｅｔａ［ｔ］", "beta[t]"], ["a·b×c⋅d", "a * b * c * d"], ["a−b", "a - b"], ["a ÷ b", "a / b"], ["a \\cdot b", "a * b"],
    ["a ≤ b ≥ c ≠ d", "a <= b >= c != d"], ["a \\le b", "a <= b"], ["x ~= 3.20", "x ≈ 3.20"], ["x ≈ 3", "x ≈ 3"], ["0 < x ≈ 0.5 < 1", "0 < x ≈ 0.5 < 1"],
    ["x²", "x^2"], ["x⁻¹", "x^-1"], ["x¹²", "x^12"], ["(a+b)²", "(a + b)^2"], ["beta[t]²", "beta[t]^2"], ["-x²", "-x^2"],
    ["√x", "sqrt(x)"], ["√(1-a)", "sqrt(1 - a)"], ["√ᾱ[t-1] * x", "sqrt(alphabar[t-1]) * x"], ["√√x", "sqrt(sqrt(x))"], ["√f(x)", "sqrt(f(x))"], ["2√x", "2 * sqrt(x)"], ["-√2", "-sqrt(2)"],
    ["2x", "2 * x"], ["2(a+b)", "2 * (a + b)"], ["2x^2", "2 * x^2"], ["-2x", "-2 * x"], ["2f(x)", "2 * f(x)"], ["a + 2x/3", "a + 2 * x / 3"], ["2pi", "2 * pi"],
    ["+x", "x"], ["a^b^c", "a^b^c"], ["a ? b ? c : d : e", "a ? (b ? c : d) : e"], [".5", "0.5"], ["x # the noise", "x"], ["sum(s, s, 1, t)", "sum(s, s, 1, t)"],
  ])("%s is %s", (text, printed) => {
    expect(printText(term(text))).toBe(printed);
  });

  it("keeps the digits of a literal that a double could not hold", () => {
    const digits = "0.0000199999999999999999999999999999999999999";
    expect(term(`x + ${digits}`)).toMatchObject({ right: { kind: "number", digits } });
    expect(term("0.10 * 1e-4")).toMatchObject({ left: { digits: "0.10" }, right: { digits: "1e-4" } });
  });

  it("binds a sign looser than a power and as tightly as usual otherwise", () => {
    expect(term("-x^2")).toMatchObject({ kind: "negate", of: { kind: "operator", op: "^" } });
    expect(term("2^-x")).toMatchObject({ op: "^", right: { kind: "negate" } });
    expect(term("a - b - c")).toMatchObject({ op: "-", left: { op: "-" }, right: { name: "c" } });
    expect(term("a^b^c")).toMatchObject({ op: "^", left: { name: "a" }, right: { op: "^" } });
  });

  it("takes a chain of comparisons as one", () => {
    expect(term("0 < beta[t] <= 1")).toMatchObject({ kind: "comparison", relations: ["<", "<="], items: [{ digits: "0" }, { kind: "index" }, { digits: "1" }] });
    expect(term("(a < b) == c")).toMatchObject({ kind: "comparison", relations: ["=="], items: [{ kind: "comparison" }, { name: "c" }] });
  });
});

describe("places", () => {
  const text = "√(1 − ᾱ[t-1]) * f(x₀, β̃²) / (a + 2y) - prod(α[s], s, 1, t)";
  const placed: string[] = [];
  walk(term(text), (t) => placed.push(text.slice(t.place!.start, t.place!.end)));

  it("are those of the text as it was given, brackets of calls and indices included", () => {
    expect(placed).toEqual([
      text, "√(1 − ᾱ[t-1]) * f(x₀, β̃²) / (a + 2y)", "√(1 − ᾱ[t-1]) * f(x₀, β̃²)", "√(1 − ᾱ[t-1])", "1 − ᾱ[t-1]", "1", "ᾱ[t-1]", "t-1", "t", "1",
      "f(x₀, β̃²)", "x₀", "β̃²", "β̃", "²", "a + 2y", "a", "2y", "2", "y", "prod(α[s], s, 1, t)", "α[s]", "s", "1", "t",
    ]);
  });

  it("of what holds a bracketed part take its brackets in", () => {
    const held = "((a + b)) * -(c) ? 0 < (d) : e";
    const found = term(held);
    if (found.kind !== "conditional") throw new Error("not a conditional");
    expect([found.test, found.whenTrue].map((t) => held.slice(t.place!.start, t.place!.end))).toEqual(["((a + b)) * -(c)", "0 < (d)"]);
  });
});

describe("what is refused", () => {
  it.each([
    ["5 m", "m", "5 * m"], ["a b", "b", "a * b"], ["2 x", "x", "2 * x"], ["(a)(b)", "(", "(a) * (b)"], ["f(x)(y)", "(", "f(x) * (y)"], ["f(x) y", "y", "f(x) * y"],
    ["x² y", "y", "x² * y"], ["2²x", "x", "2² * x"], ["αβ", "β", "α * β"], ["x[t]y", "y", "x[t] * y"], ["x√y", "√", "x * √y"], ["0x10", "x10", "0 * x10"], ["1e - 4", "e", "1 * e"],
    ["2 3", "3", undefined], ["1.2.3", ".3", undefined], ["007", "007", undefined], ["max(1,000)", "000", undefined],
    ["a to b", "to", undefined], ["a mod b", "mod", undefined], ["a and b", "and", undefined], ["not a", "not", undefined], ["a or b", "or", undefined], ["a xor b", "xor", undefined],
    ["true", "true", undefined], ["x[end]", "end", undefined], ["NaN + 1", "NaN", undefined], ["constructor", "constructor", undefined], ["x.toString", ".", undefined], ["__proto__", "_", undefined],
    ["3!", "!", "prod(k, k, 1, n)"], ["10%", "%", "/ 100"], ["a % b", "%", "/ 100"], ["x'", "'", undefined], ['"a"', '"', undefined], ["a ** b", "**", "^"], ["a .* b", ".", undefined], ["a .^ b", ".", undefined],
    ["a & b", "&", "two claims"], ["a | b", "|", "two claims"], ["~a", "~", undefined], ["a; b", ";", undefined], ["a = b", "=", "=="], ["x := 1", ":", undefined], ["{a}", "{", "("], ["a $ b", "$", undefined], ["a @ b", "@", undefined],
    ["1:10", ":", undefined], ["x[1:3]", ":", undefined], ["x[1, 2]", ",", undefined], ["[1, 2]", "[", undefined], ["2[t]", "[", undefined], ["f(x)[t]", "[", undefined], ["x[1][2]", "[", undefined], ["(x)[t]", "[", undefined],
    ["a, b", ",", undefined], ["(a, b)", ",", undefined], ["a)", ")", undefined], ["(a]", "]", undefined], ["f()", ")", undefined], ["x[]", "]", undefined], ["()", ")", undefined], ["* a", "*", undefined], ["a + * b", "*", undefined], ["√-x", "-", undefined],
    ["²", "²", undefined], ["é", "é", undefined], ["тест", "т", undefined], ["\\frac", "\\frac", undefined], ["x̱", "\u0331", undefined], ["a → b", "→", undefined], ["x😀", "😀", undefined], ["a < b = c", "=", "=="], ["0..1", "..", undefined],
  ])("%s at %s", (text, at, hint) => {
    expect(problem(text)).toMatchObject({ kind: "unexpected token", subject: at, at, ...(hint !== undefined && { hint }) });
    expect(problem(text).hint).toBe(hint);
  });

  it.each([
    ["1/2 x", "1/2 x", "(1 / 2) * x or 1 / (2 * x)"], ["1/2x", "1/2x", "(1 / 2) * x or 1 / (2 * x)"], ["y + a/2(b+c)", "a/2(b+c)", "(a / 2) * (b+c) or a / (2 * (b+c))"],
    ["a/b c", "a/b c", "(a / b) * c or a / (b * c)"], ["1/-2x", "1/-2x", "(1 / -2) * x or 1 / (-2 * x)"], ["x^2y", "x^2y", "(x^2) * y or x^(2 * y)"],
    ["√x²", "√x²", "(√x)^… or √(x^…)"], ["1 + √x^2", "√x^2", "(√x)^… or √(x^…)"], ["√2x", "√2x", "√2 * x or √(2 * x)"], ["x²^3", "x²^3", "(x²)^…"],
  ])("%s, which people read two ways, with both shown", (text, at, hint) => {
    expect(problem(text)).toMatchObject({ kind: "ambiguous reading", subject: at, at, hint });
  });

  it.each([
    ["", ""], ["   ", "   "], ["a +", "+"], ["a * (b -", "("], ["f(a,", "("], ["a < ", "<"], ["a ? b", "?"], ["(a ? b) : c", "?"], ["f(a ? b, c)", "?"], ["a ? b :", ":"], ["-", "-"], ["√", "√"],
  ])("%j, which ends too soon, at %j", (text, at) => {
    expect(problem(text)).toMatchObject({ kind: at === "(" ? "unclosed bracket" : "missing value", at });
  });

  it.each([
    ["sqrt(a, b)", "sqrt(a, b)", "sqrt(x)"], ["1 + max(a)", "max(a)", "max(x, y, …)"], ["normal(m)", "normal(m)", "normal(mean, variance)"], ["clip(a, b)", "clip(a, b)", "clip(x, low, high)"], ["prod(alpha[s], s, 1)", "prod(alpha[s], s, 1)", "prod(body, s, from, to)"],
  ])("%s for its number of arguments", (text, at, hint) => {
    expect(problem(text)).toMatchObject({ kind: "wrong number of arguments", at, hint });
  });

  it("a fold over something that is no name, and a constant that is called", () => {
    expect(problem("sum(x, 3, 1, t)")).toMatchObject({ kind: "unexpected token", at: "3" });
    expect(problem("sum(x, pi, 1, t)")).toMatchObject({ kind: "unexpected token", at: "pi" });
    expect(problem("pi(2)")).toMatchObject({ kind: "unknown function", at: "pi", hint: "pi * (…)" });
  });
});

describe("bounds on work", () => {
  it("a long text is refused before it is looked at", () => {
    expect(problem("x+".repeat(5_000_000))).toMatchObject({ kind: "too large", subject: "10000000 characters", hint: "2000" });
    expect(problem(`${"x".repeat(2000)}y`)).toMatchObject({ kind: "too large", at: "y" });
    expect(readTerm("x".repeat(2000)).ok).toBe(true);
  });

  it("more than 500 nodes are too large", () => {
    expect(readTerm(Array(250).fill("x").join("+")).ok).toBe(true);
    expect(problem(Array(251).fill("x").join("+"))).toMatchObject({ kind: "too large", hint: "500" });
    expect(problem(Array(900).fill("x").join("+"))).toMatchObject({ kind: "too large" });
  });

  it("a thousand brackets are too deep, at the bracket that is one too many, and never a stack overflow", () => {
    const found = problem("(".repeat(999) + "x" + ")".repeat(999));
    expect(found).toMatchObject({ kind: "too deep", place: { start: 100, end: 101 } });
    expect(readTerm("(".repeat(100) + "x" + ")".repeat(100)).ok).toBe(true);
    expect(problem("(".repeat(1999) + "x").kind).toBe("too deep");
  });

  it.each([["signs", "-".repeat(1999) + "x"], ["roots", "√".repeat(1999) + "x"], ["powers", "a^".repeat(249) + "a"], ["signed powers", "2^-".repeat(150) + "2"], ["conditionals", "a?b:".repeat(160) + "c"], ["first arms", "a?".repeat(160) + "b" + ":c".repeat(160)], ["calls", "f(".repeat(600) + "x"], ["indices", "x[".repeat(600) + "x"]])("so are too many %s", (_, text) => {
    expect(problem(text).kind).toBe("too deep");
  });

  it("a long sum is not deep", () => {
    expect(readTerm(Array(200).fill("x").join(" - ")).ok).toBe(true);
  });

  it("a literal past what a double reaches is too large, in either direction", () => {
    expect(problem("1 + 1e999999999")).toMatchObject({ kind: "too large", at: "1e999999999" });
    expect(problem("1e-999999999")).toMatchObject({ kind: "too large" });
  });

  it("no text of a thousand drawn at random makes it throw", () => {
    const pieces = [..."()[],?:+-*/^√=.<>²⁻₀ᾱβ̃\\ #%!'\"5x", "sum(", "for", "..", "1e", "\u0304", "\ud835"];
    let state = 7;
    for (let run = 0; run < 1000; run++) {
      let text = "";
      for (let i = 0; i < 12; i++) text += pieces[(state = (state * 1103515245 + 12345) % 2147483648) % pieces.length];
      const result = readTerm(text);
      if (!result.ok) expect(result.problem.place!.end, text).toBeLessThanOrEqual(text.length);
    }
  });
});
