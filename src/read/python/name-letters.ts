const greek = new Set("alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega".split(" "));
const short: Readonly<Record<string, string>> = { eps: "\\epsilon", lam: "\\lambda", sig: "\\sigma", alphas: "\\alpha", betas: "\\beta", sigmas: "\\sigma", gammas: "\\gamma", lambdas: "\\lambda", epsilons: "\\epsilon", mus: "\\mu" };
const marks: Readonly<Record<string, string>> = { bar: "\\bar", bars: "\\bar", hat: "\\hat", tilde: "\\tilde" };

/**
 * A Python name as LaTeX by its spelling alone: `alpha_bar_t` is `\bar\alpha_t`, `x_0` and `x0` are `x_0`, and what spells no letter is upright. `index` goes below it.
 */
export function letterOf(name: string, index?: string): string {
  const parts = name.replace(/^_+/, "").replace(/([A-Za-z])(\d+)$/, "$1_$2").split("_").filter((part) => part !== "");
  const [head = ""] = parts;
  const base = short[head] ?? (greek.has(head) ? `\\${head}` : [...head].length === 1 ? head : undefined);
  if (base === undefined) return withIndex(upright(name), index === undefined ? [] : [index]);
  let letter = base;
  const below: string[] = [];
  for (const part of parts.slice(1)) {
    const mark = marks[part];
    if (mark && below.length === 0) letter = `${mark}${letter.startsWith("\\") ? letter : `{${letter}}`}`;
    else below.push(/^(?:\d+|[A-Za-z])$/.test(part) ? part : greek.has(part) ? `\\${part}` : part === "prev" ? "t-1" : `\\mathrm{${part}}`);
  }
  return withIndex(letter, index === undefined ? below : [...below, index]);
}

/** An upright name, as KaTeX reads it. */
export const upright = (name: string): string => `\\mathrm{${name.replace(/[_#$%&{}]/g, "\\$&").replace(/[\\](?![_#$%&{}])/g, "")}}`;

export function withIndex(letter: string, below: readonly string[]): string {
  if (below.length === 0) return letter;
  const index = below.join(",");
  return `${letter}_${[...index].length === 1 ? index : `{${index}}`}`;
}
