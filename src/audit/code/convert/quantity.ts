/** What a state is taken apart into: any two of these that are not multiples of one another give the rest. */
export type Quantity = "data" | "noise" | "state" | "velocity" | "score";

/** How much of x_0 and of ε a quantity holds. */
export interface Mixture { readonly data: number; readonly noise: number }

/** √ᾱ x_0 + √(1−ᾱ) ε, or x_0 + σ ε with σ² = 1/ᾱ − 1. */
export type Model = "preserving" | "exploding";

/**
 * A quantity at the level ᾱ, 0 < ᾱ < 1, straight from its definition: v is the state turned by a quarter (Salimans & Ho 2022, §4), with sign −1 the other way round; the score is that of
 * q(x_t | x_0). The exploding model has no v.
 */
export function mixtureOf(quantity: Quantity, alphabar: number, model: Model, sign: 1 | -1): Mixture | undefined {
  const signal = Math.sqrt(alphabar), spread = Math.sqrt(1 - alphabar);
  const isExploding = model === "exploding";
  switch (quantity) {
    case "data": return { data: 1, noise: 0 };
    case "noise": return { data: 0, noise: 1 };
    case "state": return isExploding ? { data: 1, noise: spread / signal } : { data: signal, noise: spread };
    case "velocity": return isExploding ? undefined : { data: -sign * spread, noise: sign * signal };
    case "score": return { data: 0, noise: isExploding ? -signal / spread : -1 / spread };
  }
}

const letters: Readonly<Record<Quantity, readonly [latex: string, plain: string]>> = {
  data: ["x_0", "x_0"], noise: ["\\epsilon", "ε"], state: ["x_t", "x_t"], velocity: ["v", "v"], score: ["\\nabla_{x_t}\\log q(x_t \\mid x_0)", "score"],
};
export const quantityLatex = (quantity: Quantity): string => letters[quantity][0];
export const quantityPlain = (quantity: Quantity): string => letters[quantity][1];

/** "from x_t and ε" in LaTeX: the quantity by what it is made of. */
export function conversionLatex(target: Quantity, from: readonly Quantity[], sign: 1 | -1, model: Model): string {
  const key = `${target} ${[...from].toSorted().join(" ")}`;
  if (model === "exploding") return ({ "data noise state": "x_t-\\sigma_t\\,\\epsilon", "noise data state": "\\frac{x_t-x_0}{\\sigma_t}", "score noise": "-\\frac{\\epsilon}{\\sigma_t}", "data score state": "x_t+\\sigma_t^2\\,s" } as Readonly<Record<string, string>>)[key] ?? quantityLatex(target);
  const a = "\\sqrt{\\bar\\alpha_t}", s = "\\sqrt{1-\\bar\\alpha_t}", [less, more] = sign === 1 ? ["-", "+"] : ["+", "-"];
  const forms: Readonly<Record<string, string>> = {
    "data noise state": `\\frac{x_t-${s}\\,\\epsilon}{${a}}`,
    "noise data state": `\\frac{x_t-${a}\\,x_0}{${s}}`,
    "velocity data noise": sign === 1 ? `${a}\\,\\epsilon-${s}\\,x_0` : `${s}\\,x_0-${a}\\,\\epsilon`,
    "data state velocity": `${a}\\,x_t${less}${s}\\,v`,
    "noise state velocity": `${s}\\,x_t${more}${a}\\,v`,
    "velocity data state": `${sign === 1 ? "" : "-"}\\frac{${a}\\,x_t-x_0}{${s}}`,
    "velocity noise state": `${sign === 1 ? "" : "-"}\\frac{\\epsilon-${s}\\,x_t}{${a}}`,
    "score noise": `-\\frac{\\epsilon}{${s}}`,
    "score data state": `-\\frac{x_t-${a}\\,x_0}{1-\\bar\\alpha_t}`,
    "score state velocity": `-x_t${less}\\frac{${a}}{${s}}\\,v`,
    "data score state": `\\frac{x_t+(1-\\bar\\alpha_t)\\,s}{${a}}`,
    "noise score": `-${s}\\,s`,
  };
  return forms[key] ?? quantityLatex(target);
}
