import type { Role } from "../chart/curve.ts";

/** The role a name plays, which colours it in formulas, sliders and curves alike. */
export function roleOf(name: string): Role {
  if (/snr/i.test(name)) return "snr";
  if (/^posterior|Posterior|^mu|^ddim|^ancestral|^reverse/.test(name)) return "posterior";
  if (/^(beta|omega|noise|eps|sigma|om$|oneMinus)/i.test(name)) return "noise";
  if (/^(alpha|signal|x0|x_0|closed)/i.test(name)) return "signal";
  return "plain";
}
