/** A name as it is set in mathematics: what carries the accents, and what stands below and above it. */
export interface Symbol {
  readonly core: string;
  readonly below?: string;
  readonly above?: string;
  /** More than one letter's worth ("log SNR"): a power needs brackets around it. */
  readonly wide?: true;
}

/** The catalog's names that are written with a letter of their own. */
const standard: Readonly<Record<string, Symbol>> = {
  posteriorMean: { core: "\\tilde{\\mu}" },
  posteriorVariance: { core: "\\tilde{\\beta}" },
  snr: { core: "\\mathrm{SNR}" },
  logsnr: { core: "\\log\\mathrm{SNR}", wide: true },
  eps: { core: "\\epsilon" },
};

const greek = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split(" ");
// The longest first, so that "epsilon" is not "eps" and "psi" not "p".
const letter = `(?<letter>${[...greek, "eps"].toSorted((a, b) => b.length - a.length).join("|")}|[A-Za-z])`;
const simple = new RegExp(`^${letter}(?<mark>bar|tilde|hat)?(?:_?(?<digits>\\d+)(?<late>bar|tilde|hat)?|_(?<below>[A-Za-z0-9]+)|(?<above>[A-Z][A-Za-z]+))?$`);
const stepped = new RegExp(`^(?<letter>${greek.join("|")}|[xyzv])(?<below>[tskinT])$`);

/**
 * `alphabar` → \bar{\alpha}, `x0` → x_0, `xt` → x_t, `beta_T` → \beta_T, `betaRescaled` → \beta^{\mathrm{rescaled}};
 * a word that is none of these stays a word in upright letters.
 */
export function latexName(name: string): Symbol {
  if (Object.hasOwn(standard, name)) return standard[name]!;
  const found = (greek.includes(name) ? null : stepped.exec(name)) ?? simple.exec(name);
  const parts = found?.groups;
  if (parts === undefined || (parts.above !== undefined && !takesWord(parts.letter!, parts.mark))) return { core: `\\mathrm{${escape(name)}}` };
  const base = letterLatex(parts.letter!);
  const mark = parts.mark ?? parts.late;
  const below = parts.digits ?? (parts.below && wordLatex(parts.below));
  return {
    core: mark === undefined ? base : `\\${mark}{${base}}`,
    ...(below !== undefined && { below }),
    ...(parts.above !== undefined && { above: `\\mathrm{${parts.above[0]!.toLowerCase()}${parts.above.slice(1)}}` }),
  };
}

/** The symbol with what stands below and above it, `index` being added to what is below. */
export function symbolLatex({ core, below, above }: Symbol, index?: string): string {
  const under = [below, index].filter((part) => part !== undefined).join(",");
  return core + (under === "" ? "" : script("_", under)) + (above === undefined ? "" : script("^", above));
}

/** `_t`, `_{t-1}`: braces only where they are needed. */
export const script = (mark: "_" | "^", latex: string): string => (/^([A-Za-z0-9]|\\[A-Za-z]+)$/.test(latex) ? mark + latex : `${mark}{${latex}}`);

function letterLatex(name: string): string {
  if (name === "eps") return "\\epsilon";
  if (name === "omicron") return "o";
  return name.length > 1 ? `\\${name}` : name;
}

function wordLatex(word: string): string {
  if (/^([A-Za-z]|\d+)$/.test(word)) return word;
  return greek.includes(word) ? letterLatex(word) : `\\mathrm{${word}}`;
}

/** αbarRescaled is a kind of ᾱ; epsFromV is a word for what it does. */
const takesWord = (base: string, mark: string | undefined): boolean => (base.length > 1 && !base.startsWith("eps")) || mark !== undefined;

const escape = (name: string): string => name.replaceAll("_", "\\_");
