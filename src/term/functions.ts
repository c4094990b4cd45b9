/** The functions a Term may call without defining them, by what they take and give. One list for readers, evaluators, printers and completion. */
export interface BuiltIn {
  readonly name: string;
  readonly parameters: readonly string[];
  /** How many arguments at most, where the last parameter may repeat. */
  readonly variadic?: boolean;
  readonly gives: "number" | "law";
  readonly doc: { readonly en: string; readonly zh: string };
}

const f = (name: string, parameters: string, en: string, zh: string, gives: "number" | "law" = "number"): BuiltIn =>
  ({ name, parameters: parameters.split(" "), variadic: name === "min" || name === "max", gives, doc: { en, zh } });

export const builtIns: readonly BuiltIn[] = [
  f("sqrt", "x", "square root", "平方根"),
  f("exp", "x", "exponential", "指数"),
  f("log", "x", "natural logarithm", "自然对数"),
  f("log1p", "x", "log(1 + x), accurate near 0", "log(1 + x)，在 0 附近准确"),
  f("expm1", "x", "exp(x) − 1, accurate near 0", "exp(x) − 1，在 0 附近准确"),
  f("sin", "x", "sine of an angle in radians", "正弦（弧度）"),
  f("cos", "x", "cosine of an angle in radians", "余弦（弧度）"),
  f("tan", "x", "tangent of an angle in radians", "正切（弧度）"),
  f("tanh", "x", "hyperbolic tangent", "双曲正切"),
  f("abs", "x", "absolute value", "绝对值"),
  f("floor", "x", "largest whole number not above x", "向下取整"),
  f("ceil", "x", "smallest whole number not below x", "向上取整"),
  f("min", "x y", "the smallest", "最小值"),
  f("max", "x y", "the largest", "最大值"),
  f("clip", "x low high", "x, held between low and high", "把 x 限制在 low 与 high 之间"),
  f("normal", "mean variance", "a Gaussian law with an independent fresh noise", "高斯分布（带独立的新噪声）", "law"),
  f("compose", "channel x s t", "channel(·, s+1) … channel(·, t) applied to x", "依次把 channel(·, s+1) … channel(·, t) 作用于 x", "law"),
  f("marginal", "y prior law", "the law when y, named first, is drawn from prior", "y 服从 prior 时的边缘分布", "law"),
  f("condition", "y prior seen value", "the law of y, drawn from prior, once the law seen has come out as value", "已知 seen 取值为 value 时 y 的后验分布", "law"),
  f("expectation", "y law body", "the mean of body, at most cubic in y, when y is drawn from law", "y 服从 law 时 body 的期望（body 对 y 至多三次）"),
  f("mean", "law", "the mean", "均值"),
  f("variance", "law", "the variance of one coordinate", "方差（每个坐标）"),
  f("covariance", "law law", "the covariance of two laws that may share noises", "协方差（可共享噪声）"),
  f("meanSquare", "law", "E[x²]", "E[x²]"),
  f("kl", "p q", "KL(p ‖ q) in nats", "KL(p ‖ q)，单位 nat"),
  f("logDensity", "law x", "the natural logarithm of the density at x", "在 x 处的对数密度"),
  f("score", "law x", "the derivative of the log density at x", "对数密度在 x 处的导数（得分）"),
];

export const builtIn: ReadonlyMap<string, BuiltIn> = new Map(builtIns.map((b) => [b.name, b]));

/** The constants; every other name must be defined. */
export const constants: ReadonlySet<string> = new Set(["pi", "e"]);
