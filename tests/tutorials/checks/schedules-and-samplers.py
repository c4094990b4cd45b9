import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

K = 12
SHORT = [0.1, 0.2, 0.15, 0.3, 0.25, 0.4]


def space(document):
    return run(*[one for one in document.listings if "def " in one])


def schedules():
    return [[float(b) for b in random_betas(6, seed)] for seed in range(6)]


def linear(document):
    return close(space(document)["linear_betas"](1000), np.linspace(1e-4, 0.02, 1000))


def scaled(document):
    got = np.sqrt(space(document)["scaled_linear_betas"](1000))
    return close(np.diff(got), np.full(999, got[1] - got[0])) and close(got[[0, -1]] ** 2, [0.00085, 0.012])


def cosine(document):
    f = lambda t: math.cos((t / 200 + 0.008) / 1.008 * math.pi / 2) ** 2
    got, want = space(document)["cosine_betas"](200), [min(1 - f(t + 1) / f(t), 0.999) for t in range(200)]
    return close(got, want), f"the last betas of 200 are {got[-3:].tolist()}, should be {want[-3:]}"


def sigmoid(document):
    import torch

    names, inner = space(document), lambda z: 1 / (1 + math.exp(-z))
    got = names["sigmoid_alphas_cumprod"](torch.tensor([0.0, 0.25, 1.0]), -3.0, 2.0, 0.7)
    return close(got, [1, (inner(2 / 0.7) - inner(-1.75 / 0.7)) / (inner(2 / 0.7) - inner(-3 / 0.7)), 0])


def betas_back(document):
    import torch

    return all(close(space(document)["betas_from_alphas_cumprod"](torch.tensor(Chain(betas).bars[1:])), betas) for betas in schedules())


def printed(document, text, shown, row):
    """A row of the printout that starts with a text, and of what the listing prints."""
    said = document.having(shown).split("\n")[row]
    now = prints(document.having("def linear_betas"), document.having("def to_sigmas"), document.having(text)).split("\n")[row]
    return said == now, f"the code prints {now}"


def printed_linear(document):
    return printed(document, "for name, betas in", "linear: ", 0)


def printed_scaled(document):
    return printed(document, "for name, betas in", "linear: 4", 1)


def printed_sigmas(document):
    return printed(document, "sigmas = to_sigmas", "0.0292 ", 0)


def leading(document):
    return space(document)["leading"](1000, 50) == list(range(980, -1, -20))


def trailing(document):
    got = space(document)["trailing"](1000, 50)
    return got == list(range(999, 0, -20)), f"trailing(1000, 50) goes from {got[0]} to {got[-1]}"


def evenly(document):
    got = space(document)["evenly"](1000, 50)
    return len(got) == 50 and got[0] == 999 and got[-1] == 0 and set(np.diff(got)) <= {-20, -21}


def made(document, betas, steps=6, kind="epsilon"):
    import torch

    return space(document)["Scheduler"](torch.tensor(betas), steps, kind)


def add_noise(document):
    import torch

    good, t = True, torch.tensor([0, 3, 5])
    x, e = (torch.as_tensor(np.broadcast_to(np.eye(K)[k], (3, 2, 2, K)).copy()) for k in (0, 1))
    for betas in schedules():
        got = made(document, betas).add_noise(x, e, t)
        good = good and all(close(coefficients(got[i])[:2], Chain(betas).marginal(int(t[i]) + 1)) for i in range(3))
    return good


def alpha_prod(document):
    return all(close([made(document, betas).alpha_prod(t) for t in (-20, -1, 0, 3, 5)], [Chain(betas).abar(t) for t in (0, 0, 1, 4, 6)]) for betas in schedules())


def predicted(document, kind, which):
    """The clean sample or the noise from a right answer, as coefficients of x_0 and the noise."""
    import torch

    good = True
    for betas in schedules():
        for t in range(6):
            signal, noise = Chain(betas).marginal(t + 1)
            said = {"epsilon": [0.0, 1.0], "sample": [1.0, 0.0], "v_prediction": [-noise, signal]}[kind]
            got = made(document, betas, 6, kind).predictions(torch.tensor(said), t, torch.tensor([signal, noise]))
            good = good and close(got[which], [[1, 0], [0, 1]][which])
    return good


def from_noise(document):
    return predicted(document, "epsilon", 0)


def from_sample(document):
    return predicted(document, "sample", 1)


def clean_from_v(document):
    return predicted(document, "v_prediction", 0)


def noise_from_v(document):
    return predicted(document, "v_prediction", 1)


def variance(document):
    return all(close([made(document, betas).variance(t, s) for t in range(6) for s in range(-1, t)], [Chain(betas).posterior(t + 1, s + 1)[2] for t in range(6) for s in range(-1, t)]) for betas in schedules())


def stepped(document, function, t, steps, *rest):
    """Coefficients of x_t, the noise that is said and the fresh noise after a step of a scheduler of 6 timesteps."""
    import torch

    source, one = Source(K), made(document, SHORT, steps)
    with drawing(source):
        x, eps = (torch.as_tensor(source.next((2, 3, K))) for _ in range(2))
        return coefficients(getattr(one, function)(eps, t, x, *rest))[:3]


