import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, random_betas, run

B, K = 5, 12


def space(document):
    return run(document.text)


def made(document, betas, var_type="small"):
    import torch

    return space(document)["Diffusion"](torch.tensor(list(betas)), var_type)


def bars_of(betas):
    return Chain(np.asarray(betas)).bars


def linear(document):
    one = space(document)["linear_schedule"]
    return close(one(1000), [1e-4 + i * (0.02 - 1e-4) / 999 for i in range(1000)]) and close(one(100), [1e-3 + i * (0.2 - 1e-3) / 99 for i in range(100)])


def curve(document, name, f, T=50):
    """alphabar of all steps but the last, whose beta is clipped, against f(t) / f(0)."""
    got = bars_of(space(document)[name](T))
    want = [f(t / T) / f(0) for t in range(T)]
    return len(got) == T + 1 and close(got[:T], want), f"T = {T}: alphabar in the middle is {got[T // 2]:.4f}, f(T/2)/f(0) is {want[T // 2]:.4f}"


def cosine(document):
    return curve(document, "cosine_schedule", lambda u: math.cos((u + 0.008) / 1.008 * math.pi / 2) ** 2)


def sqrt(document):
    return curve(document, "sqrt_schedule", lambda u: 1 - math.sqrt(u + 1e-4))


def jsd(document):
    got = space(document)["jsd_schedule"](4)
    return close(got, [1 / 4, 1 / 3, 1 / 2, 1]), f"four steps: {np.asarray(got)}, should be 1/4, 1/3, 1/2, 1"


def extract(document):
    import torch

    got = space(document)["extract"](torch.tensor([10.0, 20.0, 30.0]), torch.tensor([2, 0, 1, 1]), (4, 3, 7, 7))
    return tuple(got.shape) == (4, 1, 1, 1) and got.flatten().tolist() == [30, 10, 20, 20]


def integral(integrand, low=-30.0, high=30.0, n=60001):
    x = np.linspace(low, high, n)
    y = integrand(x)
    return float(((y[1:] + y[:-1]) / 2).sum() * (x[1] - x[0]))


def log_density(x, mean, logvar):
    return -((x - mean) ** 2) / (2 * math.exp(logvar)) - logvar / 2 - math.log(2 * math.pi) / 2


def kl(document):
    """Against the integral of p log(p / q)."""
    import torch

    m1, l1, m2, l2 = 0.5, math.log(0.3), -0.4, math.log(1.7)
    got = float(space(document)["normal_kl"](*(torch.tensor(one) for one in (m1, l1, m2, l2))))
    want = integral(lambda x: np.exp(log_density(x, m1, l1)) * (log_density(x, m1, l1) - log_density(x, m2, l2)))
    return close(got, want, 1e-6), f"N(0.5, 0.3) against N(-0.4, 1.7): {got:.4f}, the integral is {want:.4f}"


def log_prob(document):
    """A density that integrates to 1, with the mean and variance asked for."""
    import torch

    made = space(document)["gaussian_log_prob"]
    p = lambda x: np.exp(np.asarray(made(torch.as_tensor(x), torch.tensor(0.5), torch.tensor(math.log(0.3)))))
    return close([integral(p), integral(lambda x: x * p(x)), integral(lambda x: (x - 0.5) ** 2 * p(x))], [1, 0.5, 0.3], 1e-6)


def table(document, name, reference):
    betas = random_betas(6, 1)
    have = np.asarray(getattr(made(document, betas), name))
    shown = np.asarray(getattr(made(document, [0.1, 0.2]), name)), [reference(Chain([0.1, 0.2]), t) for t in (1, 2)]
    return close(have, [reference(Chain(betas), t) for t in range(1, 7)]), f"for betas 0.1, 0.2: {shown[0]}, should be {np.array(shown[1])}"


def bars(document):
    return table(document, "alphas_bar", lambda c, t: c.abar(t))


def prev(document):
    return table(document, "alphas_bar_prev", lambda c, t: c.abar(t - 1))


def next(document):
    return table(document, "alphas_bar_next", lambda c, t: c.abar(t + 1) if t < c.T else 0.0)


