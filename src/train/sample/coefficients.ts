/** One reverse step: x_s = carry · x_t + push · ε̂ + spread · z, from step t to an earlier step s. */
export interface ReverseStep {
  readonly from: number;
  readonly to: number;
  readonly carry: number;
  readonly push: number;
  readonly spread: number;
}

/** Which steps a sampler visits, T first. `quadratic` is denser near the data (Song, Meng & Ermon 2021, appendix D.3), `trailing` ends on T in even strides (Lin et al. 2024). */
export type Grid = "every" | "uniform" | "quadratic" | "trailing";

/** Falling steps from T to 0, `count` reverse steps between them; `every` ignores the count. */
export function gridOf(kind: Grid, count: number, T: number): readonly number[] {
  if (kind === "every" || count >= T) return Array.from({ length: T + 1 }, (_, i) => T - i);
  const at = (i: number): number => {
    const share = i / count;
    if (kind === "quadratic") return Math.round(T * (1 - share) ** 2);
    if (kind === "trailing") return Math.round(T - share * T);
    return i === 0 ? T : i === count ? 0 : Math.round(1 + ((T - 1) * (count - 1 - i)) / (count - 1));
  };
  return [...new Set(Array.from({ length: count + 1 }, (_, i) => at(i)))].filter((t, i, all) => i === 0 || t < all[i - 1]!);
}

/**
 * DDIM with η over any grid, η = 1 on every step being DDPM's posterior with σ² = β̃ (Song, Meng & Ermon 2021, eqs. 12 and 16), written for one x_t and ε̂:
 * x_s = √(ᾱ_s/ᾱ_t) x_t + (√(1 − ᾱ_s − σ²) − √(ᾱ_s/ᾱ_t)·√(1−ᾱ_t)) ε̂ + σ z.
 */
export function ddimSteps(alphabar: ArrayLike<number>, grid: readonly number[], eta: number): ReverseStep[] {
  return grid.slice(0, -1).map((t, i) => {
    const s = grid[i + 1]!, now = alphabar[t]!, then = alphabar[s]!;
    const sigma = eta * Math.sqrt(((1 - then) / (1 - now)) * Math.max(0, 1 - now / then));
    const carry = Math.sqrt(then / now);
    return { from: t, to: s, carry, push: Math.sqrt(Math.max(0, 1 - then - sigma * sigma)) - carry * Math.sqrt(1 - now), spread: sigma };
  });
}

/** The ancestral step over any grid with σ² = β or β̃ of the stretch (Ho, Jain & Abbeel 2020, algorithm 2); the last step adds no noise. */
export function ancestralSteps(alphabar: ArrayLike<number>, grid: readonly number[], variance: "beta" | "posterior"): ReverseStep[] {
  return ddimSteps(alphabar, grid, 1).map((step) => {
    if (variance === "posterior" || step.to === 0) return step;
    return { ...step, spread: Math.sqrt(1 - alphabar[step.from]! / alphabar[step.to]!) };
  });
}
