/**
 * What the five documents claim, as far as the sheet language can say it, with the verdict that the key gives (document number, then the
 * claim's number). A wrong claim must be refuted, a correct one must hold; an imprecise one is refuted as it stands and holds in the scope
 * that its note names. An id may stand on several lines.
 */
export interface StatedClaim {
  readonly id: string;
  /** The key's verdict. */
  readonly verdict: "correct" | "imprecise" | "wrong";
  readonly expected: "holds" | "refuted";
  /** Catalog formulas the claim stands on; what those stand on comes with them. */
  readonly uses: readonly string[];
  /** Further lines of the sheet: the document's own definitions. */
  readonly cells: readonly string[];
  /** A claim line without the word "claim". */
  readonly claim: string;
  readonly note: string;
}

type Line = readonly [expected: StatedClaim["expected"], claim: string, note: string, uses?: readonly string[], cells?: readonly string[]];

const claimed = (id: string, verdict: StatedClaim["verdict"], ...lines: readonly Line[]): readonly StatedClaim[] =>
  lines.map(([expected, claim, note, uses = [], cells = []]) => ({ id, verdict, expected, uses, cells, claim, note }));

const linear = ["schedule.linear"];
const exercise = ["schedule.proportional"];

const bayes = "condition(y, closedForm(x0, t-1), forward(y, t), xt)";
const squaredError = "meanSquare(eps - a * closedFormSample(m + sqrt(v) * z, eps, t) - b)";
const affineGuess = "for every schedule, a real, b real, m real, v positive";

const stepLaw: Line = ["holds", "normal(sqrt(1 - beta[t]) * x, beta[t]) == stepSample(x, eps, t) for every schedule, x real, eps noise", "the law of one step is that of the sample it is drawn by"];
const closedLaw: Line = ["holds", "normal(sqrt(alphabar[t]) * x0, 1 - alphabar[t]) == compose(forward, x0, 0, t) for every schedule, t >= 0, x0 real", "t single steps give the closed form"];
const closedSample: Line = ["holds", "sqrt(alphabar[t]) * x0 + sqrt(1 - alphabar[t]) * eps == compose(forward, x0, 0, t) for every schedule, t >= 0, x0 real, eps noise", "the sample follows the law of t single steps"];
const stepSampleLaw: Line = ["holds", "sqrt(1 - beta[t]) * x + sqrt(beta[t]) * eps == forward(x, t) for every schedule, x real, eps noise", "the sample follows the law of one step"];
const overT: readonly Line[] = [
  ["holds", "beta[T] == beta_T", "scope: β_start is the value at t = 0 and β_end that at t = T", ["schedule.linearOverT"]],
  ["refuted", "beta[1] == beta_1", "read as linspace, whose first of T values is β_start", ["schedule.linearOverT"]],
  ["refuted", "here alphabar[T] ≈ 4.036e-5", "linspace's ᾱ_T; this schedule's is 3.996e-5", ["schedule.linearOverT"]],
];
const bothOrders: Line = [
  "holds",
  "logDensity(closedForm(x0, t-1), a) + logDensity(forward(a, t), b) == logDensity(closedForm(x0, t), b) + logDensity(posterior(x0, b, t), a) for every schedule, t >= 2, x0 real, a real, b real",
  "the joint law of x_{t−1} and x_t is the same product in either order",
];
const averaged: Line = ["holds", `lossSimple(a, b, m, v) == sum(${squaredError}, t, 1, T) / T ${affineGuess}, z noise, eps noise`, "for a guess a·x_t + b on Gaussian data, t uniform on 1…T"];

