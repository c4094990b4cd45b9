import { describe, expect, test } from "vitest";
import { decimal } from "../../src/field/decimal.ts";
import { createEngine } from "../../src/sheet/engine/create-engine.ts";
import type { Catalog } from "../../src/sheet/formula.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";
import { referenceSheet } from "../bench/reference-sheet.ts";
import { rowByRow } from "./row-by-row.ts";

const empty: Catalog = { find: () => undefined, names: () => [], definer: () => undefined };
const engineOf = (text: string) => createEngine(readSheet(text), empty);

/** Every column of a sheet against the plain evaluator. */
function agrees(text: string, tolerance = 1e-13): void {
  const engine = engineOf(text);
  const plain = rowByRow(engine.definitions());
  for (const cell of engine.cells()) {
    expect(engine.problem(cell.id), cell.text).toBeUndefined();
    if (cell.line?.kind !== "column") continue;
    const { name } = cell.line, { from, values } = engine.column(name)!;
    for (let i = 0; i < values.length; i++) {
      const expected = plain.column(name, from + i), value = values[i]!;
      const near = Object.is(value, expected) || Math.abs(value - expected) <= tolerance * Math.abs(expected);
      expect(near, `${name}[${from + i}] is ${value}, row by row ${expected}`).toBe(true);
    }
  }
}

const schedule = "T = 50\nbeta[t] = 0.001 + 0.4 * t / T\nalpha[t] = 1 - beta[t]\nalphabar[0] = 1\nalphabar[t] = alphabar[t-1] * alpha[t]\n";

