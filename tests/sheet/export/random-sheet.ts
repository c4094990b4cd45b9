import fc from "fast-check";

/** Columns and the step each begins at; a formula reads those above it, no further back than they reach. */
const columns = [["x", 0], ["y", 0], ["z", 1], ["u", 2], ["v", 2], ["w", 4]] as const;

/** Sheets of six columns over + − × ÷ √ that read one another in every way there is: in the row, behind, ahead, at a fixed step, from the end, in sums and products, with base cases. */
export const randomSheet: fc.Arbitrary<string> = fc.integer({ min: 5, max: 12 }).chain((T) => fc.tuple(...columns.map((_, i) => column(i))).map((lines) =>
  [`T = ${T}`, "a = 1.5", "b = 2 in -10..10", "n = 3 whole", "p = x[T] * a", "q = n - b", "f(k, m) = m / (1 + k^2) + y[k]", ...lines.flat()].join("\n")));

function column(i: number): fc.Arbitrary<readonly string[]> {
  const [name, from] = columns[i]!;
  const above = columns.slice(0, i);
  const reads = above.flatMap(([other, start]) => [0, 1, 2].filter((lag) => from - lag >= start).map((lag) => `${other}[${lag === 0 ? "t" : `t-${lag}`}]`));
  const whole = above.filter(([, start]) => start === 0).map(([other]) => other);
  const from1 = above.filter(([, start]) => start <= 1).map(([other]) => other);
  const operand = fc.constantFrom(
    "t", "(t - 1)", "a", "b", "n", "0.3", "T", "pi", ...(i > 1 ? ["p", "q", "f(t, a)", "f(t - 1, x[t-1])"] : []),
    ...reads, ...reads, ...reads, ...whole.flatMap((other) => [`${other}[T]`, `${other}[1]`, `${other}[T - t]`, `(t < T ? ${other}[t+1] : a)`]),
  );
  const pair = fc.tuple(operand, operand, operand);
  const plain = fc.oneof(
    pair.map(([p, q, r]) => `${p} * ${q} + ${r}`), pair.map(([p, q, r]) => `(${p} - ${q}) / (${r} + 7.25)`), operand.map((p) => `sqrt(abs(${p})) / (1 + b^2)`), operand.map((p) => `1 - ${p}`), operand.map((p) => `${p}^3 - -${p}`),
    pair.map(([p, q, r]) => `t == ${from} ? ${p} : ${q} < ${r} ? ${q} : ${p}`), pair.map(([p, q, r]) => `clip(${p}, min(${q}, a), max(${r}, 2, n))`), pair.map(([p, q, r]) => `0 < ${p} <= 2 ? floor(${q}) : n^2 * ${r}`),
    ...(from1.length === 0 ? [] : [
      fc.constantFrom(...from1).map((other) => `prod(1 - ${other}[s] / 9, s, 1, t)`), fc.constantFrom(...from1).map((other) => `sum(${other}[s] * s, s, 1, t-1)`), fc.constantFrom(...from1).map((other) => `sum(${other}[s] * ${other}[t - s + 1], s, 1, t)`),
    ]),
  );
  const recurrent = fc.oneof(
    fc.constant(`${name}[t-1] * (1 - a / 9)`), operand.map((p) => `${name}[t-1] - ${p}`), operand.map((p) => `${p} + ${name}[t-1]`), operand.map((p) => `${p} / 8 + a / 4 * ${name}[t-1]`), operand.map((p) => `${name}[t-1] / 2 + ${name}[t-2] * ${p} / 9`),
  );
  const value = fc.constantFrom("1", "0", "0.5", "a * n", "sqrt(b)");
  return fc.oneof(
    { weight: 3, arbitrary: plain.map((body) => [`${name}[t] = ${body} for t >= ${from}`]) },
    { weight: 1, arbitrary: fc.tuple(plain, value).map(([body, base]) => [`${name}[${from + 1}] = ${base}`, `${name}[t] = ${body} for t >= ${from}`]) },
    { weight: 2, arbitrary: fc.tuple(recurrent, value, value, fc.boolean()).map(([body, one, two, more]) => [`${name}[${from}] = ${one}`, `${name}[${from + 1}] = ${two}`, ...(more ? [`${name}[${from + 3}] = ${two}`] : []), `${name}[t] = ${body} for t >= ${from + 2}`]) },
    { weight: 1, arbitrary: fc.tuple(value, operand).map(([one, p]) => [`${name}[${from}] = ${one}`, `${name}[t] = ${name}[t-1] * ${p} / 8 for t >= ${from + 1}`]) },
  );
}
