import { words } from "./words.ts";

/** What a function is for, by its name and docstring. `forward` may jump from x_0, take one step or many; `schedule` without a shape may be any. */
export type FunctionRole =
  | "linear schedule" | "cosine schedule" | "quadratic schedule" | "sigmoid schedule" | "root schedule" | "exponential schedule" | "constant schedule" | "schedule"
  | "forward jump" | "forward step" | "forward chain" | "forward"
  | "posterior" | "reverse step" | "reverse loop" | "ddim step" | "ddim loop" | "loss" | "extract" | "predict x0" | "predict noise";

/** The likeliest first; none where neither says anything. A docstring or comment decides between roles that the name leaves open. */
export function functionRolesOf(name: string, docstring = ""): readonly FunctionRole[] {
  const word = words(name).join("_");
  const byName = names.filter(([, pattern]) => pattern.test(word)).map(([role]) => role);
  const roles = byName.includes("schedule") && byName.length > 1 ? byName.filter((role) => role !== "schedule") : byName;
  if (!roles.includes("forward")) return [...new Set(roles)];
  const said = docs.filter(([, pattern]) => pattern.test(docstring)).map(([role]) => role);
  return [...new Set([...said, ...roles])];
}

const names: readonly (readonly [FunctionRole, RegExp])[] = [
  ["quadratic schedule", /(?:quad(?:ratic)?|scaled_linear).*(?:schedule|betas?)|(?:schedule|betas?).*(?:quad(?:ratic)?|scaled_linear)/],
  ["linear schedule", /^(?!.*scaled)(?:.*(?:linear|lin_).*(?:schedule|betas?|noise)|.*(?:schedule|betas?).*linear)/],
  ["cosine schedule", /cos(?:ine)?.*(?:schedule|betas?|alpha|noise|(?:^|_)(?:bars?|cumprod|acp|ab)$)|(?:schedule|betas?|alpha_bar).*cos(?:ine)?|betas_for_alpha_bar/],
  ["sigmoid schedule", /sigmoid.*(?:schedule|betas?)|(?:schedule|betas?).*sigmoid/],
  ["root schedule", /sqrt_.*schedule|schedule.*_sqrt/],
  ["exponential schedule", /(?:exp(?:onential)?|geometric)_.*(?:schedule|betas?|sigmas)|(?:schedule|betas?).*(?:exponential|geometric)/],
  ["constant schedule", /const(?:ant)?_.*(?:schedule|betas?)/],
  ["schedule", /(?:beta|noise|variance|diffusion)s?_schedule|^(?:get|make|make_|prepare|create|build)_.*(?:schedule|betas)|^(?:betas?|noise|schedule)$|^get_betas$/],
  ["forward jump", /^(?:_*)(?:q_sample(?:_direct|_fast|_closed(?:_form)?)?|q_xt_x0|q_xt_given_x0|add_noise(?:_.*)?|noise_(?:images?|data|sample|input|x)|noisify|noised?_sample|perturb(?:_.*)?|sample_(?:forward|q|xt|x_t|noisy)|forward_(?:sample|jump|direct|closed(?:_form)?|noise|noising)|get_(?:noisy|noised)_.*|diffuse_(?:direct|closed.*|to)|direct_.*|closed_form.*|.*_closed_form|.*_direct|jump.*|forward_diffusion_sample|sample_q.*|to_noisy|noise_image|corrupt(?:_.*)?)$/],
  ["forward step", /(?:^|_)(?:one|single|1)_?step_?(?:forward|diffusion|noise|q)?|(?:forward|diffusion|noise|noising|q|diffuse)_(?:one_|single_)?step$|^(?:step_forward|q_step|add_noise_step|forward_once|sample_step_forward|markov_step|transition)$/],
  ["forward chain", /step_by_step|iterat(?:ive|e|ively)|sequential|(?:forward|diffusion|q|noise|noising)_(?:chain|loop|trajectory|steps|iterative|sequence|recursive|recurrence)|^(?:simulate|run)_(?:forward|chain|diffusion).*|markov_chain|naive_(?:forward|q_sample|diffus)|^(?:random_)?walk(?:_(?!back|down|reverse).*)?$/],
  ["forward", /^(?:forward_diffusion(?:_process)?|forward_process|diffuse|diffusion|forward_diffuse|noise|noising|forward_pass|forward|diffusion_forward|apply_noise|add_gaussian_noise|q|forward_sde)$/],
  ["posterior", /posterior/],
  ["ddim loop", /ddim.*(?:loop|sample(?:r|_all)?$|sampling|generate|images?$)|(?:sample|generate|sampling).*_ddim$/],
  ["ddim step", /ddim.*step|step.*ddim|^ddim$|p_sample_ddim|ddim_p_sample|ddim_sample|ddim_update|ddim_denoise/],
  ["reverse loop", /p_sample_loop|^(?:sample|generate|sampling|sampler|reverse_process|reverse_diffusion(?:_process)?|denoise_all|sample_images?|generate_images?|generate_samples?|sample_(?:ddpm|loop|all|model|from_model|plot_image|batch|images|data|points|new)|ddpm_sampl(?:e|ing|er)|reverse_loop|backward_process|sample_ddpm|sample_backward|backward_diffusion|inference|run_reverse.*|ancestral_sampl(?:e|ing|er)|reverse)$/],
  ["reverse step", /^_*(?:p_sample|p_sample_step|denoise(?:_step|_once|_one_step|_image|_add_noise)?|reverse_(?:step|diffusion_step|sample|one_step)|sample_(?:timestep|step|p|prev|x_t_minus_1|backward_step|one_step|xtm1)|remove_noise|ddpm_step|backward_step|p_step|p_xt|one_step_(?:reverse|denoise|backward)|step|p_mean_variance|reverse_step_ddpm|step_backward|single_reverse_step|undo_step|sample_prev(?:_.*)?|(?:get_)?prev_sample|ancestral_step|step_back|go_back|ddpm_(?:update|reverse|denoise|sample_step|reverse_step)|reverse_ddpm_step|ancestral_update|denoise_sample)$/],
  ["loss", /loss|^(?:train_step|training_step|compute_objective|objective)$/],
  ["extract", /^_*(?:extract|gather|get_index_from_list|get_at|expand|at|index|batch_index|extract_into_tensor|gather_at|to_shape|reshape_to)(?:_.*)?$/],
  ["predict x0", /predict_(?:x_?0|x_?start|start|xstart)|x_?0_from|xstart_from|get_x_?0|estimate_x_?0/],
  ["predict noise", /predict_(?:noise|eps|epsilon)_from|eps_from|noise_from/],
];

const docs: readonly (readonly [FunctionRole, RegExp])[] = [
  ["forward jump", /q\s*\(\s*x_?t\s*\|\s*x_?0\s*\)|closed[- ]form|directly|in one (?:step|go|shot)|arbitrary|any (?:time)?step|\bat (?:time)?step t\b|闭式|直接|任意时(?:刻|间)|一步到位/i],
  ["forward step", /q\s*\(\s*x_?t\s*\|\s*x_?\{?\(?t\s*-\s*1\)?\}?\s*\)|one (?:forward |diffusion )?step|single step|单步|一步加噪/i],
  ["forward chain", /step[- ]by[- ]step|iterativ|逐步/i],
];
