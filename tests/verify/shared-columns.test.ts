import { describe, expect, test } from "vitest";
import { asLaw, asNumber } from "../../src/evaluate/value.ts";
import { float64 } from "../../src/field/float64.ts";
import { variance } from "../../src/gaussian/law.ts";
import { name, number, operator, type Term } from "../../src/term/term.ts";
import { sharedColumns } from "../../src/verify/shared-columns.ts";
import { sceneOf } from "../../src/verify/sides.ts";
import { statementFrom } from "./stated.ts";

const chain = ["alpha[t] = 1 - beta[t]", "alphabar[0] = 1", "alphabar[t] = alphabar[t-1] * alpha[t]"];
const sceneAt = (cells: readonly string[], steps: number, parameters: Record<string, string> = {}) => {
  const statement = statementFrom({ uses: [], cells: [...cells], claim: "1 == 1" }), still = { steps, parameters, variables: {}, at: {} };
  return sceneOf(statement, float64, still, sharedColumns(statement, still, float64));
};
const alphabar = (beta: string, steps: number, parameters?: Record<string, string>) => asNumber(sceneAt([beta, ...chain], steps, parameters).column("alphabar", 2), name("alphabar"));

describe("columns that claims share", () => {
  test("are those of another claim where definitions, parameters and T are the same", () => {
    const columnOf = (cells: readonly string[]) => { const statement = statementFrom({ uses: [], cells: [...cells], claim: "1 == 1" }); return sharedColumns(statement, { steps: 9, parameters: {}, variables: {}, at: {} }, float64)("alphabar"); };
    const beta = "beta[t] = 0.011 * t";
    expect(columnOf([beta, ...chain, "snr[t] = alphabar[t] / (1 - alphabar[t])"])).toBe(columnOf([beta, ...chain]));
  });

  test("differ where what they stand on differs, however far down", () => {
    expect(alphabar("beta[t] = 0.1 * t", 4)).toBeCloseTo(0.9 * 0.8, 12);
    expect(alphabar("beta[t] = 0.2 * t", 4)).toBeCloseTo(0.8 * 0.6, 12);
    expect(alphabar("beta[t] = t / (10 * T)", 4)).toBeCloseTo((1 - 1 / 40) * (1 - 2 / 40), 12);
    expect(alphabar("beta[t] = t / (10 * T)", 5)).toBeCloseTo((1 - 1 / 50) * (1 - 2 / 50), 12);
    expect(alphabar("beta[t] = k * t", 4, { k: "0.1" })).toBeCloseTo(0.9 * 0.8, 12);
    expect(alphabar("beta[t] = k * t", 4, { k: "0.3" })).toBeCloseTo(0.7 * 0.4, 12);
  });

  test("hold no laws, whose noises belong to one scene", () => {
    const cells = ["x[t] = normal(0, t)"];
    sceneAt(cells, 4).column("x", 2);
    const x = (t: number): Term => ({ kind: "index", name: "x", index: number(t) });
    expect(variance(float64, asLaw(sceneAt(cells, 4).evaluate(operator("+", x(1), x(2)))))).toBe(3);
  });
});
