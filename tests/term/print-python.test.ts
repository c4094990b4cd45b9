import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTerm } from "../../src/read/text/read-term.ts";
import { printPython, type PythonNames } from "../../src/term/print-python.ts";
import { decimalDialect, pythonHelpers } from "../../src/term/python-decimal.ts";
import { name, type Term } from "../../src/term/term.ts";

const names: PythonNames = {
  column: (column, index) => `${column}(${index})`,
  name: (of) => (of === "t" ? "D(t)" : of === "pi" ? "_pi()" : of),
  call: (of, args) => `${of}(${args.join(", ")})`,
};
const python = (text: string): string => {
  const result = readTerm(text);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return printPython(result.term, names, decimalDialect);
};

describe("Python expressions", () => {
  it.each([
    ["1 - beta[t]", 'D("1") - beta(t)'], ["alphabar[t-1] * alpha[t]", "alphabar(t - 1) * alpha(t)"], ["x[2 * (t - s)]", "x(2 * (t - int(s)))"], ["x[T]", "x(int(T))"], ["x[t / 2]", 'x(int(D(t) / D("2")))'], ["t / T", "D(t) / T"],
    ["0.10 + 1e-4", 'D("0.10") + D("1e-4")'], ["sqrt(1 - a)", '(D("1") - a).sqrt()'], ["log(a)", "a.ln()"], ["exp(-a)", "(-a).exp()"], ["log1p(-a)", "(1 + -a).ln()"], ["expm1(a)", "(a.exp() - 1)"], ["-x^2", '-x ** D("2")'], ["(-x)^2", '(-x) ** D("2")'],
    ["prod(alpha[s] * s, s, 1, t)", "_prod(lambda s: alpha(s) * D(s), 1, t)"], ["sum(prod(a[k], k, s + 1, t), s, 1, t)", "_sum(lambda s: _prod(lambda k: a(k), s + 1, t), 1, t)"], ["sum(lambda, lambda, 1, 3)", "_sum(lambda lambda_: D(lambda_), 1, 3)"],
    ["t > 1 ? a : b", 'a if D(t) > D("1") else b'], ["1 + (a < b ? c : d)", 'D("1") + (c if a < b else d)'], ["0 < a <= b", 'D("0") < a <= b'], ["a ≈ 3.20", '_near(a, D("3.20"))'], ["0 < a ≈ 3.20", 'D("0") < a and _near(a, D("3.20"))'],
    ["max(a, b, 0)", 'max(a, b, D("0"))'], ["clip(a, 0, 1)", 'max(D("0"), min(a, D("1")))'], ["floor(a)", "a.to_integral_value(ROUND_FLOOR)"], ["cos(pi / 2)", '_cos(_pi() / D("2"))'], ["forward(x, t)", "forward(x, D(t))"], ["abs(a - b)", "abs(a - b)"],
  ])("%s is %s", (text, printed) => {
    expect(python(text)).toBe(printed);
  });
});