// The bound's terms for the exact reverse step of data N(0, 1), where the bound is tight.
const boundCells = [
  "gap(x0, eps, t) = posteriorMean(x0, closedFormSample(x0, eps, t), t) - sqrt(alpha[t]) * closedFormSample(x0, eps, t)",
  "boundTerm(x0, eps, t) = (log(beta[t] / posteriorVariance[t]) + (posteriorVariance[t] + meanSquare(gap(x0, eps, t))) / beta[t] - 1) / 2",
  "lastTerm(x0, eps) = (log(2 * pi * beta[1]) + meanSquare(x0 - sqrt(alpha[1]) * closedFormSample(x0, eps, 1)) / beta[1]) / 2",
];
const wholeBound: Line = [
  "holds",
  "priorKl(x0) + sum(boundTerm(x0, eps, t), t, 2, T) + lastTerm(x0, eps) == -logDensity(normal(0, 1), x0) for every schedule, x0 real, eps noise",
  "scope: with L_T and L_0 among the terms; for data N(0, 1) and their exact reverse steps the bound is −log p(x_0)",
  [],
  boundCells,
];

/** 001's worked example: a 2 × 2 image, β = 0.1, 0.2, 0.3 and three noises, entry by entry. The key has 1.362 for 1.36148. */
const image = [1, 2, 3, 4];
const exampleBetas = [0.1, 0.2, 0.3];
const exampleNoises = [[0.2, -0.1, 0.3, -0.4], [-0.1, 0.2, 0.4, -0.3], [0.4, -0.2, -0.1, 0.5]];
const printed = [[1.09, 2.18, 3.27, 4.36], [1.17, 2.34, 3.51, 4.68], [1.57, 2.94, 4.21, 5.88]];
const right = [["1.012", "1.866", "2.941", "3.668"], ["0.860", "1.758", "2.809", "3.147"], ["0.939", "1.361", "2.296", "2.907"]];

const stepped = (x: string, entry: number, j: number) => `sqrt(1 - ${exampleBetas[j]}) * ${x} + sqrt(${exampleBetas[j]}) * (${exampleNoises[j]![entry]})`;

function exampleStep(k: number): readonly StatedClaim[] {
  const fromStart = (entry: number): string => exampleBetas.slice(0, k + 1).reduce((x, _, j) => stepped(j === 0 ? x : `(${x})`, entry, j), String(image[entry]));
  const before = k === 0 ? image : printed[k - 1]!;
  return claimed(`001-${20 + k}`, "wrong", ...image.flatMap((_, entry): Line[] => [
    ["refuted", `${stepped(String(before[entry]), entry, k)} ≈ ${printed[k]![entry]}`, `entry ${entry + 1} of x_${k + 1}, from the image printed before it`],
    ["holds", `${fromStart(entry)} ≈ ${right[k]![entry]}`, `entry ${entry + 1} of x_${k + 1}, from x_0`],
  ]));
}

