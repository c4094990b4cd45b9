/** What may be typed beside ASCII, and what it stands for. Names come out in ASCII; nothing here depends on the mathematics. */

const lower = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega".split(" ");
const capitals = "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho  Sigma Tau Upsilon Phi Chi Psi Omega".split(" ");
const variants: ReadonlyMap<string, string> = new Map([["ϵ", "epsilon"], ["ϕ", "phi"], ["ϑ", "theta"], ["ϖ", "pi"], ["ϱ", "rho"], ["µ", "mu"], ["∆", "Delta"]]);

/** "β" → "beta"; undefined for anything but a Greek letter. ς and σ are one letter, as are ε and ϵ. */
export function greek(letter: string): string | undefined {
  const code = letter.codePointAt(0)!;
  if (code >= 0x3b1 && code <= 0x3c9) return lower[code - 0x3b1];
  if (code >= 0x391 && code <= 0x3a9) return capitals[code - 0x391] || undefined;
  return variants.get(letter);
}

/** Every Greek name, for `\beta`; TeX's variants name the same letter. */
export const greekNames: ReadonlyMap<string, string> = new Map([
  ...lower.map((n) => [n, n] as const),
  ...capitals.filter((n) => n !== "").map((n) => [n, n] as const),
  ["varepsilon", "epsilon"], ["varphi", "phi"], ["vartheta", "theta"], ["varsigma", "sigma"], ["varrho", "rho"], ["varpi", "pi"],
]);

/** Combining marks, and the TeX commands that set them, by what they add to a name. */
export const marks: ReadonlyMap<string, string> = new Map([["\u0304", "bar"], ["\u0305", "bar"], ["\u0303", "tilde"], ["\u0302", "hat"]]);
export const markCommands: ReadonlyMap<string, string> = new Map([
  ["bar", "bar"], ["overline", "bar"], ["tilde", "tilde"], ["widetilde", "tilde"], ["hat", "hat"], ["widehat", "hat"],
]);

/** Characters and TeX commands that are read as one of the language's own symbols. */
export const symbols: ReadonlyMap<string, string> = new Map([
  ["·", "*"], ["⋅", "*"], ["∙", "*"], ["×", "*"], ["∗", "*"], ["÷", "/"], ["∕", "/"], ["−", "-"], ["–", "-"],
  ["≤", "<="], ["⩽", "<="], ["≥", ">="], ["⩾", ">="], ["≠", "!="], ["≈", "≈"], ["√", "√"], ["…", ".."],
]);
export const symbolCommands: ReadonlyMap<string, string> = new Map([
  ["cdot", "*"], ["times", "*"], ["le", "<="], ["leq", "<="], ["ge", ">="], ["geq", ">="], ["ne", "!="], ["neq", "!="], ["approx", "≈"],
]);

const superscripts = [..."⁰¹²³⁴⁵⁶⁷⁸⁹"];
const subscripts = [..."₀₁₂₃₄₅₆₇₈₉"];
const subscriptLetters: ReadonlyMap<string, string> = new Map([..."ₐaₑeₕhᵢiⱼjₖkₗlₘmₙnₒoₚpᵣrₛsₜtᵤuᵥvₓx".matchAll(/(.)(.)/gu)].map((m) => [m[1]!, m[2]!]));

/** "²" → "2", "⁻" → "-"; undefined for anything but a superscript. */
export function superscript(letter: string): string | undefined {
  if (letter === "⁻") return "-";
  const digit = superscripts.indexOf(letter);
  return digit < 0 ? undefined : String(digit);
}

/** "₀" → "0", "ₜ" → "t"; undefined for anything but a subscript. */
export function subscript(letter: string): string | undefined {
  const digit = subscripts.indexOf(letter);
  return digit < 0 ? subscriptLetters.get(letter) : String(digit);
}

/** Full-width forms and mathematical alphabets (𝛼, 𝑥, Ｔ) as the plain letter; everything else as it is. */
export function plain(letter: string): string {
  const code = letter.codePointAt(0)!;
  return (code >= 0xff01 && code <= 0xff5e) || (code >= 0x1d400 && code <= 0x1d7ff) ? letter.normalize("NFKC") : letter;
}