const found = spawnSync("python3", ["-c", "print(1)"], { encoding: "utf8" }).status === 0;
const run = (program: string): string[] => {
  const { status, stdout, stderr } = spawnSync("python3", ["-"], { input: program, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout.trim().split("\n");
};

describe.skipIf(!found)("Python programs", () => {
  it("give the value of the term, on terms drawn at random", () => {
    const at: Record<string, number> = { a: 0.7, b: -1.3, t: 3, pi: Math.PI };
    const terms: fc.Arbitrary<Term> = fc.letrec<{ term: Term }>((tie) => ({
      term: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom<Term>({ kind: "number", digits: "2" }, { kind: "number", digits: "0.25" }, ...Object.keys(at).map(name)),
        { weight: 4, arbitrary: fc.record({ kind: fc.constant("operator" as const), op: fc.constantFrom("+" as const, "-" as const, "*" as const, "/" as const), left: tie("term"), right: tie("term") }) },
        fc.record({ kind: fc.constant("operator" as const), op: fc.constant("^" as const), left: tie("term"), right: fc.constantFrom<Term>({ kind: "number", digits: "2" }, { kind: "negate", of: { kind: "number", digits: "1" } }) }),
        fc.record({ kind: fc.constant("negate" as const), of: tie("term") }),
        fc.record({ kind: fc.constant("call" as const), name: fc.constantFrom("cos", "sin", "abs", "floor", "ceil"), args: fc.tuple(tie("term")) }),
        fc.record({ kind: fc.constant("fold" as const), fold: fc.constantFrom("sum" as const, "prod" as const), body: tie("term"), index: fc.constant("s"), from: fc.constant<Term>({ kind: "number", digits: "2" }), to: fc.constant<Term>(name("t")) }),
        fc.record({ kind: fc.constant("conditional" as const), test: fc.record({ kind: fc.constant("comparison" as const), items: fc.tuple(tie("term"), tie("term")), relations: fc.constant(["<" as const]) }), whenTrue: tie("term"), whenFalse: tie("term") }),
      ) as fc.Arbitrary<Term>,
    })).term;
    const value = (term: Term): number => {
      switch (term.kind) {
        case "number": return Number(term.digits);
        case "name": return at[term.name]!;
        case "negate": return -value(term.of);
        case "call": return (Math as unknown as Record<string, (x: number) => number>)[term.name]!(value(term.args[0]!));
        case "fold": return term.fold === "sum" ? 2 * value(term.body) : value(term.body) ** 2;
        case "conditional": return value(term.test) !== 0 ? value(term.whenTrue) : value(term.whenFalse);
        case "comparison": return Number(value(term.items[0]!) < value(term.items[1]!));
        case "operator": {
          const [l, r] = [value(term.left), value(term.right)];
          return term.op === "+" ? l + r : term.op === "-" ? l - r : term.op === "*" ? l * r : term.op === "/" ? l / r : l ** r;
        }
        default: throw new Error(term.kind);
      }
    };
    const drawn = fc.sample(terms, { seed: 20204, numRuns: 400 }).filter((term) => Number.isFinite(value(term)) && Math.abs(value(term)) < 1e6);
    expect(drawn.length).toBeGreaterThan(250);
    // A quotient by what is 0 in decimals and not in doubles, or a step of floor on such a hair, decides nothing about the printer.
    const lines = run(`${pythonHelpers}\nfrom decimal import DivisionByZero, InvalidOperation\na, b, t = D("0.7"), D("-1.3"), 3\nfor f in [\n${drawn.map((term) => `  lambda: ${printPython(term, names, decimalDialect)},`).join("\n")}\n]:\n  try: print(f())\n  except (DivisionByZero, InvalidOperation): print("none")\n`);
    const off = lines.flatMap((line, i) => {
      const wanted = value(drawn[i]!);
      return line === "none" || Math.abs(Number(line) - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)) ? [] : [`${printPython(drawn[i]!, names, decimalDialect)} = ${line}, not ${wanted}`];
    });
    expect(lines.filter((line) => line === "none").length).toBeLessThan(10);
    expect(off).toEqual([]);
  });

  it("have trigonometry to every digit asked for", () => {
    const [pi, cos, sin, tanh, far] = run(`${pythonHelpers}\ngetcontext().prec = 50\nprint(_pi())\nprint(_cos(D(1)))\nprint(_sin(D("0.5")))\nprint(_tanh(D("0.5")))\nprint(_cos(D("1e6")))\n`);
    expect(pi).toBe("3.1415926535897932384626433832795028841971693993751");
    expect(cos).toBe("0.54030230586813971740093660744297660373231042061792");
    expect(sin).toBe("0.47942553860420300027328793521557138808180336794060");
    expect(tanh!.slice(0, 45)).toBe("0.4621171572600097585023184836436725487302892803301".slice(0, 45));
    expect(Number(far)).toBeCloseTo(Math.cos(1e6), 12);
  });

  it("compare by ≈ to the digits that are printed", () => {
    expect(run(`${pythonHelpers}\nprint(${python("3.204 ≈ 3.20")})\nprint(${python("3.206 ≈ 3.20")})\nprint(${python("4.0358e-5 ≈ 4.04e-5")})\n`)).toEqual(["True", "False", "True"]);
  });
});
