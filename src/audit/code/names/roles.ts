import { type Column, columnLatex, type Done } from "../world/column.ts";
import { words } from "./words.ts";

/**
 * What a Python name stands for, as tutorials write them. A name may have several roles, the likeliest first; none: it says nothing.
 * A table's role is one of the chain's columns, what was done to it, innermost first, and how far its step is from t.
 */
export interface TableRole { readonly column: Column; readonly done: readonly Done[]; readonly shift: -1 | 0 | 1 }

/** `self.sqrt_one_minus_alphas_cumprod` → √(1 − ᾱ_t). Words that are no mathematics (`_linear`, `_np`, `_t`) are passed over; any other makes it no table. */
export const tableRolesOf = remembered((name: string): readonly TableRole[] => {
  if (/^(?:noise|variance|diffusion)_schedule$/.test(words(name).join("_"))) return [role("beta"), role("alphabar")];
  const all = words(name).filter((word) => !idle.has(word));
  return all.length === 0 ? [] : table(all);
});

/** Names are asked again and again. */
function remembered<R>(find: (name: string) => R): (name: string) => R {
  const known = new Map<string, R>();
  return (name) => {
    const seen = known.get(name);
    if (seen !== undefined) return seen;
    const found = find(name);
    if (known.size > 20_000) known.clear();
    known.set(name, found);
    return found;
  };
}

const idle = new Set(["self", "t", "ts", "i", "np", "torch", "tensor", "tensors", "arr", "array", "list", "linear", "lin", "cosine", "cos", "quadratic", "quad", "sigmoid", "table", "values", "vals", "value", "val", "current", "cur", "my", "ddpm", "full", "all", "buffer", "schedule", "device", "expanded"]);

const alphas = new Set(["alpha", "alphas", "a", "α"]);
const betas = new Set(["beta", "betas", "b", "β"]);
const products = new Set(["bar", "bars", "cumprod", "cumprods", "cumulative", "cum", "prod", "prods", "hat", "hats", "product", "cp", "overline"]);

function table(all: readonly string[]): readonly TableRole[] {
  const [first, ...rest] = all, last = all.at(-1), front = all.slice(0, -1);
  const after = (inner: readonly string[], done: Done): readonly TableRole[] => (inner.length === 0 ? [] : table(inner).map((role) => ({ ...role, done: [...role.done, done] })));
  const moved = (inner: readonly string[], shift: -1 | 1): readonly TableRole[] => (inner.length === 0 ? [] : table(inner).flatMap((role) => (role.shift === 0 ? [{ ...role, shift }] : [])));
  const named = plain.get(all.join(" "));
  if (named) return named;
  if (last === "sqrt") return after(front, "root");
  if (last === "log") return after(front, "log");
  if (first === "sqrt" || first === "root") return after(rest, "root");
  if (first === "rsqrt") return after(rest, "reciprocal").map((role) => ({ ...role, done: [...role.done, "root"] }));
  if (first === "log" || first === "ln") return after(rest, "log");
  if (first === "recip" || first === "reciprocal" || first === "inv" || first === "inverse" || first === "oneover") return after(rest, "reciprocal");
  if (first === "recipm1") return after(rest, "reciprocal less one");
  if ((first === "one" || first === "1") && rest[0] === "over") return after(rest.slice(1), "reciprocal");
  if ((first === "one" || first === "1") && rest[0] === "minus") return after(rest.slice(1), "from one");
  if (first === "om" || first === "1m" || first === "oneminus") return after(rest, "from one");
  if (first === "prev" || first === "previous") return moved(rest, -1);
  if (first === "next") return moved(rest, 1);
  if (last === "prev" || last === "previous" || last === "tm1" || last === "p" || last === "tprev") return moved(front, -1);
  if (last === "next" || last === "tp1") return moved(front, 1);
  if (last === "1" && front.at(-1) === "minus") return moved(front.slice(0, -1), -1);
  if (last === "1" && front.at(-1) === "plus") return moved(front.slice(0, -1), 1);
  if (last === "clipped") return table(front);
  return [];
}

const role = (column: Column, ...done: readonly Done[]): TableRole => ({ column, done, shift: 0 });
const signal = role("alphabar", "root"), noise = role("alphabar", "from one", "root");

