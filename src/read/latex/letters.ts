/** The letters of mathematics, whatever they are typed as, by the names that Terms use. */

const small = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega".split(" ");
const large = "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho  Sigma Tau Upsilon Phi Chi Psi Omega".split(" ");

/** TeX's commands for letters; its variants name the same letter. */
const commands: ReadonlyMap<string, string> = new Map([
  ...[...small, ...large].filter((name) => name !== "").map((name) => [name, name] as const),
  ["varepsilon", "epsilon"], ["varphi", "phi"], ["vartheta", "theta"], ["varsigma", "sigma"], ["varrho", "rho"], ["varpi", "pi"], ["varkappa", "kappa"],
  ["ell", "ell"], ["imath", "i"], ["jmath", "j"], ["hbar", "hbar"], ["emptyset", "emptyset"], ["varnothing", "emptyset"],
]);
const variants: ReadonlyMap<string, string> = new Map([["ϵ", "epsilon"], ["ϕ", "phi"], ["ϑ", "theta"], ["ϖ", "pi"], ["ϱ", "rho"], ["µ", "mu"], ["∆", "Delta"], ["ℓ", "ell"], ["∅", "emptyset"]]);

/** "\\alpha", "α", "x" → "alpha", "alpha", "x"; undefined for what is no letter. */
export function letterName(text: string): string | undefined {
  if (text.startsWith("\\")) return commands.get(text.slice(1));
  const plain = text.normalize("NFKC");
  if (/^[A-Za-z]$/.test(plain)) return plain;
  const code = text.normalize("NFKD").codePointAt(0) ?? 0;
  if (variants.has(text)) return variants.get(text);
  if (plain.length !== 1 && text.length !== 1 && !/^\p{L}$/u.test(text)) return undefined;
  if (code >= 0x3b1 && code <= 0x3c9) return small[code - 0x3b1];
  if (code >= 0x391 && code <= 0x3a9) return large[code - 0x391] || undefined;
  return undefined;
}

/** "alpha" → "α"; a name that is no Greek letter's stays as it is. */
export function letterText(name: string): string {
  if (name === "ell") return "ℓ";
  if (name === "emptyset") return "∅";
  const below = small.lastIndexOf(name), above = large.indexOf(name);
  return below >= 0 ? String.fromCodePoint(0x3b1 + below) : above >= 0 ? String.fromCodePoint(0x391 + above) : name;
}
