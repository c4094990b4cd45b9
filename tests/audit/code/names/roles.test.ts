import { describe, expect, test } from "vitest";
import { functionRolesOf } from "../../../../src/audit/code/names/function-roles.ts";
import { inputRolesOf, tableLatex, tableRolesOf } from "../../../../src/audit/code/names/roles.ts";

const latex = (name: string) => tableRolesOf(name).map((role) => tableLatex(role))[0];

describe("tables by their names", () => {
  test.each([
    ["betas", "\\beta_{t}"], ["self.betas", "\\beta_{t}"], ["beta_t", "\\beta_{t}"], ["noise_schedule", "\\beta_{t}"], ["betas_linear", "\\beta_{t}"],
    ["alphas", "\\alpha_{t}"], ["alpha_t", "\\alpha_{t}"],
    ["alphas_cumprod", "\\bar\\alpha_{t}"], ["alpha_bars", "\\bar\\alpha_{t}"], ["alphas_bar", "\\bar\\alpha_{t}"], ["alpha_hat", "\\bar\\alpha_{t}"], ["abar", "\\bar\\alpha_{t}"],
    ["a_bar", "\\bar\\alpha_{t}"], ["alphas_prod", "\\bar\\alpha_{t}"], ["bar_alpha", "\\bar\\alpha_{t}"], ["alphabar_t", "\\bar\\alpha_{t}"], ["alphaBar", "\\bar\\alpha_{t}"], ["ab_t", "\\bar\\alpha_{t}"],
    ["alphas_cumprod_prev", "\\bar\\alpha_{t-1}"], ["alpha_bar_t_minus_1", "\\bar\\alpha_{t-1}"], ["prev_alpha_bar", "\\bar\\alpha_{t-1}"], ["alphas_prod_p", "\\bar\\alpha_{t-1}"],
    ["sqrt_alphas_cumprod", "\\sqrt{\\bar\\alpha_{t}}"], ["alphas_bar_sqrt", "\\sqrt{\\bar\\alpha_{t}}"], ["sqrtab", "\\sqrt{\\bar\\alpha_{t}}"], ["sqrtmab", "\\sqrt{1-\\bar\\alpha_{t}}"],
    ["sqrt_one_minus_alphas_cumprod", "\\sqrt{1-\\bar\\alpha_{t}}"], ["one_minus_alphas_bar_sqrt", "\\sqrt{1-\\bar\\alpha_{t}}"], ["sqrt_1m_alpha_bar", "\\sqrt{1-\\bar\\alpha_{t}}"],
    ["sqrt_recip_alphas", "\\sqrt{\\frac{1}{\\alpha_{t}}}"], ["sqrt_recipm1_alphas_cumprod", "\\sqrt{\\frac{1}{\\bar\\alpha_{t}}-1}"], ["log_one_minus_alphas_cumprod", "\\log (1-\\bar\\alpha_{t})"],
    ["posterior_variance", "\\tilde\\beta_{t}"], ["posterior_log_variance_clipped", "\\log \\tilde\\beta_{t}"], ["log_snr", "\\log \\mathrm{SNR}(t)"], ["beta_prod_t", "1-\\bar\\alpha_{t}"],
  ])("%s is %s", (name, written) => expect(latex(name)).toBe(written));

  test.each(["beta_start", "alphabet", "gamma", "learning_rate", "focal_alpha", "num_betas", "alpha_channel", "beta1", "alphas_cumprod_shape", "x"])("%s is no table", (name) => expect(tableRolesOf(name)).toEqual([]));

  test("α may be the step's, the product or the signal", () => expect(tableRolesOf("alphas").map((role) => tableLatex(role))).toEqual(["\\alpha_{t}", "\\bar\\alpha_{t}", "\\sqrt{\\bar\\alpha_{t}}"]));
});

describe("parameters by their names", () => {
  test.each([["x_start", "x0"], ["clean_images", "x0"], ["x_t", "xt"], ["noisy", "xt"], ["x_prev", "xprev"], ["t", "t"], ["timesteps", "t"], ["timesteps", "T"], ["eps", "noise"], ["num_diffusion_steps", "T"], ["noise_steps", "T"], ["shape", "shape"], ["denoise_fn", "model"], ["beta_start", "betaStart"], ["beta_max", "betaEnd"], ["s", "offset"], ["x", "x0"], ["x", "xt"]] as const)("%s may be %s", (name, role) => expect(inputRolesOf(name)).toContain(role));
});

describe("functions by their names", () => {
  test.each([
    ["linear_beta_schedule", "linear schedule"], ["cosine_beta_schedule", "cosine schedule"], ["make_beta_schedule", "schedule"], ["quadratic_beta_schedule", "quadratic schedule"], ["betas_for_alpha_bar", "cosine schedule"],
    ["q_sample", "forward jump"], ["add_noise", "forward jump"], ["noise_images", "forward jump"], ["forward_diffusion_sample", "forward jump"], ["one_step_forward", "forward step"], ["q_sample_step_by_step", "forward chain"],
    ["q_posterior_mean_variance", "posterior"], ["p_sample", "reverse step"], ["sample_timestep", "reverse step"], ["p_sample_loop", "reverse loop"], ["ddim_step", "ddim step"], ["p_losses", "loss"], ["_extract", "extract"],
  ] as const)("%s is a %s", (name, role) => expect(functionRolesOf(name)[0]).toBe(role));

  test("a docstring says which forward function it is", () => {
    expect(functionRolesOf("diffuse", "Sample from q(x_t | x_0)")[0]).toBe("forward jump");
    expect(functionRolesOf("diffuse", "one step of noising")[0]).toBe("forward step");
  });
});
