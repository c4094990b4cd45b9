const letters: Readonly<Record<string, string>> = {
  alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", eps: "ε", zeta: "ζ", eta: "η", theta: "θ", kappa: "κ", lambda: "λ", mu: "μ", nu: "ν", xi: "ξ", pi: "π", rho: "ρ", sigma: "σ", tau: "τ",
  phi: "φ", chi: "χ", psi: "ψ", omega: "ω", Delta: "Δ", Sigma: "Σ", Omega: "Ω",
};
const marks: Readonly<Record<string, string>> = { bar: "\u0304", tilde: "\u0303", hat: "\u0302" };

/** The catalog's columns that are known by a sign rather than by their name. */
const signs: Readonly<Record<string, string>> = {
  signal: "√ᾱ", noise: "√(1−ᾱ)", snr: "SNR", logsnr: "log SNR", posteriorVariance: "β̃", posteriorCoefficientX0: "x₀", posteriorCoefficientXt: "xₜ", noiseVariance: "1−ᾱ",
};

/** A column's name as a curve's label, in plain characters: `alphabar` → ᾱ, `beta_2` → β₂. A sign of the catalog's is given only to what the catalog defined. */
export function columnLabel(name: string, origin: "catalog" | "own"): string {
  if (origin === "catalog" && Object.hasOwn(signs, name)) return signs[name]!;
  const found = new RegExp(`^(${Object.keys(letters).toSorted((a, b) => b.length - a.length).join("|")})(bar|tilde|hat)?(?:_?(\\d+)|_(\\w+))?$`).exec(name);
  if (!found) return name;
  const [, letter, mark, digits, below] = found;
  return (letters[letter!]! + (mark ? marks[mark]! : "")).normalize("NFC") + (digits ? [...digits].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]).join("") : "") + (below ? `_${below}` : "");
}
