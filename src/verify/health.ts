import { ProblemError } from "../base/problem.ts";
import type { Definitions } from "../evaluate/definitions.ts";
import { createScene } from "../evaluate/scene.ts";
import { stepParameters } from "../evaluate/steps.ts";
import { aNumber, asLaw } from "../evaluate/value.ts";
import { decimal, type Decimal } from "../field/decimal.ts";
import type { Field } from "../field/field.ts";
import { float32, float64 } from "../field/float64.ts";
import { variance } from "../gaussian/law.ts";
import { at, call, name, number } from "../term/term.ts";
import { signed } from "./sides.ts";
import type { ParameterRanges } from "./statement.ts";

/** How many digits a formula keeps as it is written, against 50 digits, and the step at which it keeps fewest. */
export interface Digits {
  readonly digits: number;
  readonly t: number;
}
export interface Health {
  readonly float64: Digits;
  readonly float32: Digits;
}

const d50 = decimal(50);
const steps = 1000;
const tried = [1, 2, 3, 10, 50, 100, 250, 500, 750, 999, 1000];
/** Arguments that are nobody's special case. */
const samples = ["1.3", "0.7", "-0.4", "0.6", "2.1"];

/** Evaluates the cells on DDPM's schedule (1e-4 … 0.02 over 1,000 steps), or on their own β where they define it. */
export function healthOf(definitions: Definitions, cells: readonly string[], parameters: ParameterRanges): Health {
  const exact = valuesIn(d50, definitions, cells, parameters);
  const against = <N>(field: Field<N>) => fewest(exact, valuesIn(field, definitions, cells, parameters).map((v) => v && d50.number("0").plus(String(field.toNumber(v.value)))));
  return { float64: against(float64), float32: against(float32) };
}

/** A formula that takes more than this at a step, as a sum of products does, is measured at the earlier steps. */
const greatestWork = 200_000;

interface At<N> {
  readonly t: number;
  readonly value: N;
}

function valuesIn<N>(field: Field<N>, definitions: Definitions, cells: readonly string[], parameters: ParameterRanges): readonly (At<N> | undefined)[] {
  const beta = cells.includes("beta") ? undefined : ddpm.map((text) => aNumber(field.number(text)));
  const scene = createScene({
    definitions, field, steps, work: greatestWork,
    scalars: new Map(Object.entries(parameters).filter(([key]) => key !== "T").map(([key, range]) => [key, signed(field, range.value)])),
    ...(beta && { given: (column: string, t: number) => (column === "beta" ? beta[t - 1] : undefined) }),
  });
  const terms = cells.map((cell) => {
    const fn = definitions.functions[cell];
    if (!fn) return definitions.columns[cell] ? at(cell, name("t")) : name(cell);
    const counted = stepParameters(definitions, cell);
    return call(cell, ...fn.parameters.map((p, i) => (counted.has(p) ? name("t") : /^(x|eps|v[0-9]?$|m)/.test(p) ? number(samples[i % samples.length]!) : number("0.6"))));
  });
  return terms.flatMap((term) => tried.flatMap((t) => {
    try {
      const law = asLaw(scene.evaluate(term, { name: "t", entry: { step: t }, next: undefined }));
      return [{ t, value: law.constant }, { t, value: variance(field, law) }];
    } catch (error) {
      if (error instanceof ProblemError) return [undefined, undefined];
      throw error;
    }
  }));
}

/** β of DDPM as decimals, so that every field starts from the same exact numbers. */
const ddpm = Array.from({ length: steps }, (_, i) => d50.show(d50.number("1e-4").plus(d50.number("0.0199").times(i).dividedBy(steps - 1)), 20));

function fewest(exact: readonly (At<Decimal> | undefined)[], values: readonly (Decimal | undefined)[]): Digits {
  let worst: Digits = { digits: 16, t: 1 };
  exact.forEach((known, i) => {
    const value = values[i];
    if (!known || !value || !known.value.isFinite() || known.value.isZero()) return;
    const error = value.minus(known.value).dividedBy(known.value).abs();
    const digits = !error.isFinite() ? 0 : error.isZero() ? 16 : Math.max(0, Math.min(16, -error.log(10).toNumber()));
    if (digits < worst.digits) worst = { digits: Math.round(digits * 10) / 10, t: known.t };
  });
  return worst;
}
