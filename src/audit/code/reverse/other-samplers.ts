import type { Spot } from "../../../program/value.ts";
import type { CodeContext } from "../code-claim.ts";
import { standingOf } from "../source/statements.ts";

/**
 * The name of another sampler that a stretch of code says it is, or is headed by: what it computes is not held to DDPM's or DDIM's steps then. Names are looked for in its own (`around`), in the
 * function around it and in the heading above the listing.
 */
export function anotherSampler(context: CodeContext, spot: Spot, around: string): string | undefined {
  const listing = context.listings[spot.unit], standing = standingOf(context, spot);
  const whole = standing?.function ?? spot.node;
  const own = listing ? context.document.text.slice(listing.placeOf(whole).start, listing.placeOf(whole).end) : "";
  const text = `${around} ${own} ${listing?.code.headings.at(-1) ?? ""}`.replace(/_/g, " ");
  return others.exec(text)?.[0].toLowerCase();
}

const others = /\b(?:langevin|anneal(?:ed|ing)?|edm|karras|euler(?: ?maruyama)?|heun|dpm[- ]?solver(?:\+\+)?|dpm|plms|pndm|unipc|lms|rectified flow|flow matching|consistency|probability flow|(?:vp|ve|sub ?vp)?[- ]?sde|ode|odeint|predictor|corrector|guidance|guided|cfg|inpaint(?:ing)?|repaint|inversion|invert\w*|encode\w*|img2img|sdedit|distill\w*|cold diffusion|discrete|masked?)\b|朗之万|欧拉|流匹配|引导|修复|反演|蒸馏/i;
