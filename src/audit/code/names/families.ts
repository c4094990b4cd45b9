/** What is asked of a schedule function's result: a shape of its own and two ends, where they are known. */
export interface Ends { readonly start?: number; readonly end?: number; readonly offset?: number }

/** Schedules by their names, as arrays of T values of β, or of ᾱ where `of` says so. Every way in which people write one stands here; a result has to be one of them. */
export interface Family { readonly name: string; readonly latex: string; readonly of: "beta" | "alphabar"; readonly values: (steps: number, ends: Required<Ends>, given: readonly number[]) => readonly number[] }

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
/** Where step i of T lies between the ends: linspace, t/T and (t − 1)/T. */
const grids: readonly ((i: number, steps: number) => number)[] = [(i, n) => (n === 1 ? 0 : i / (n - 1)), (i, n) => (i + 1) / n, (i, n) => i / n];
const between = (latex: string, f: (u: number, a: number, b: number) => number): readonly Omit<Family, "name">[] =>
  grids.map((grid) => ({ latex, of: "beta", values: (steps, { start, end }) => range(steps).map((i) => f(grid(i, steps), start, end)) }));

const linear = between("\\beta_1 + (\\beta_T-\\beta_1)\\frac{t-1}{T-1}", (u, a, b) => a + (b - a) * u);
const quadratic = [
  ...between("\\Big(\\sqrt{\\beta_1} + (\\sqrt{\\beta_T}-\\sqrt{\\beta_1})\\frac{t-1}{T-1}\\Big)^2", (u, a, b) => (Math.sqrt(a) + (Math.sqrt(b) - Math.sqrt(a)) * u) ** 2),
  ...between("\\beta_1 + (\\beta_T-\\beta_1)\\Big(\\frac{t-1}{T-1}\\Big)^2", (u, a, b) => a + (b - a) * u * u),
];
const exponential = between("\\beta_1\\Big(\\frac{\\beta_T}{\\beta_1}\\Big)^{\\frac{t-1}{T-1}}", (u, a, b) => a * (b / a) ** u);
const constant = between("\\beta", (_, __, b) => b);
const reciprocal = [{ latex: "\\frac{1}{T-t+1}", of: "beta" as const, values: (steps: number) => range(steps).map((i) => 1 / (steps - i)) }];

/** ᾱ_t of the cosine schedule: f(t)/f(0), f = cos²((t/T + s)/(1 + s) · π/2). Nichol & Dhariwal 2021, eq. 17. */
export function cosineProducts(steps: number, offset: number): readonly number[] {
  const f = (t: number) => Math.cos((((t / steps + offset) / (1 + offset)) * Math.PI) / 2) ** 2;
  return range(steps + 1).map((t) => f(t) / f(0));
}
const ratios = (products: readonly number[]): readonly number[] => products.slice(1).map((a, i) => 1 - a / products[i]!);
/** A clip above, 0.999 or anything near 1, and a clip below are choices. */
function clipped(values: readonly number[], given: readonly number[]): readonly number[] {
  const top = Math.max(...given), bottom = Math.min(...given);
  return values.map((x) => Math.max(Math.min(x, top >= 0.9 && top < 1 ? top : 0.999), bottom <= 1e-3 && bottom > 0 ? bottom : -Infinity));
}
const cosineLatex = "1-\\frac{\\bar\\alpha_t}{\\bar\\alpha_{t-1}},\\ \\bar\\alpha_t = \\frac{f(t)}{f(0)},\\ f(t) = \\cos^2\\Big(\\frac{t/T+s}{1+s}\\cdot\\frac{\\pi}{2}\\Big)";
const cosine: readonly Omit<Family, "name">[] = [
  { latex: cosineLatex, of: "beta", values: (steps, { offset }, given) => clipped(ratios(cosineProducts(steps, offset)), given) },
  ...[1, 0].map((from): Omit<Family, "name"> => ({ latex: cosineLatex.slice(cosineLatex.indexOf("\\bar\\alpha_t = ")), of: "alphabar", values: (steps, { offset }) => cosineProducts(steps, offset).slice(from) })),
  // A few put β itself on half a cosine between the ends.
  ...between("\\beta_1 + \\frac{\\beta_T-\\beta_1}{2}\\big(1-\\cos\\tfrac{\\pi t}{T}\\big)", (u, a, b) => a + ((b - a) * (1 - Math.cos(Math.PI * u))) / 2),
  // Not divided by f(0): its first product is just below 1.
  { latex: cosineLatex.slice(cosineLatex.indexOf("f(t) = ")), of: "alphabar", values: (steps, { offset }) => { const f0 = Math.cos((offset / (1 + offset)) * (Math.PI / 2)) ** 2; return cosineProducts(steps, offset).slice(1).map((a) => a * f0); } },
];

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
/** σ(x) on an even grid from −k to k, put between the ends; k is 6 with most. The span is read off the result. */
const sigmoids: readonly Omit<Family, "name">[] = [3, 4, 5, 6, 8, 10].flatMap((k) => [
  ...between("\\beta_1 + (\\beta_T-\\beta_1)\\,\\sigma(x_t)", (u, a, b) => a + (b - a) * sigmoid(-k + 2 * k * u)),
  ...between("\\beta_1 + (\\beta_T-\\beta_1)\\,\\frac{\\sigma(x_t)-\\sigma(-k)}{\\sigma(k)-\\sigma(-k)}", (u, a, b) => a + ((b - a) * (sigmoid(-k + 2 * k * u) - sigmoid(-k))) / (sigmoid(k) - sigmoid(-k))),
]);

/** ᾱ falls along a sigmoid from `from` to `to`, both over `warmth`. Chen 2023, "On the importance of noise scheduling", fig. 4. */
const falling: readonly Omit<Family, "name">[] = [-3, 0].flatMap((from) => [0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1, 1.1].map((warmth): Omit<Family, "name"> => ({
  latex: "1-\\frac{\\bar\\alpha_t}{\\bar\\alpha_{t-1}},\\ \\bar\\alpha_t = \\frac{\\sigma(b)-\\sigma(a+(b-a)t/T)}{\\sigma(b)-\\sigma(a)}", of: "beta",
  values: (steps, _, given) => {
    const top = sigmoid(3 / warmth), products = range(steps + 1).map((t) => (top - sigmoid((from + ((3 - from) * t) / steps) / warmth)) / (top - sigmoid(from / warmth)));
    return clipped(ratios(products), given);
  },
})));

/** Schedules that are one thing: what is none of its ways is wrong. Of the others there are more ways than stand here. */
export const settled: ReadonlySet<string> = new Set(["linear schedule", "constant schedule", "cosine schedule"]);

/** All ways of a schedule by its name; none: any increasing β in (0, 1) will do. */
export const families: Readonly<Record<string, readonly Omit<Family, "name">[]>> = {
  "linear schedule": linear,
  "quadratic schedule": quadratic,
  "exponential schedule": exponential,
  "constant schedule": constant,
  "reciprocal schedule": reciprocal,
  "cosine schedule": cosine,
  "sigmoid schedule": [...sigmoids, ...falling],
};