describe("columns agree with the plain evaluator", () => {
  test("on the reference sheet", () => agrees(referenceSheet, 1e-8));
  test("over several blocks", () => agrees(schedule.replace("T = 50", "T = 5000") + "x[t] = sqrt(alphabar[t]) / (1 + t) - log(alpha[t])"));
  test("on every operation and function", () =>
    agrees(schedule + [
      "a[t] = -beta[t] + 2 - 3 * alpha[t] / 7", "b[t] = beta[t]^2 + beta[t]^3 + beta[t]^5 + beta[t]^0.5 + 2^beta[t] + beta[t]^-1",
      "c[t] = exp(beta[t]) + log(beta[t]) + log1p(-beta[t]) + expm1(beta[t]) + sqrt(beta[t])", "d[t] = sin(t) + cos(t) + tan(t) + tanh(t) + abs(-t) + floor(t / 3) + ceil(t / 3)",
      "f[t] = min(beta[t], 0.1, alpha[t]) + max(0.3, beta[t]) + clip(beta[t], 0.1, 0.2)", "g[t] = pi * t + e",
      "h[t] = t < 10 ? beta[t] : 3 <= t < 20 ? 7 : alpha[t] == 1 ? 2 : -1", "k[t] = (beta[t] - alpha[t]) - (alpha[t] * beta[t]) / (beta[t] + alpha[t])",
      "l[t] = beta[t] / (alpha[t] * beta[t]) + beta[t] - (alpha[t] + beta[t]) + 5 / beta[t] + 5 - beta[t]", "m[t] = (beta[t] * 2 + 1) * alpha[t] + (2 - beta[t]) / 3 + 2 / (beta[t] + 1)",
    ].join("\n")));
  test("on recurrences of every form", () =>
    agrees(schedule + [
      "a[0] = 2\na[t] = beta[t] + alpha[t] * a[t-1]", "b[0] = 1\nb[t] = b[t-1] + beta[t]", "c[0] = 1\nc[t] = c[t-1] - beta[t]", "d[0] = 0.5\nd[t] = sin(d[t-1]) + beta[t] * d[t-1]^2",
      "f[0] = 1\nf[1] = 1\nf[t] = f[t-1] + f[t-2]", "g[0] = 1\ng[t] = 0.9 * g[t-1] + 0.1", "h[0] = 1\nh[3] = 7\nh[t] = h[t-1] * alpha[t]", "k[1] = 3\nk[t] = k[t-1] / 2",
    ].join("\n")));
  test("on every pair of operations, over columns and numbers", () => {
    const operators = ["+", "-", "*", "/"];
    for (const f of operators)
      for (const g of operators)
        for (const form of [`(beta[t] ${f} x[t]) ${g} alpha[t]`, `alpha[t] ${g} (x[t] ${f} beta[t])`, `(x[t] ${f} 3) ${g} alpha[t]`, `(3 ${f} x[t]) ${g} alpha[t]`, `(x[t] ${f} 3) ${g} 7`, `7 ${g} (x[t] ${f} 3)`, `(x[t] ${f} alpha[t]) ${g} 7`])
          // A sheet each: an inner operation that stands twice is shared and not fused.
          agrees(`T = 5\nbeta[t] = t / 10\nalpha[t] = 1 - beta[t]\nx[t] = t + 0.25\ny[t] = ${form}`);
    agrees(`${schedule}a[t] = log(-(-beta[t])) + exp(-beta[t]) + log1p(-beta[t]) + sqrt(-(-t))`);
  });
  test("where one column's body stands in another, some rows off", () =>
    agrees(schedule + [
      "a[1] = 5\na[t] = sqrt(alphabar[t]) + 1", "b[t] = (sqrt(alphabar[t]) + 1) * 2", "c[t] = (sqrt(alphabar[t-1]) + 1) * 3", "d[t] = log(alphabar[t-1])", "f[t] = log(alphabar[t]) + 2", "g[t] = log(alphabar[t-2]) for t >= 2",
      "h[t] = exp(alphabar[t]) for t >= 9", "k[t] = exp(alphabar[t]) - 1", "l[t] = sin(t) * beta[t]", "m[t] = sin(t) * beta[t] + 1",
    ].join("\n")));
  test("on columns that advance together", () =>
    agrees("T = 3000\np[0] = 1\np[t] = p[t-1] * 0.999 + q[t-1] * 0.001\nq[0] = 0\nq[t] = p[t] * 0.5 + q[t-1] / 4\nr[t] = p[t] - q[t-1]"));
  test("on sums and products with a constant lower bound", () =>
    agrees(schedule + [
      "a[t] = prod(alpha[s], s, 1, t) for t >= 0", "b[t] = sum(beta[s], s, 1, t - 1)", "c[t] = sum(beta[s]^2, s, 3, t)", "d[t] = prod(1 - beta[s], s, 2, t) * 2", "f[t] = sum(s * prod(alpha[r], r, 1, s), s, 1, t)",
      "g[t] = sum(alpha[s], s, 1, t)", "h[t] = sum(s * prod(alpha[r], r, 1, t), s, 1, 3)", "k[t] = sum(beta[s], s, 4, t - 3)",
    ].join("\n")));
  test("on sums with any bounds", () => agrees(schedule + "a[t] = sum(beta[s], s, t, T)\nb[t] = sum(alphabar[t-s] * beta[s], s, 1, t)\nc[t] = beta[t] / sum(beta[s], s, 1, T)"));
  test("on reads of whole columns", () =>
    agrees(schedule + "a[t] = alphabar[t] - alphabar[T]\nb[t] = alphabar[7] * t\nc[t] = beta[T + 1 - t]\nd[t] = c[t] + a[t-1 + 1]\nf[t] = t == 1 ? 0 : beta[t-1]\ng[t] = t < T ? beta[t+1] : 0"));
  test("on functions, and arguments that a fold must not capture", () =>
    agrees(schedule + "f(x, s) = x * alphabar[s-1] + sum(x * s, s, 1, 3)\na[t] = f(beta[t], t)\nb[t] = sum(f(s, s), s, 1, t)"));
  test("with T = 1", () => agrees(referenceSheet.replace("T = 1000", "T = 1").replace("(T - 1)", "T"), 1e-8));
});

