import { all, create } from "mathjs";

import type { Parameters } from "./hand-written.ts";

/** The same sheet by mathjs's own evaluator, in the two ways its users would: compiled and run row by row, and over whole matrices. */
const { compile, ones } = create(all!, { matrix: "Matrix" });

const rows: readonly (readonly [string, string])[] = [
  ["beta", "beta_1 + (beta_T - beta_1) * (t - 1) / (T - 1)"],
  ["alpha", "1 - beta"],
  ["alphabar", "before * alpha"],
  ["logAlphabar", "logBefore + log1p(-beta)"],
  ["closed", "exp(logAlphabar)"],
  ["signal", "sqrt(alphabar)"],
  ["noise", "sqrt(1 - alphabar)"],
  ["snr", "alphabar / (1 - alphabar)"],
  ["logSnr", "logAlphabar - log(-expm1(logAlphabar))"],
  ["posteriorVariance", "beta * (1 - before) / (1 - alphabar)"],
  ["posteriorLogVariance", "log(max(posteriorVariance, 1e-20))"],
  ["coefficientX0", "sqrt(before) * beta / (1 - alphabar)"],
  ["coefficientXt", "sqrt(alpha) * (1 - before) / (1 - alphabar)"],
  ["vlbWeight", "beta^2 / (2 * max(posteriorVariance, 1e-20) * alpha * (1 - alphabar))"],
  ["reciprocalSignal", "sqrt(1 / alphabar)"],
  ["priorKl", "0.5 * (alphabar * m2 - alphabar - log(1 - alphabar))"],
];

/** One compiled expression a column, evaluated in a scope for every row. */
export function mathjsRows(T: number): (parameters: Parameters) => Record<string, Float64Array> {
  const compiled = rows.map(([name, text]) => [name, compile(text)] as const);
  const columns = Object.fromEntries(rows.map(([name]) => [name, new Float64Array(T + 1)])) as Record<string, Float64Array>;
  return (parameters) => {
    const scope = new Map<string, number>(Object.entries({ T, ...parameters, before: 1, logBefore: 0 }));
    for (let t = 1; t <= T; t++) {
      scope.set("t", t);
      for (const [name, code] of compiled) {
        const value = code.evaluate(scope) as number;
        scope.set(name, value);
        columns[name]![t] = value;
      }
      scope.set("before", scope.get("alphabar")!);
      scope.set("logBefore", scope.get("logAlphabar")!);
    }
    return columns;
  };
}

const elementwise = (text: string): string => text.replaceAll("*", ".*").replaceAll("/", "./").replaceAll("^", ".^");

/** One compiled expression a column over mathjs matrices; it has no running product, so those two columns are loops of ours. */
export function mathjsMatrices(T: number): (parameters: Parameters) => Map<string, unknown> {
  const vector = (text: string): string =>
    elementwise(text).replaceAll(/\b(sqrt|exp|log1p|expm1|log)\(/g, "each_$1(").replaceAll("max(posteriorVariance, 1e-20)", "floored(posteriorVariance)");
  const compiled = rows.map(([name, text]) => [name, compile(vector(text))] as const);
  const each = (f: (x: number) => number) => (matrix: { map(f: (x: number) => number): unknown }) => matrix.map((x) => f(x));
  return (parameters) => {
    const t = ones(T) as unknown as { map(f: (x: number, at: number[]) => number): unknown; toArray(): number[] };
    const scope = new Map<string, unknown>(Object.entries({ T, ...parameters, t: t.map((_, [i]) => i! + 1) }));
    for (const f of ["sqrt", "exp", "log1p", "expm1", "log"] as const) scope.set(`each_${f}`, each(Math[f]));
    scope.set("floored", each((x) => Math.max(x, 1e-20)));
    for (const [name, code] of compiled) {
      if (name === "alphabar") running(scope, "alpha", (last, x) => last * x, 1, "alphabar", "before");
      else if (name === "logAlphabar") running(scope, "beta", (last, x) => last + Math.log1p(-x), 0, "logAlphabar", "logBefore");
      else scope.set(name, code.evaluate(scope as unknown as Map<string, never>));
    }
    return scope;
  };
}

function running(scope: Map<string, unknown>, from: string, step: (last: number, x: number) => number, start: number, name: string, before: string): void {
  const source = scope.get(from) as { map(f: (x: number) => number): unknown };
  let last = start;
  scope.set(name, source.map((x) => (last = step(last, x))));
  last = start;
  scope.set(before, source.map((x) => { const value = last; last = step(last, x); return value; }));
}