/** Names without anything done to them, by their words. */
const plain: ReadonlyMap<string, readonly TableRole[]> = new Map<string, readonly TableRole[]>([
  ...[...betas].map((word) => [word, [role("beta")]] as const),
  // α is 1 − β; DDIM's is the product, and the signal's coefficient in α² + σ² = 1.
  ...[...alphas].map((word) => [word, [role("alpha"), role("alphabar"), signal]] as const),
  ...[...alphas].flatMap((word) => [...products].flatMap((more) => [[`${word} ${more}`, [role("alphabar")]], [`${more} ${word}`, [role("alphabar")]]] as const)),
  ...["cumprod alpha bar", "alphas cum prod", "alpha cum prod", "alphas cumulative product", "alpha cumulative product", "cumulative alphas product", "cumulative product", "alphas cumulative prod", "cum prod alphas", "alpha bar cumprod", "ab", "abs", "ac", "acp", "ᾱ"].map((name) => [name, [role("alphabar")]] as const),
  ...["beta prod", "betas prod", "beta product", "variance q"].map((name) => [name, [role("alphabar", "from one")]] as const),
  ...["posterior variance", "posterior variances", "posterior var", "posterior vars", "beta tilde", "betas tilde", "tilde beta", "tilde betas", "betas posterior", "beta posterior"].map((name) => [name, [role("posteriorVariance")]] as const),
  ...["posterior log variance", "posterior logvar", "posterior log var"].map((name) => [name, [role("posteriorVariance", "log")]] as const),
  ...["posterior std", "posterior sigma", "posterior stddev"].map((name) => [name, [role("posteriorVariance", "root")]] as const),
  ...["posterior mean coef1", "posterior mean coef 1", "posterior mean coeff1", "posterior mean coeff 1", "posterior coef1", "posterior coef 1", "posterior mean coef x0", "posterior mean c1"].map((name) => [name, [role("posteriorX0")]] as const),
  ...["posterior mean coef2", "posterior mean coef 2", "posterior mean coeff2", "posterior mean coeff 2", "posterior coef2", "posterior coef 2", "posterior mean coef xt", "posterior mean c2"].map((name) => [name, [role("posteriorXt")]] as const),
  ...["sigma", "sigmas", "σ"].map((name) => [name, [noise, role("posteriorVariance", "root"), role("beta", "root"), role("alphabar", "reciprocal less one", "root")]] as const),
  ...["snr", "snrs", "signal to noise", "signal to noise ratio", "signal noise ratio"].map((name) => [name, [role("snr")]] as const),
  ...["logsnr", "lambda", "lambdas"].map((name) => [name, [role("snr", "log"), ...(name.startsWith("lambda") ? [role("snr", "root", "log")] : [])]] as const),
  ...["half log snr", "half logsnr", "half log snrs"].map((name) => [name, [role("snr", "root", "log")]] as const),
  // x_t / √ᾱ_t = x_0 + σ ε: the noise of a chain that does not shrink its data.
  ...["ve sigma", "ve sigmas", "sigma ve", "sigmas ve"].map((name) => [name, [role("alphabar", "reciprocal less one", "root")]] as const),
  ...["signal rate", "signal rates", "signal ratio", "signal scale", "signal coef", "signal coeff", "signal coefficient", "signal level", "signal ratios"].map((name) => [name, [signal, role("alphabar")]] as const),
  ...["noise rate", "noise rates", "noise ratio", "noise scale", "noise coef", "noise coeff", "noise coefficient", "noise std", "noise level", "noise levels", "noise ratios"].map((name) => [name, [noise, role("alphabar", "from one")]] as const),
]);

/** The role as LaTeX at a step: `\sqrt{1 - \bar\alpha_{t-1}}`. */
export function tableLatex({ column, done, shift }: TableRole, step = "t"): string {
  return columnLatex(column, done, shift === 0 ? step : `${step}${shift < 0 ? "-" : "+"}1`);
}

/** What a parameter or a variable is to a diffusion model. `betaStart` and `betaEnd` are a schedule's ends, `offset` the cosine schedule's s. */
export type InputRole = "x0" | "xt" | "xprev" | "t" | "noise" | "T" | "shape" | "count" | "model" | "process" | "device" | "betaStart" | "betaEnd" | "offset" | "eta" | "rng" | "v" | "score" | "condition" | "width";

/** By the name alone; `x` is any state, `timesteps` is T or a batch of steps. */
export const inputRolesOf = remembered((name: string): readonly InputRole[] => {
  const bare = name.replace(/^self\./, "");
  if (/^(T|N|n_T|nT)$/.test(bare)) return ["T"];
  if (/^b(?:eta)?_?T$/.test(bare)) return ["betaEnd"];
  const word = words(bare).join("_");
  return inputs.filter(([, pattern]) => pattern.test(word)).map(([role_]) => role_);
});

