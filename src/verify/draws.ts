import fc from "fast-check";
import { mapValues, type ParameterRange, type Statement } from "./statement.ts";
import type { Case } from "./verdict.ts";

/**
 * What a claim is tried on, as decimal strings. β is drawn from [1e-8, 1 − 1e-8], in shapes that real schedules have and in shapes that
 * they do not: standard schedules hide errors. T runs from 1 up, and a step's lowest and highest value come up in a quarter of the cases each.
 */
export function cases(statement: Statement): fc.Arbitrary<Draft> {
  const { length, scope } = statement;
  const betas = scope === "every schedule" ? schedules(length.least, length.most) : fc.constant(undefined);
  const steps = scope === "every schedule" ? fc.constant(0) : scope === "here" ? fc.constant(length.now) : lengths(length.least, length.most);
  return fc.record({
    beta: betas,
    steps,
    parameters: fc.record(mapValues(statement.parameters, (range) => (scope === "here" ? fc.constant(range.value) : parameter(range)))),
    variables: fc.record(Object.fromEntries(statement.variables.map((v) =>
      [v.name, v.domain === "noise" ? fc.constant("0") : v.domain === "interval" ? unit : v.domain === "positive" ? positive : real]))),
    paths: fc.record(Object.fromEntries(statement.paths.map((name) => [name, fc.array(real, { minLength: length.most + 1, maxLength: length.most + 1 })]))),
    picks: fc.record(Object.fromEntries(statement.steps.map((s) => [s.name, fc.nat(999)]))),
  }).map(({ beta, steps: drawn, paths, ...rest }) => {
    const T = beta ? beta.length : drawn;
    return { ...rest, steps: T, ...(beta && { beta }), ...(statement.paths.length > 0 && { paths: mapValues(paths, (values) => values.slice(0, T + 1)) }) };
  });
}

/** A case before its steps are placed within their bounds: pick 0 is the lowest, 1 the highest. */
export interface Draft extends Omit<Case, "at"> {
  readonly picks: Readonly<Record<string, number>>;
}

const round = (values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);
const either = (rounds: fc.Arbitrary<string>, others: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ withCrossShrink: true }, { arbitrary: rounds, weight: 1 }, { arbitrary: others, weight: 2 });
const literal = (value: number): string => String(Number(value.toPrecision(6)));

/** Uniform, in a million steps: fast-check's doubles are as likely between 1e-300 and 1e-299 as between 0.1 and 1, so that almost all of them would be 0 to six decimals. */
const double = (min: number, max: number) => fc.integer({ min: 0, max: 1_000_000 }).map((k) => min + ((max - min) * k) / 1_000_000);
/** A variable keeps six decimals, so that no claim is tried on numbers nobody means. */
const real = either(round(["1", "0", "2", "0.5", "-1", "-2", "3"]), double(-10, 10).map((x) => String(Number(x.toFixed(6)))));
const positive = either(round(["1", "2", "0.5", "0.25", "4"]), double(-3, 3).map((x) => literal(10 ** x)));
/** A place in an interval, as a fraction; the interval's own bounds are applied when the case is made. */
const unit = either(round(["0", "1", "0.5"]), double(0, 1).map((x) => String(Number(x.toFixed(6)))));

const least = 1e-8, most = 1 - 1e-8;
const betaText = (x: number): string => {
  const clipped = Math.min(most, Math.max(least, x));
  return clipped > 0.999 ? clipped.toFixed(9) : literal(clipped);
};
const roundBeta = round(["0.5", "0.2", "0.8", "0.1", "0.9", "0.4", "0.6", "0.3", "0.7"]);
const oneBeta = either(roundBeta, fc.oneof(
  { arbitrary: double(0, 1).map(betaText), weight: 4 },
  { arbitrary: double(-8, -1).map((x) => betaText(10 ** x)), weight: 1 },
  { arbitrary: double(-8, -1).map((x) => betaText(1 - 10 ** x)), weight: 1 },
));

/** β_1 … β_T with T between the bounds. Free values first, since the others shrink towards them. */
function schedules(low: number, high: number): fc.Arbitrary<readonly string[]> {
  const size = { minLength: low, maxLength: high, size: "max" } as const;
  const shaped = (shape: (u: number, a: number, b: number) => number) =>
    fc.tuple(fc.integer({ min: low, max: high }), double(-6, -0.3), double(-3, -0.01)).map(([T, a, b]) =>
      Array.from({ length: T }, (_, i) => betaText(shape(T > 1 ? i / (T - 1) : 0, 10 ** a, 10 ** b))));
  return fc.oneof({ withCrossShrink: true },
    { arbitrary: fc.array(oneBeta, { ...size, maxLength: Math.min(high, Math.max(low, 8)) }), weight: 4 },
    { arbitrary: fc.array(oneBeta, size), weight: 3 },
    { arbitrary: shaped((u, a, b) => a + u * (b - a)), weight: 1 },
    { arbitrary: shaped((u, a, b) => (Math.sqrt(a) + u * (Math.sqrt(b) - Math.sqrt(a))) ** 2), weight: 1 },
    { arbitrary: shaped((u, _, b) => 1 - (Math.cos(((u * 0.98 + 0.02) * Math.PI) / 2) / Math.cos((Math.max(0, u * 0.98 + 0.02 - b) * Math.PI) / 2)) ** 2), weight: 1 },
  );
}

const lengths = (low: number, high: number): fc.Arbitrary<number> =>
  fc.oneof({ withCrossShrink: true }, fc.integer({ min: low, max: Math.min(high, low + 4) }), fc.integer({ min: low, max: high }));

function parameter({ value, low, high, scale, whole }: ParameterRange): fc.Arbitrary<string> {
  const [a, b] = [Number(low), Number(high)];
  if (whole) return fc.oneof({ withCrossShrink: true }, round([value, low, high]), fc.integer({ min: a, max: b }).map(String));
  const inside = scale === "log" && a > 0
    ? double(Math.log(a), Math.log(b)).map((x) => Math.exp(x))
    : double(a, b);
  return either(round([value, low, high]), inside.map((x) => literal(Math.min(b, Math.max(a, x)))));
}