def variance(document):
    return table(document, "posterior_var", lambda c, t: c.posterior(t)[2])


def logvar(document):
    return table(document, "posterior_logvar", lambda c, t: math.log(c.posterior(max(t, 2))[2]))


def coef_x0(document):
    return table(document, "posterior_coef_x0", lambda c, t: c.posterior(t)[0])


def coef_xt(document):
    return table(document, "posterior_coef_xt", lambda c, t: c.posterior(t)[1])


def mixed(call, count=2):
    """What a function of two arrays makes of them: coefficients for each of the B times."""
    import torch

    source, t = Source(K), torch.tensor([4, 0, 2, 1, 3])
    with drawing(source):
        first, second = (torch.as_tensor(source.next((B, 3, 2, K))) for _ in range(2))
        got = call(first, second, t, source)
    return [(int(t[i]) + 1, coefficients(got[i])[:count]) for i in range(B)]


def q_variance(document):
    import torch

    betas = random_betas(4, 2)
    mean, var, log_var = made(document, betas).q_mean_variance(torch.ones(4, 1, 2, 2), torch.arange(4))
    want = [1 - Chain(betas).abar(t) for t in (1, 2, 3, 4)]
    return close(var[:, 0, 0, 0], want) and close(log_var[:, 0, 0, 0], np.log(want)) and close(mean[:, 0, 1, 1], [Chain(betas).marginal(t)[0] for t in (1, 2, 3, 4)])


def q_sample(document):
    betas = random_betas(B, 3)
    rows = mixed(lambda x, noise, t, _: made(document, betas).q_sample(x, t, noise))
    t, got = rows[0]
    return all(close(got, Chain(betas).marginal(t)) for t, got in rows), f"alphabar {Chain(betas).abar(t):.4f}: coefficients of x_0 and the noise {got}, should be {np.array(Chain(betas).marginal(t))}"


def x0(document):
    betas = random_betas(B, 4)
    rows = mixed(lambda x, eps, t, _: made(document, betas).predict_x0(x, t, eps))
    return all(close(got, [1 / Chain(betas).marginal(t)[0], -Chain(betas).marginal(t)[1] / Chain(betas).marginal(t)[0]]) for t, got in rows)


def eps(document):
    betas = random_betas(B, 5)
    rows = mixed(lambda x, x0, t, _: made(document, betas).predict_eps(x, t, x0))
    return all(close(got, [1 / Chain(betas).marginal(t)[1], -Chain(betas).marginal(t)[0] / Chain(betas).marginal(t)[1]]) for t, got in rows)


def large(document):
    import torch

    betas = random_betas(3, 6)
    _, logvar, _ = made(document, betas, "large").p_mean_variance(lambda x, t: x, torch.zeros(3, 1, 2, 2), torch.arange(3))
    return close(logvar[:, 0, 0, 0], np.log(betas))


def noises(document):
    """The fresh noise that p_sample adds at each time."""
    betas = random_betas(B, 7)
    rows = mixed(lambda x, _, t, source: made(document, betas).p_sample(source.network(), x, t, clip=False), 4)
    return {t: got[3] for t, got in rows}, Chain(betas)


def mask(document):
    got, _ = noises(document)
    return got[1] == 0 and all(got[t] > 0 for t in range(2, B + 1)), f"at t == 0 noise is added with the deviation {got[1]:.4f}"


def spread(document):
    got, chain = noises(document)
    return all(close(got[t], math.sqrt(chain.posterior(t)[2])) for t in range(2, B + 1))


def loop(document):
    one, seen = made(document, [0.1] * 5), []
    one.p_sample = lambda model, x, t, clip: seen.append(t.tolist()) or x
    one.sample(None, (2, 1, 2, 2))
    return seen == [[i, i] for i in (4, 3, 2, 1, 0)]


def stepped(document, name, betas):
    return mixed(lambda x, _, t, source: getattr(made(document, betas), name)(source.network(), x, t), 3)