export const claims: readonly StatedClaim[] = [
  claimed("000-02", "correct", stepLaw),
  claimed("000-04", "correct", closedLaw),
  claimed("000-05", "correct",
    ["holds", "alphabar[t] == prod(1 - beta[s], s, 1, t) for every schedule, t >= 0", "α and ᾱ by their definitions"]),
  claimed("000-06", "correct",
    ["holds", "here beta[100] ≈ 0.002", "the exercise's schedule at T = 1000", exercise],
    ["holds", "here alpha[100] ≈ 0.998", "the exercise's schedule at T = 1000", exercise]),
  claimed("000-07", "wrong",
    ["refuted", "here alphabar[100] ≈ 0.819", "β is not constant: a hundred times the last factor is no product of them all", exercise],
    ["holds", "0.998^100 ≈ 0.819", "the power itself is rounded rightly"],
    ["holds", "here alphabar[100] ≈ 0.904", "the product", exercise]),
  claimed("000-08", "imprecise",
    ["refuted", "here alphabar[T] == 0", "a finite T is no limit", exercise],
    ["holds", "here alphabar[T] ≈ 4.2e-5", "scope: close to 0 at T = 1000", exercise],
    ["holds", "here kl(closedForm(1, T), normal(0, 1)) < 3e-5", "scope: close to N(0, 1) at T = 1000, for x_0 = 1", exercise]),
  claimed("000-21", "imprecise", ...overT),
  claimed("000-23", "imprecise",
    ["holds", "beta[T] == beta_T", "scope: a quadratic schedule of its own, β_start at t = 0", ["schedule.quadratic"]],
    ["refuted", "beta[1] == beta_1", "its first step is already on the way", ["schedule.quadratic"]],
    ["refuted", "here alphabar[T] ≈ 7.33e-4", "it is not the quadratic schedule of DDPM's code, whose ᾱ_T this is", ["schedule.quadratic"]]),

  claimed("001-03", "correct", bothOrders),
  claimed("001-04", "correct", stepLaw),
  claimed("001-05", "wrong",
    ["refuted",
      "logDensity(condition(y, marginal(w, normal(m, v), closedForm(w, t-1)), forward(y, t), xt), a) == logDensity(posterior(x0, xt, t), a) + logDensity(condition(w, normal(m, v), closedForm(w, t), xt), x0) for every schedule, t >= 2, m real, v positive, x0 real, xt real, a real",
      "without the integral over x_0 the right side depends on x_0; data N(m, v)"],
    ["holds",
      "condition(y, marginal(w, normal(m, v), closedForm(w, t-1)), forward(y, t), xt) == marginal(w, condition(w, normal(m, v), closedForm(w, t), xt), posterior(w, xt, t)) for every schedule, m real, v positive, xt real",
      "with the integral it is total probability"]),
  claimed("001-11", "wrong",
    ["refuted", "sqrt(1 - beta[t]) * x + sqrt(beta[t]) * normal(0, beta[t]) == forward(x, t) for every schedule, x real", "β comes in twice"],
    stepSampleLaw),
  claimed("001-12", "wrong",
    ["refuted", "beta[t] < 1", "β_T = 1", [], ["T = 1000 in 1..10000 log", "beta[t] = 1 - cos(pi * t / (2 * T))^2"]],
    ["holds", "beta[t] > beta[t-1] for t >= 2", "it does rise", [], ["T = 1000 in 1..10000 log", "beta[t] = 1 - cos(pi * t / (2 * T))^2"]],
    ["refuted", "here alphabar[500] ≈ 0.494", "nearly all signal is gone halfway", [], ["T = 1000 in 1..10000 log", "beta[t] = 1 - cos(pi * t / (2 * T))^2"]],
    ["holds", "here alphabar[500] ≈ 0.494", "the cosine is meant for ᾱ", ["schedule.cosine"]]),
  claimed("001-14", "wrong",
    ["refuted", "1 / sqrt(1 - beta[t]) * (xt - beta[t] / sqrt(1 - betabar[t]) * eps) == posteriorMean(x0FromEps(xt, eps, t), xt, t) for every schedule, xt real, eps real", "β̄, the product of the βs, stands where ᾱ belongs", [], ["betabar[t] = prod(beta[s], s, 1, t)"]],
    ["holds", "1 / sqrt(1 - beta[t]) * (xt - beta[t] / sqrt(1 - alphabar[t]) * eps) == posteriorMean(x0FromEps(xt, eps, t), xt, t) for every schedule, xt real, eps real", "with ᾱ"]),
  claimed("001-15", "wrong",
    ["refuted", "variance(marginal(y, normal(0, 1), posteriorMeanEps(y, bayesEps(0, 1, y, t), t))) == 1 for every schedule", "without noise the step shrinks data N(0, 1)"],
    ["holds", "variance(marginal(y, normal(0, 1), ancestralBeta(y, bayesEps(0, 1, y, t), t))) == 1 for every schedule", "with noise of variance β it keeps them"]),
  claimed("001-16", "wrong",
    ["refuted", `lossAt(a, b, m, v, T) == lossSimple(a, b, m, v) ${affineGuess}`, "the last step alone is not the mean over t"],
    averaged),
  claimed("001-17", "correct",
    ["holds", `lossWeighted(a, b, m, v) == sum(vlbWeightBeta[t] * ${squaredError}, t, 1, T) / T ${affineGuess}, z noise, eps noise`, "with the bound's weights for w(t)"]),
  exampleStep(0),
  exampleStep(1),
  exampleStep(2),

  claimed("002-03", "correct",
    ["holds", "variance(forward(x, t)) == beta[t] for every schedule, x real", "β is the variance that a step adds"]),
  claimed("002-04", "imprecise",
    ["refuted", "mean(compose(forward, x0, 0, t)) == sqrt(1 - beta[t]) * x0 for every schedule, x0 real", "read as what is left of x_0"],
    ["holds", "mean(forward(x, t)) == sqrt(1 - beta[t]) * x for every schedule, x real", "scope: what one step leaves of x_{t−1}"]),
  claimed("002-09", "correct",
    ["holds", "written[t] == (1 + cos(pi * (t / T + 0.008) / 1.008)) / (1 + cos(pi * 0.008 / 1.008)) for 0 <= t <= T - 1", "as the code has it, against the double angle", [], ["T = 1000 in 1..10000 log", "written[t] = cos((t / T + 0.008) / 1.008 * pi / 2)^2 / cos(0.008 / 1.008 * pi / 2)^2 for t >= 0"]],
    ["holds", "here cosineAlphabar[500] ≈ 0.494", "the published curve halfway, s = 0.008", ["schedule.cosineAlphabar"]]),
  claimed("002-15", "correct", closedSample),
  claimed("002-20", "correct",
    ["holds", "sqrt(alphabar[t]) == mean(compose(forward, 1, 0, t)) for every schedule, t >= 0", "what t steps leave of the signal"],
    ["holds", "sqrt(1 - alphabar[t])^2 == variance(compose(forward, 1, 0, t)) for every schedule, t >= 0", "what t steps put in"]),
  claimed("002-22", "correct",
    ["holds", "alphabar[t] / (1 - alphabar[t]) == mean(compose(forward, 1, 0, t))^2 / variance(compose(forward, 1, 0, t)) for every schedule", "a ratio of powers, for data of unit power"]),
  claimed("002-23", "correct",
    ...[
      ["1", "0.999900", "0.999950", "0.010000", "9999.0000"],
      ["251", "0.521423", "0.722096", "0.691793", "1.08953"],
      ["501", "0.077797", "0.278921", "0.960314", "0.084360"],
      ["751", "0.003300", "0.057447", "0.998349", "0.003311"],
      ["1000", "0.000040", "0.006353", "0.999980", "0.000040"],
    ].flatMap(([t, ...values]): Line[] => ["alphabar", "signal", "noise", "snr"].map((column, i): Line =>
      ["holds", `here ${column}[${t}] ≈ ${values[i]}`, "0-based row k of the table is t = k + 1", linear])),
    ["refuted", "here snr[251] ≈ 1.089530", "the key's own figure is off in the sixth decimal: 1.089528", linear]),
  claimed("002-26", "correct",
    ["holds", `normal((beta[t] * sqrt(alphabar[t-1]) * x0 + sqrt(alpha[t]) * (1 - alphabar[t-1]) * xt) / (1 - alphabar[t]), beta[t] * (1 - alphabar[t-1]) / (1 - alphabar[t])) == ${bayes} for every schedule, x0 real, xt real`, "the code's mean and variance against Bayes' rule"]),
  claimed("002-30", "correct", stepLaw, stepSampleLaw, closedLaw, closedSample),

  claimed("003-05", "imprecise",
    ["refuted", "closedForm(x0, T) == normal(0, 1) for every schedule, x0 real", "some signal is always left"],
    ["holds", "here kl(closedForm(1, T), normal(0, 1)) < 1e-4", "scope: nearly, for the document's schedule and data of unit size", linear]),
  claimed("003-09", "correct", stepLaw),
  claimed("003-13", "correct", stepSampleLaw),
  claimed("003-14", "correct",
    ["holds", "here beta[1] ≈ 1e-4", "T = 1000", linear],
    ["holds", "here beta[T] ≈ 0.02", "T = 1000", linear]),
  claimed("003-17", "correct",
    ["holds", "prod(sqrt(1 - beta[s]), s, 1, t) * x0 + sum(sqrt(beta[s]) * prod(sqrt(1 - beta[k]), k, s + 1, t) * normal(0, 1), s, 1, t) == closedForm(x0, t) for every schedule, t >= 0, x0 real", "one independent noise a step"]),
  claimed("003-19", "imprecise",
    ["refuted", "noise[t] == variance(compose(forward, x0, 0, t)) for every schedule, x0 real", "the curve that is drawn is the standard deviation"],
    ["holds", "here signal[T] ≈ 0.00635", "scope: read as the factor of x_0", linear],
    ["holds", "here noise[T] ≈ 0.99998", "scope: read as the standard deviation", linear]),
  claimed("003-25", "correct",
    ["holds", "normal(posteriorMeanEps(xt, bayesEps(0, 1, xt, t), t), beta[t]) == condition(y, normal(0, 1), forward(y, t), xt) for every schedule, xt real", "the variance β is exact for data N(0, 1)"]),
  claimed("003-26", "imprecise",
    ["refuted", "beta[t] == posteriorVariance[t] for every schedule, t >= 2", "one symbol for two values"],
    ["holds", `variance(${bayes}) == (1 - alphabar[t-1]) / (1 - alphabar[t]) * beta[t] for every schedule, x0 real, xt real`, "scope: β̃ where x_0 is known"]),
  claimed("003-27", "correct", bothOrders),
  claimed("003-28", "correct",
    ["holds", `sqrt(alpha[t]) * (1 - alphabar[t-1]) / (1 - alphabar[t]) * xt + sqrt(alphabar[t-1]) * beta[t] / (1 - alphabar[t]) * x0 == mean(${bayes}) for every schedule, x0 real, xt real`, "Bayes' rule"]),
  claimed("003-29", "correct",
    ["holds", "1 / sqrt(alpha[t]) * (closedFormSample(x0, eps, t) - beta[t] / sqrt(1 - alphabar[t]) * eps) == posteriorMean(x0, closedFormSample(x0, eps, t), t) for every schedule, x0 real, eps real", "ε put in for x_0"]),
  claimed("003-30", "correct",
    ["holds", `(1 - alphabar[t-1]) / (1 - alphabar[t]) * beta[t] == variance(${bayes}) for every schedule, x0 real, xt real`, "Bayes' rule"]),
  claimed("003-32", "imprecise",
    ["refuted", `lossWeighted(a, b, m, v) == lossSimple(a, b, m, v) ${affineGuess}`, "the bound weighs the steps differently"],
    ["refuted", "vlbWeightBeta[t] == vlbWeightBeta[t-1] for every schedule, t >= 2", "its weights are not constant"],
    ["holds", `vlbWeightBeta[t] * lossAt(a, b, m, v, t) >= vlbWeightBeta[t] * bayesLoss(v, t) for every schedule, t >= 1, a real, b real, m real, v positive`, "scope: at each step by itself both have the same best guess"]),
  claimed("003-33", "correct", averaged),
  claimed("003-38", "correct", ["holds", "1000 / 26.99 ≈ 37", "seconds, from epochs and epochs a second"]),
  claimed("003-39", "wrong",
    ["refuted", "1 / sqrt(alpha[t]) * (xt - beta[t] / sqrt(1 - alphabar[t]) * eps) + beta[t] * z == ancestralBeta(xt, eps, t) for every schedule, xt real, eps real, z noise", "β is the variance, not the standard deviation"],
    ["refuted", "1 / sqrt(alpha[t]) * (xt - beta[t] / sqrt(1 - alphabar[t]) * eps) + beta[t] * z == ancestral(xt, eps, t) for every schedule, t >= 2, xt real, eps real, z noise", "nor is it that of the other choice, β̃"],
    ["holds", "1 / sqrt(alpha[t]) * (xt - beta[t] / sqrt(1 - alphabar[t]) * eps) + sqrt(beta[t]) * z == ancestralBeta(xt, eps, t) for every schedule, xt real, eps real, z noise", "with its root"]),
  claimed("003-45", "correct",
    ["holds", "here sqrt(1 - beta[1]) ≈ 0.99995", "the curve's start", linear],
    ["holds", "here sqrt(1 - beta[T]) ≈ 0.98995", "the curve's end", linear],
    ["holds", "here sqrt(beta[1]) ≈ 0.01", "the curve's start", linear],
    ["holds", "here sqrt(beta[T]) ≈ 0.14142", "the curve's end", linear]),

  claimed("004-04", "correct",
    ["holds", "sqrt(alpha[t]) * x + sqrt(1 - alpha[t]) * z == forward(x, t) for every schedule, x real, z noise", "the step in α"]),
  claimed("004-05", "correct", closedLaw),
  claimed("004-07", "correct", wholeBound),
  claimed("004-08", "imprecise",
    ["refuted", "sum(boundTerm(x0, eps, t), t, 2, T) == -logDensity(normal(0, 1), x0) for every schedule, x0 real, eps noise", "the terms for t = 1…T−1 are not all of the bound", [], boundCells],
    wholeBound),
  claimed("004-09", "correct", averaged),
  claimed("004-10", "imprecise", ...overT),
  claimed("004-11", "wrong",
    ["refuted", "1 - cos(t / T * pi / 2) / cos((t - 1) / T * pi / 2) < 1", "the constant cos(π/2) = 0 cancels in β, and β_T = 1", [], ["T = 1000 in 1..10000 log"]],
    ["refuted", "cos(t / T * pi / 2) == cosineAlphabar[t] for 1 <= t <= T - 1", "without its constant it still lacks the square, the offset and the division by its start"]),
  claimed("004-21", "wrong",
    ["refuted", "1 / sqrt(alphabar[t]) * (xt - (1 - alphabar[t]) / sqrt(1 - alphabar[t]) * eps) + sqrt(1 - alphabar[t]) * z == ancestralBeta(xt, eps, t) for every schedule, xt real, eps real, z noise", "ᾱ stands where α and β belong"],
    ["refuted", "1 / sqrt(alphabar[t]) * (xt - (1 - alphabar[t]) / sqrt(1 - alphabar[t]) * eps) + sqrt(1 - alphabar[t]) * z == ancestral(xt, eps, t) for every schedule, t >= 2, xt real, eps real, z noise", "nor is it the step with the other variance"],
    ["holds", "1 / sqrt(alpha[t]) * (xt - (1 - alpha[t]) / sqrt(1 - alphabar[t]) * eps) + sqrt(1 - alpha[t]) * z == ancestralBeta(xt, eps, t) for every schedule, xt real, eps real, z noise", "with α and β"]),

  // Of other kinds, where a formula decides them.
  claimed("002-12", "wrong",
    ["refuted", "beta[t] > beta_1 + t / T * (beta_T - beta_1) for t <= T - 1", "quadratic is slower than linear at every step but the last", ["schedule.quadratic"]]),
  claimed("002-17", "wrong",
    ["refuted", "compose(forward, x0, 0, t) == closedForm(x0, t + 1) for every schedule, 0 <= t <= T - 1, x0 real", "t steps against the table's entry t, which is ᾱ_{t+1}"],
    ["holds", "compose(forward, x0, 0, t) == closedForm(x0, t) for every schedule, t >= 0, x0 real", "with entry t − 1"]),
  claimed("003-15", "wrong",
    ["refuted", "compose(forward, x0, 1, t) == closedForm(x0, t) for every schedule, x0 real", "the loop never uses the first β"]),
  claimed("003-40", "wrong",
    ["holds", "alphabar[1] == 1 - beta[1] for every schedule", "ᾱ_1 is defined; the noise is left out because β̃_1 = 0"],
    ["holds", "posteriorVariance[1] == 0 for every schedule", "ᾱ_1 is defined; the noise is left out because β̃_1 = 0"]),
].flat();

/** Claims of the same kinds that the language cannot say, and why. */
export const unstatable: readonly { readonly id: string; readonly reason: string }[] = [
  { id: "000-09", reason: "names a family of laws with a free mean and variance; nothing in it is true or false" },
  { id: "000-16", reason: "a probability of the normal law's tail; the language has no error function" },
  { id: "001-13", reason: "says which of two outputs a network has" },
  { id: "003-04", reason: "objectives of other model families" },
  { id: "003-08", reason: "a point drawn at random without a seed" },
  { id: "004-16", reason: "a training setting taken from the literature" },
];
