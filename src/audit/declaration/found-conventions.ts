import { printMath } from "../../read/latex/print-math.ts";
import type { Wording } from "../../sheet/formula.ts";
import type { Lexicon } from "../reading.ts";
import type { Roles } from "../roles.ts";

const alphas = { step: "1 - β", cumulative: "ᾱ", signal: "√ᾱ" } as const;

/** The conventions that a document's own text settles, in the words by which a note would declare them. */
export function foundConventions({ alpha, zeroBased, flipped }: Lexicon, roles: Roles): readonly Wording[] {
  const means = (key: string, what: string): Wording => ({ en: `${lettered(key)} means ${what}`, zh: `${lettered(key)} 指 ${what}` });
  return [
    ...(alpha === undefined ? [] : [means("alpha", alphas[alpha])]),
    ...[...roles.stepped, ...roles.counters].map(([key, role]) => means(key, lettered(role))),
    ...[...roles.data].map((key) => means(key, "x_0")),
    ...[...roles.noises].map(([key]) => means(key, "ε")),
    ...(zeroBased ? [{ en: "time from 0", zh: "时间从 0 起" }] : []),
    ...(flipped ? [{ en: "the noise is taken away: x_t = √ᾱ_t x_0 − √(1−ᾱ_t) ε", zh: "噪声带负号：x_t = √ᾱ_t x_0 − √(1−ᾱ_t) ε" }] : []),
  ];
}

/** "bar alpha" as ᾱ. */
function lettered(key: string): string {
  const words = key.replace(/<.*>$/, "").split(" ");
  return printMath({ kind: "symbol", name: words.at(-1)!, accents: words.slice(0, -1), subscripts: [], place: { start: 0, end: 0 } });
}