describe("columns", () => {
  test("carry 1 − ᾱ without cancellation, by recurrence and by product", () => {
    const tiny = "T = 400\nbeta[t] = 1e-7 + 1e-9 * t\nalpha[t] = 1 - beta[t]\nalphabar[0] = 1\nalphabar[t] = alphabar[t-1] * alpha[t]\nclosed[t] = prod(alpha[s], s, 1, t)\n";
    const engine = engineOf(`${tiny}x[t] = 1 - alphabar[t]\ny[t] = 1 - closed[t]\nz[t] = 1 - alphabar[t-1]\nlast = 1 - alphabar[T]`);
    const { add, subtract, multiply, number, whole, toNumber } = decimal(50);
    let alphabar = number("1");
    for (let t = 1; t <= 400; t++) {
      const before = toNumber(subtract(number("1"), alphabar));
      const beta = add(number("1e-7"), multiply(number("1e-9"), whole(t)));
      alphabar = multiply(alphabar, subtract(number("1"), beta));
      const exact = toNumber(subtract(number("1"), alphabar));
      for (const name of ["x", "y"]) expect(Math.abs(engine.column(name)!.values[t - 1]! / exact - 1), `${name}[${t}]`).toBeLessThan(1e-14);
      if (t > 1) expect(Math.abs(engine.column("z")!.values[t - 1]! / before - 1)).toBeLessThan(1e-14);
      if (t === 400) expect(Math.abs(engine.scalar("last")! / exact - 1)).toBeLessThan(1e-14);
    }
    expect(engine.column("z")!.values[0]).toBe(0);
  });

  test("do not take another product for ᾱ", () => {
    const engine = engineOf("T = 3\nalpha[t] = 1 - 0.1 * t\nx[0] = 2\nx[t] = x[t-1] * alpha[t]\ny[t] = 1 - x[t]\nz[0] = 1\nz[t] = z[t-1] * alpha[t] * 2\nw[t] = 1 - z[t]");
    expect(Array.from(engine.column("y")!.values)).toEqual([1 - 2 * 0.9, 1 - 2 * 0.9 * 0.8, 1 - 2 * 0.9 * 0.8 * (1 - 0.1 * 3)]);
    expect(engine.column("w")!.values[0]).toBe(1 - 1 * 0.9 * 2);
  });

  test("hold NaN and the infinities as values", () => {
    const engine = engineOf("T = 2\nx[t] = log(t - 1)\ny[t] = 0 / (t - 1)\nz[t] = x[t] + 1");
    expect(Array.from(engine.column("x")!.values)).toEqual([-Infinity, 0]);
    expect(Array.from(engine.column("y")!.values)).toEqual([NaN, 0]);
    expect(engine.problem("z")).toBeUndefined();
  });

  test("know the numbers of plain normals", () => {
    const engine = engineOf("T = 1\nlaw(x, t) = normal(2 * x, t / 4)\nm[t] = mean(law(3, t))\nv[t] = variance(law(3, t))\nq[t] = meanSquare(law(3, t))\n" +
      "k[t] = kl(normal(1, 4), normal(0, 2))\nd[t] = logDensity(normal(1, 4), 3)\ns[t] = score(normal(1, 4), 3)\nlaws[t] = law(1, t)");
    const at1 = (name: string) => engine.column(name)?.values[0];
    expect([at1("m"), at1("v"), at1("q"), at1("s"), at1("laws")]).toEqual([6, 0.25, 36.25, -0.5, undefined]);
    expect(at1("k")).toBeCloseTo((Math.log(2 / 4) + 5 / 2 - 1) / 2, 14);
    expect(at1("d")).toBeCloseTo(Math.log(Math.exp(-0.5) / Math.sqrt(8 * Math.PI)), 14);
  });

  test("make one pass for a running product at T = 1,000,000", () => {
    const engine = engineOf("T = 1000000\nbeta[t] = 1 / T\nclosed[t] = prod(1 - beta[s], s, 1, t)");
    expect(engine.column("closed")!.values.at(-1)).toBeCloseTo(Math.exp(-1), 6);
  });
});
