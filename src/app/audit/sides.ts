import { attempt } from "../../base/problem.ts";
import type { Curve } from "../../chart/curve.ts";
import type { Value } from "../../evaluate/value.ts";
import { wholeNumber } from "../../evaluate/steps.ts";
import { float64 } from "../../field/float64.ts";
import { variance } from "../../gaussian/law.ts";
import { printLatex } from "../../term/print-latex.ts";
import type { IndexTerm, NameTerm } from "../../term/term.ts";
import { localsOf, sceneOf } from "../../verify/sides.ts";
import { statementOf, type Statement } from "../../verify/statement.ts";
import type { Case, Counterexample } from "../../verify/verdict.ts";
import type { Question } from "../../verify/verify.ts";

/** One side of a claim in one case: as it is written, with numbers in it where they can be put in, and what it comes to. */
export interface Side {
  readonly symbols: string;
  readonly numbers: string | undefined;
  readonly result: { readonly kind: "number"; readonly value: number } | { readonly kind: "law"; readonly mean: number; readonly variance: number };
}

/** Every side of a claim at a counterexample; undefined where float64 has no value for one. */
export function sidesAt({ claim, definitions, parameters }: Question, drawn: Case): readonly Side[] | undefined {
  const found = attempt((): readonly Side[] => {
    const statement = statementOf(claim, definitions, parameters);
    const scene = sceneOf(statement, float64, drawn);
    const locals = localsOf(statement, scene, drawn);
    const noises = new Set(statement.variables.filter(({ domain }) => domain === "noise").map(({ name }) => name));
    const value = (term: NameTerm | IndexTerm): string | undefined => {
      if (noises.has(term.name)) return undefined;
      const number = attempt(() => scene.evaluate(term, locals));
      return number.ok && number.value.kind === "number" && Number.isFinite(number.value.value) ? String(Number(number.value.value.toPrecision(5))) : undefined;
    };
    return statement.says.items.map((item): Side => {
      const symbols = printLatex(item), numbers = printLatex(item, { value });
      const result = scene.evaluate(item, locals);
      return {
        symbols,
        numbers: numbers === symbols || item.kind === "name" || item.kind === "index" ? undefined : numbers,
        result: result.kind === "number" ? { kind: "number", value: result.value } : { kind: "law", mean: result.law.constant, variance: variance(float64, result.law) },
      };
    });
  });
  return found.ok ? found.value : undefined;
}

/** Both sides over t, on a schedule that shows the difference. */
export interface SidesOverT {
  readonly curves: readonly Curve[];
  readonly steps: number;
  /** The first and last β, where the claim leaves β free. */
  readonly beta?: readonly [number, number];
}

const shownSteps = 100, firstBeta = 0.001, lastBeta = 0.2;

/** The sides as columns over the claim's first step, everything else as in the counterexample; undefined where they are none. */
export function sidesOverT({ claim, definitions, parameters }: Question, { case: drawn, of }: Counterexample, labels: readonly [string, string]): SidesOverT | undefined {
  const found = attempt((): SidesOverT | undefined => {
    const statement = statementOf(claim, definitions, parameters);
    const [step] = statement.steps;
    if (!step || statement.says.items.length !== 2) return undefined;
    const shown = shownCase(statement, drawn);
    const scene = sceneOf(statement, float64, shown);
    const lookup = (name: string) => shown.at[name] ?? scene.wholeScalar(name);
    const [low, high] = [Math.max(0, wholeNumber(step.low, lookup)), Math.min(shown.steps, wholeNumber(step.high, lookup))];
    if (high - low < 2) return undefined;
    const stride = Math.max(1, Math.floor((high - low) / shownSteps));
    const count = Math.floor((high - low) / stride) + 1;
    const curves = statement.says.items.map((item, i): Curve => {
      const values = Float64Array.from({ length: count }, (_, k) => {
        const there = { ...shown, at: { ...shown.at, [step.name]: low + k * stride } };
        const value = attempt(() => numberOf(scene.evaluate(item, localsOf(statement, scene, there)), of));
        return value.ok ? value.value : NaN;
      });
      return { name: i === 0 ? "left" : "right", label: labels[i]!, role: i === 0 ? "noise" : "signal", ...(i === 1 && { dash: "7 3" }), from: low, step: stride, values };
    });
    // A side that is nowhere finite, or both flat, shows nothing that the numbers do not.
    if (curves.some(({ values }) => values.filter(Number.isFinite).length < 3) || curves.every(({ values }) => new Set(values).size === 1)) return undefined;
    return { curves, steps: shown.steps, ...(shown.beta && { beta: [firstBeta, lastBeta] as const }) };
  });
  return found.ok ? found.value : undefined;
}

/** A case long enough to draw: a free β rises evenly, a path goes on as it ended, what else was drawn stays. */
function shownCase(statement: Statement, case_: Case): Case {
  const steps = case_.beta ? shownSteps : Math.max(case_.steps, statement.length.now);
  const paths = Object.fromEntries(Object.entries(case_.paths ?? {}).map(([name, values]) => [name, Array.from({ length: steps + 1 }, (_, t) => values[t] ?? values.at(-1)!)]));
  const drawn: Case = { ...case_, steps, ...(case_.paths && { paths }) };
  if (!drawn.beta) return drawn;
  const beta = Array.from({ length: shownSteps }, (_, k) => String(Number((firstBeta + ((lastBeta - firstBeta) * k) / (shownSteps - 1)).toPrecision(6))));
  return { ...drawn, beta };
}

function numberOf(value: Value<number>, of: Counterexample["of"]): number {
  return value.kind === "number" ? value.value : of === "mean" ? value.law.constant : variance(float64, value.law);
}