const inputs: readonly (readonly [InputRole, RegExp])[] = [
  ["x0", /^(?:x_?0s?|x_?0_(?:batch|clean|true|real|data)|x_start|xstart|x_clean|clean(?:_.*)?|x_?orig(?:inal)?|x_init|x_real|original(?:_.*)?|original_samples?|z_?0|y_?0|real|x_?0_?(?:hat|pred|theta)|pred(?:icted)?_x_?(?:0|start)|x_hat|data0|x_data|data(?:_(?:tensor|batch|points?))?|batch|images?|imgs?|img_0|x_image|image_0|latents?|samples?|pictures?|points?|x|x_in|x_1d|x_ori|inputs?)$/],
  ["xt", /^(?:x_?ts?|x_?noisy|x_?noised|noisy(?:_.*)?|noised(?:_.*)?|perturbed.*|z_?t|x_tilde|samples?|x|imgs?|images?|latents?|x_(?:current|cur|now)|current(?:_(?:x|img|image|sample))?|x_k|x_i|x_in|y_?t)$/],
  ["xprev", /^(?:x_?prev(?:ious)?|prev(?:ious)?_(?:x|sample|img|image|state)|previous|x_?tm1|x_t_minus_1|x_t_1|x_(?:last|old)|x_t_prev|x|x_t_minus_one)$/],
  ["t", /^(?:t|ts|t_?step|tt|time|times|step|steps_?t|time_?steps?|t_?tensor|t_?batch|batch_t|t_index|t_idx|step_(?:index|idx|t)|idx|index|i|n|k|t_?int|time_?index|cur_t|current_(?:t|step|timestep)|noise_?step|diffusion_step|n_t|t_i|_t)$/],
  ["noise", /^(?:noises?|eps|epsilon|epsilons|ε|z|e|noise_?t|gaussian_noise|epsilon_t|eps_t|e_t|white_noise|rand_noise|random_noise|true_noise|noise_true|x_?noise|noise_x|added_noise|ep|xi|(?:pred(?:icted)?_?)(?:noise|eps|epsilon)|(?:noise|eps|epsilon)_(?:pred|prediction|theta|hat|predicted|out))$/],
  ["T", /^(?:time_?steps?|n(?:um|umber_of)?_?(?:diffusion_?|train(?:ing)?_?|noise_?|inference_?|denoising_?)?(?:time_?)?steps?(?:_train)?|n_?t|(?:diffusion|noise|noising|total|max|forward|train|num_train)_?(?:time_?)?steps?|steps?|max_t|big_t|num_t|t_max|total_t|n_iter|length|timesteps_num)$/],
  ["shape", /^(?:shape|size|(?:image|img|x|sample|data|output|batch)_?shape|x_0_shape|x0_shape)$/],
  ["count", /^(?:n|b|bs|batch_?size|num_?(?:samples|images|imgs|points)|n_?(?:samples?|imgs?|images|points)|n_?sample|b_size|nsamples)$/],
  ["model", /^(?:model|net|network|unet|denoiser|denoise_?(?:fn|model|net)|eps_?(?:model|theta|net|fn)|noise_?(?:model|predictor|pred_model|net|pred_net)|score_?(?:model|net|fn)|model_?(?:fn|predict|pred|call|forward|output_fn)|predict(?:_?(?:noise|eps|epsilon))?(?:_?fn)?|(?:noise|eps|denoiser)_?predict(?:_?fn)?|ema_?model|nn_?model|predictor|noise_?prediction_?model|epsilon_?theta|mlp|ema|f_theta|nn)$/],
  ["process", /^(?:diffusion(?:_process)?|scheduler|noise_?scheduler|ddpm|ddim|forward_?process|gaussian_diffusion|diffuser|sde|schedule)$/],
  ["device", /^(?:device|dev|dtype)$/],
  ["betaStart", /^(?:(?:betas?|b)_?(?:start|min|1|0|low|begin|init|first|initial)|start(?:_beta|_value)?|linear_start|min_beta|low|schedule_low|beta_s)$/],
  ["betaEnd", /^(?:(?:betas?|b)_?(?:end|max|2|high|final|last)|end(?:_beta|_value)?|linear_end|max_beta|high|schedule_high|beta_e)$/],
  ["offset", /^(?:s|offset|cosine_s|eps_s|cosine_offset|small_offset)$/],
  ["eta", /^(?:eta|ddim_eta)$/],
  ["v", /^(?:v|velocity|v_?t|v_?(?:pred|prediction|theta|hat|target|out|output)|pred(?:icted)?_v(?:elocity)?)$/],
  ["score", /^(?:scores?|score_?(?:pred|t|theta|hat)|pred(?:icted)?_score|grad_log_p)$/],
  ["condition", /^(?:cond(?:itions?|itioning)?(?:_(?:inputs?|emb|embedding|vec|vector|tensor))?|labels?|class(?:es|_?labels?|_?ids?|_?cond)|labels?_emb|context|ctx|text_emb(?:eds?|eddings?)?|prompt_emb(?:eds?|eddings?)?|obs(?:ervations?)?|global_cond|waypoints)$/],
  ["width", /^(?:(?:\w+_)?(?:dims?|channels|features)|(?:img|image)_(?:size|width|height))$/],
  ["rng", /^(?:rng|gen|generator|random_state|rs|prng|(?:\w+_)?key|rng_\w+)$/],
];