PLACES = [(t, 6 // steps, steps) for steps in (2, 3, 6) for t in range(6)]


def over(document, function, reference, part, *rest):
    """One or all of the coefficients, at every timestep and stride."""
    have = np.array([stepped(document, function, t, steps, *rest) for t, _, steps in PLACES])
    want = np.array([reference(t + 1, max(t - stride + 1, 0)) for t, stride, _ in PLACES])
    return close(have[:, part], want[:, part]), f"from index 5 to 2: {stepped(document, function, 5, 2, *rest)}, should be {np.array(reference(6, 3))}"


def ddim_noise(document):
    good = all(over(document, "step_ddim", lambda t, s: Chain(SHORT).ddim(t, s, eta), slice(0, 3), eta)[0] for eta in (0.0, 0.5, 1.0))
    return good, over(document, "step_ddim", lambda t, s: Chain(SHORT).ddim(t, s, 1.0), slice(0, 3), 1.0)[1]


def ddim_direction(document):
    """With eta = 0, and with eta = 0.5 such that the variances of what is added make 1 - alphabar."""
    import torch

    good = over(document, "step_ddim", lambda t, s: Chain(SHORT).ddim(t, s), slice(0, 3), 0.0)[0]
    for t, stride, steps in PLACES:
        got, bar = stepped(document, "step_ddim", t, steps, 0.5), Chain(SHORT).abar(max(t - stride + 1, 0))
        of_eps = got[1] + got[0] * Chain(SHORT).marginal(t + 1)[1]
        good = good and close(of_eps**2 + got[2] ** 2, 1 - bar, 1e-8)
    return good


def ancestral(t, s):
    of_x, of_eps, variance = Chain(SHORT).reverse(t, s)
    return of_x, of_eps, math.sqrt(variance)


def ddpm_of_x(document):
    """The weight of x_t where x_0 is said to be 0: eps is then x_t over its deviation."""
    import torch

    have, want = [], []
    for t, stride, steps in PLACES:
        source, one = Source(K), made(document, SHORT, steps, "sample")
        with drawing(source):
            have.append(coefficients(one.step_ddpm(torch.zeros(2, K), t, torch.as_tensor(source.next((2, K)))))[0])
        want.append(Chain(SHORT).posterior(t + 1, max(t - stride + 1, 0))[1])
    return close(have, want)


def ddpm_of_x0(document):
    return over(document, "step_ddpm", ancestral, slice(0, 2))


def ddpm_noise(document):
    """At every stride the noise; the whole of it where a stride is one step."""
    single = all(close(stepped(document, "step_ddpm", t, 6), ancestral(t + 1, t)) for t in range(6))
    return single and over(document, "step_ddpm", ancestral, 2)[0]


def solver(document):
    import torch

    def step(t, s):
        chain, e = Chain(SHORT), torch.eye(2)
        x = torch.tensor(chain.marginal(t))
        return space(document)["dpm_solver_1"](x, e[0], torch.tensor(chain.abar(t)), torch.tensor(chain.abar(s)))

    good = all(close(step(t, s), Chain(SHORT).marginal(s)) for t in range(2, 7) for s in range(1, t))
    return good, f"from step 6 to 3: {step(6, 3).tolist()} of x_0 and the noise, should be {Chain(SHORT).marginal(3)}"


def sigmas(document):
    import torch

    chain = Chain(SHORT)
    return close(space(document)["to_sigmas"](torch.tensor(chain.bars[1:])), [chain.marginal(t)[1] / chain.marginal(t)[0] for t in range(1, 7)])


def scaled_input(document):
    """x_t over its signal's factor, scaled back, is x_t."""
    chain, names = Chain(SHORT), space(document)
    got = [names["scale_model_input"](1 / signal, noise / signal) for signal, noise in map(chain.marginal, range(1, 7))]
    return close(got, np.ones(6)), f"x_t / sqrt(alphabar) comes back as {got[-1]:.4f} x_t at alphabar {chain.abar(6):.4f}"


def denoised(document):
    return close(space(document)["denoised_from_eps"](2.0 + 0.7 * 0.3, 0.3, 0.7), 2.0)


def karras(document):
    got = space(document)["karras_sigmas"](9, 0.1, 8.0, 3.0).numpy()
    want = [*(np.linspace(2.0, 0.1 ** (1 / 3), 9) ** 3), 0]
    return close(got, want), f"the sigmas are {np.round(got[:3], 3)} and so on, should be {np.round(want[:3], 3)}"


def euler(document):
    """x_0 + sigma eps goes to x_0 + sigma_next eps."""
    return all(close(space(document)["euler_step"](2.0 + sigma * 0.3, 2.0, sigma, after), 2.0 + after * 0.3) for sigma, after in ((3.0, 1.0), (0.5, 0.2), (0.5, 0.0)))


PAIRS = ((3.0, 1.0), (0.5, 0.2), (2.0, 1.9))


def sigma_up(document):
    """With eta = 1: the posterior at sigma_next by adding the precisions of x_0 and of what sigma adds to sigma_next."""
    split = space(document)["ancestral_split"]
    return all(close(split(sigma, after)[1], math.sqrt(1 / (1 / after**2 + 1 / (sigma**2 - after**2)))) for sigma, after in PAIRS) and close(split(3.0, 1.0, 9.0)[1], 1.0)


def sigma_down(document):
    rows = [(space(document)["ancestral_split"](sigma, after), after) for sigma, after in PAIRS]
    return all(close(down**2 + up**2, after**2) for (down, up), after in rows), f"from sigma 3 to 1 the two variances add up to {rows[0][0][0] ** 2 + rows[0][0][1] ** 2:.4f}"


def walked(document):
    import torch

    seen, source = [], Source(K)
    with drawing(source):
        x = space(document)["sample_euler"](lambda x, sigma: seen.append(float(sigma)) or 0 * x, torch.tensor([4.0, 2.0, 1.0, 0.0]), (2, K))
    left = coefficients(x)[0]
    return seen == [4, 2, 1] and close(left, 0) and source.kinds == ["normal"], f"with sigmas 4, 2, 1, 0 the model is asked at {seen} and {left:.1f} times the noise is left"


def guided(document):
    return all(close(space(document)["guide"](2.0, 5.0, w), (1 - w) * 2.0 + w * 5.0) for w in (0.0, 1.0, 7.5))
