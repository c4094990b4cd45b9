import { inputRolesOf, tableRolesOf } from "../names/roles.ts";
import { words } from "../names/words.ts";
import type { Quantity } from "./quantity.ts";

/** What a function's name says that it makes, and of what. `strong`: the name alone is enough; a bare noun needs parameters that give it. */
export interface Conversion { readonly target: Quantity; readonly from?: Quantity; readonly strong: boolean }

const nouns: readonly (readonly [Quantity, string])[] = [
  ["data", "x_?0s?|x_?start|start|data|clean(?:_(?:x|data|image|img|sample|latent))?|original(?:_(?:sample|image|x))?|x_?zero|z_?0|y_?0|denoised(?:_x)?|tweedie"],
  ["noise", "noises?|eps(?:ilon)?s?|ε"],
  ["velocity", "v|vel|velocity"],
  ["score", "scores?(?:_function)?"],
  ["state", "x_?t|noisy|z_?t"],
];
const verbs = "(?:_*(?:predict(?:ed|s)?|pred|get|compute|calc(?:ulate)?|estimated?|est|recover|reconstruct|recon|infer|solve(?:_for)?|guess|find|convert|to|back_to|invert(?:_to)?|the|model|target|ideal|implied|best|exact|optimal|oracle|perfect|analytic(?:al)?|true|expected)_)*";
const tails = "(?:_(?:hat|pred|prediction|predicted|target|estimate|estimation|est|tilde|t|value|x|vec|direct))*";
const nounOf = (text: string): Quantity | undefined => nouns.find(([, noun]) => new RegExp(`^${verbs}(?:${noun})${tails}$`).test(text))?.[0];

/** `predict_start_from_noise`, `to_score`, `eps_to_x0`, `get_v`, `velocity`. */
export function conversionOf(name: string): Conversion | undefined {
  const word = words(name).join("_");
  const turned = /^(?:convert_)?(.+?)_(?:to|2|into)_(.+)$/.exec(word), made = /^(.+?)_(?:from|by|given|using|with|via|of)(?:_(.+))?$/.exec(word);
  if (turned && nounOf(turned[2]!) && !/^(?:predict|back|convert|get|model|invert)$/.test(turned[1]!)) {
    const from = nounOf(turned[1]!);
    return from && from !== nounOf(turned[2]!) ? { target: nounOf(turned[2]!)!, from, strong: true } : undefined;
  }
  const from = made?.[2] ? nounOf(made[2]) : undefined;
  // Where z is the noisy state, x is x_0: `x_from_eps(z, eps, t)`.
  const target = made?.[1] === "x" && from && from !== "state" && from !== "data" ? "data" : nounOf(made?.[1] ?? word);
  if (!target || target === "state") return undefined;
  const isBare = nouns.some(([, noun]) => new RegExp(`^(?:${noun})$`).test(word));
  return { target, ...(from && { from }), strong: !isBare };
}

/** A docstring or comment that says what is made where the name does not: "Tweedie: the posterior mean of x_0". */
export function conversionSaid(text: string): Quantity | undefined {
  if (/tweedie/i.test(text)) return "data";
  return undefined;
}

/** What a parameter may be, the likeliest first; `network`, `output` of one: it stands for any of them. */
export type Given = Quantity | "output";
const predicted = "(?:(?:pred(?:icted)?|true|est(?:imated)?|model|added|target|the|real|old|net)_)*", after = "(?:_(?:hat|pred|prediction|predicted|theta|t|true|est|model|out|output|batch|tilde|estimate))*";
const givens: readonly (readonly [readonly Given[], RegExp])[] = [
  [["output"], /^(?:(?:model|net|network|unet|nn)_)?(?:outputs?|out|pred|prediction|predicted|model_pred)$/],
  [["data"], new RegExp(`^${predicted}(?:x_?0s?|x_?start|data|clean(?:_(?:x|data|image|img|images))?|x_clean|original(?:_(?:sample|samples))?|z_?0|y_?0|denoised|x_orig)${after}$`)],
  [["data"], /^(?:x_?hat|hat_?x|x_?pred(?:icted)?|pred_x|x_theta)$/],
  [["noise"], new RegExp(`^${predicted}(?:noises?|eps(?:ilon)?s?|ε|ep|e|e_?t)${after}$`)],
  [["velocity"], new RegExp(`^${predicted}(?:v|velocity|vel)${after}$`)],
  [["score"], new RegExp(`^${predicted}scores?${after}$`)],
  [["state"], /^(?:x_?ts?|z_?t|y_?t|x_?(?:noisy|noised)|noisy.*|noised.*|x_tilde|perturbed.*|x_t_batch)$/],
  [["state", "data"], /^(?:x|sample|samples|img|image|images|imgs|latents?|x_in|inputs?|y|x_cur(?:rent)?|x_i|x_k|x_batch|point|points)$/],
  [["noise", "state"], /^z$/],
];

/** By the name alone. None for what is a table, a step or no state at all. */
export function givenOf(name: string): readonly Given[] {
  if (tableRolesOf(name).length > 0) return [];
  const word = words(name).join("_");
  const found = givens.find(([, pattern]) => pattern.test(word));
  return found?.[0] ?? [];
}

/** A name that holds a quantity made from others: `x0_pred`, `pred_x0`, `x_start`, `eps_hat`, `v_target`, `score`. */
export function heldIn(name: string): Quantity | undefined {
  const word = words(name.replace(/^.*\./, "")).join("_");
  if (inputRolesOf(name)[0] === "xt" || /^(?:x|data|samples?|denoised|start|v|noisy.*)$/.test(word)) return word === "v" ? "velocity" : undefined;
  const extra = /^(?:x_?recon|x_?hat_?0|x_?0_recon|recon_x|x_?0_from_.*|x_?start_.*|pred_original_sample|x_?0_?(?:t|p|c)|x_?0_?(?:hat|pred|tilde|est).*|pred_xstart|denoised_x)$/;
  if (extra.test(word)) return "data";
  const noun = nounOf(word.replace(/_(?:clipped|clamped|raw|theta|cond|unclipped)$/, ""));
  return noun === "state" ? undefined : noun;
}