def ddim(document):
    betas = random_betas(B, 8)
    return all(close(got[[0, 2]], Chain(betas).ddim(t, t - 1)[:2]) for t, got in stepped(document, "ddim_sample", betas))


def ddim_up(document):
    """The step from t to t + 1 is what the step down undoes; past the end there is only noise."""
    betas = random_betas(B, 9)
    rows = {t: got[[0, 2]] for t, got in stepped(document, "ddim_reverse", betas)}
    for t in range(1, B):
        of_x, of_eps, _ = Chain(betas).ddim(t + 1, t)
        if not close(rows[t], [1 / of_x, -of_eps / of_x]):
            return False
    return close(rows[B], [0, 1])


def target(document):
    import torch

    one, source = made(document, [0.1, 0.2]), Source(4)
    with drawing(source):
        got = one.training_loss(lambda x, t: 3 * torch.eye(4)[1].expand(2, 1, 2, 4), torch.as_tensor(source.next((2, 1, 2, 4))), torch.arange(2))
    return close(got, [1, 1])


def bits(document):
    """With one nat of divergence for every element."""
    import torch

    names = space(document)
    names["normal_kl"] = lambda mean, *_: torch.ones_like(mean)
    x = torch.zeros(2, 1, 2, 2)
    got = names["Diffusion"](torch.tensor([0.1, 0.2])).vb_term(lambda x, t: x, x, x, torch.tensor([1, 1]))
    return close(got, [1 / math.log(2)] * 2), f"one nat comes out as {float(got[0]):.4f} bits, it is {1 / math.log(2):.4f}"


def prior(document):
    """With the divergence put in by the reference."""
    import torch

    names = space(document)
    names["normal_kl"] = lambda m1, l1, m2, l2: 0.5 * (l2 - l1 + torch.exp(l1 - l2) + (m1 - m2) ** 2 / torch.exp(l2) - 1)
    betas = random_betas(4, 10)
    bar = Chain(betas).abar(4)
    got = names["Diffusion"](torch.tensor(list(betas))).prior_bpd(torch.full((2, 1, 2, 2), 0.6))
    return close(got, [0.5 * (-math.log(1 - bar) - bar + bar * 0.36) / math.log(2)] * 2)


def weight(document):
    """The divergence of two normals of variance beta whose means differ as the reverse means for two noises do."""
    betas = random_betas(4, 11)
    got = made(document, betas).vb_weight()
    return close(got, [Chain(betas).reverse(t)[1] ** 2 / (2 * Chain(betas).beta(t)) for t in (1, 2, 3, 4)])


def respace(document):
    import torch

    betas = random_betas(6, 12)
    got = np.asarray(space(document)["respace"](torch.tensor(list(betas)), [1, 3, 5]))
    want = [Chain(betas).abar(t) for t in (2, 4, 6)]
    return close(np.cumprod(1 - got), want), f"alphabar of the kept steps: {np.cumprod(1 - got)}, should stay {np.array(want)}"


def evenly(document):
    made = space(document)["evenly"]
    return made(1000, 4) == [0, 333, 666, 999] and made(10, 10) == list(range(10)) and [len(made(1000, n)) for n in (7, 50)] == [7, 50], f"4 of 1000: {made(1000, 4)}"


def uniform(document):
    return sorted(set(space(document)["uniform_timesteps"](500, 4).tolist())) == [0, 1, 2, 3]


def antithetic(document):
    got = space(document)["antithetic_timesteps"](400, 4)
    pairs = sorted(set(zip(got[:200].tolist(), got[200:].tolist())))
    return pairs == [(t, 3 - t) for t in range(4)], f"of four timesteps the pairs are {pairs}"


def importance(document):
    """The weighted mean of any function is its plain mean."""
    one = space(document)["LossAwareSampler"](3)
    one.losses = np.array([[1.0, 3.0], [2.0, 2.0], [0.5, 0.1]])
    p = one.probabilities()
    t, weights = one.sample(200)
    want = np.sqrt((one.losses**2).mean(axis=1))
    return close(p, want / want.sum()) and close(weights, 1 / (3 * p[np.asarray(t)]))
