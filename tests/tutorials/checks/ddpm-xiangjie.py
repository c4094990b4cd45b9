import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

B, K = 5, 12


def space(document):
    return run(*[one for one in document.listings if "def " in one])


def schedules():
    return [[float(b) for b in random_betas(2 + seed % 5, seed)] for seed in range(10)]


def made(document, betas, model=None, **named):
    import torch

    names = space(document)
    return names["GaussianDiffusion"](model or torch.nn.Identity(), torch.tensor(betas), **named)


def network(answer):
    """A Module whose answer is that of a plain function."""
    import torch

    class Network(torch.nn.Module):
        def forward(self, x, t):
            return torch.as_tensor(answer(x, t))

    return Network()


def unclamped(judge):
    """What a judgement says while clamping to [-1, 1] is left out."""
    import torch

    kept, torch.Tensor.clamp = torch.Tensor.clamp, lambda x, *_, **__: x
    try:
        return judge()
    finally:
        torch.Tensor.clamp = kept


def linear(document):
    names = space(document)
    return all(close(names["linear_beta_schedule"](n), np.linspace(0.1 / n, 20 / n, n)) for n in (1000, 250, 100))


def f_of(t, T):
    return math.cos((t / T + 0.008) / 1.008 * math.pi / 2) ** 2


def cosine(document):
    bars = np.cumprod(1 - space(document)["cosine_beta_schedule"](1000).numpy())
    return close(bars[:900], [f_of(t, 1000) / f_of(0, 1000) for t in range(1, 901)])


def cosine_betas(document):
    betas = space(document)["cosine_beta_schedule"](80).numpy()
    return close(betas, [min(1 - f_of(t, 80) / f_of(t - 1, 80), 0.999) for t in range(1, 81)], 1e-8)


def printed(document, row):
    said = document.having("4.04e-05").split("\n")[row]
    now = prints(document.having("def linear_beta_schedule"), document.having("ac = ")).split("\n")[row]
    return said == now, f"the code prints {now}"


def printed_ends(document):
    return printed(document, 0)


def printed_last(document):
    return printed(document, 1)


def printed_half(document):
    return printed(document, 2)


def printed_pairs(document):
    return document.having("(249, -1)]") == prints(document.having("def linear_beta_schedule"), document.having("def ddim_time_pairs"), document.having("print(ddim_time_pairs"))


def extracted(document):
    import torch

    got = space(document)["extract"](torch.tensor([10.0, 20.0, 30.0]), torch.tensor([2, 0, 1, 1]), (4, 3, 7, 7))
    return tuple(got.shape) == (4, 1, 1, 1) and got.flatten().tolist() == [30, 10, 20, 20]


def table(document, name, of):
    """A buffer against the chain, on every schedule."""
    good = all(close(getattr(made(document, betas), name), [of(Chain(betas), t) for t in range(1, len(betas) + 1)]) for betas in schedules())
    short = [0.1, 0.2]
    return good, f"for betas 0.1, 0.2: {getattr(made(document, short), name).tolist()}, should be {[of(Chain(short), t) for t in (1, 2)]}"


def bars(document):
    return table(document, "alphas_cumprod", lambda chain, t: chain.abar(t))


def bars_prev(document):
    return table(document, "alphas_cumprod_prev", lambda chain, t: chain.abar(t - 1))


def recipm1(document):
    return table(document, "sqrt_recipm1_alphas_cumprod", lambda chain, t: chain.marginal(t)[1] / chain.marginal(t)[0])


def variance(document):
    return table(document, "posterior_variance", lambda chain, t: chain.posterior(t)[2])


def coef1(document):
    return table(document, "posterior_mean_coef1", lambda chain, t: chain.posterior(t)[0])


def coef2(document):
    return table(document, "posterior_mean_coef2", lambda chain, t: chain.posterior(t)[1])


def over_steps(document, judge):
    """A judgement of (object, unit vectors e_0 and e_1 as pictures, t, the chain's marginal), all steps of a schedule in one batch."""
    import torch

    good, shown = True, ""
    for betas in schedules():
        t = torch.arange(len(betas))
        x, e = (torch.as_tensor(np.broadcast_to(np.eye(K)[k], (len(betas), 3, 7, K)).copy()) for k in (0, 1))
        rows = [coefficients(row)[:2] for row in judge(made(document, betas), x, e, t)[0]]
        want = [judge(made(document, betas), x, e, t)[1](*Chain(betas).marginal(i + 1)) for i in range(len(betas))]
        good, shown = good and close(rows, want), f"coefficients of x_0 and noise {rows[-1]}, should be {want[-1]}"
    return good, shown


def at(*values):
    import torch

    return [torch.tensor(value).reshape(-1, 1, 1, 1) for value in values]


def noised(one, x, e, t):
    signal, noise = at(*zip(*[Chain(one.betas.tolist()).marginal(int(i) + 1) for i in t]))
    return signal * x + noise * e


def velocity(one, x, e, t):
    signal, noise = at(*zip(*[Chain(one.betas.tolist()).marginal(int(i) + 1) for i in t]))
    return signal * e - noise * x


def q_sample(document):
    return over_steps(document, lambda one, x, e, t: (one.q_sample(x, t, e), lambda signal, noise: (signal, noise)))


def start_from_noise(document):
    return over_steps(document, lambda one, x, e, t: (one.predict_start_from_noise(noised(one, x, e, t), t, e), lambda *_: (1, 0)))


def noise_from_start(document):
    return over_steps(document, lambda one, x, e, t: (one.predict_noise_from_start(noised(one, x, e, t), t, x), lambda *_: (0, 1)))


def v(document):
    return over_steps(document, lambda one, x, e, t: (one.predict_v(x, t, e), lambda signal, noise: (-noise, signal)))


def start_from_v(document):
    return over_steps(document, lambda one, x, e, t: (one.predict_start_from_v(noised(one, x, e, t), t, velocity(one, x, e, t)), lambda *_: (1, 0)))


def p_sample(document):
    """The noise of one step, whatever its mean is: the root of the posterior variance, none at index 0."""
    import torch

    betas, got = [0.1, 0.2, 0.3], []
    for t in range(3):
        source = Source(K)
        one = made(document, betas, network(source.network()))
        with drawing(source):
            x = torch.as_tensor(source.next((2, 3, K)))
            got.append(coefficients(unclamped(lambda: one.p_sample(x, torch.full((2,), t))))[2])
    want = [math.sqrt(Chain(betas).posterior(t)[2]) for t in (1, 2, 3)]
    return close(got, want), f"for betas 0.1, 0.2, 0.3 the noise is multiplied by {got}, the deviations are {want}"


def loop(document):
    one, seen, source = made(document, [0.1, 0.2, 0.3]), [], Source(K)
    one.p_sample = lambda x, t: seen.append(t.tolist()) or x
    with drawing(source):
        one.p_sample_loop((2, 3, K))
    return seen == [[2, 2], [1, 1], [0, 0]] and source.kinds == ["normal"]


def loss(document, objective, target):
    """With a network that always answers 0 the loss is the mean square of its target; the target's own coefficients are read from it."""
    import torch
    import torch.nn.functional as F

    betas, source, targets = [0.1, 0.2, 0.3], Source(K), []
    one = made(document, betas, network(lambda x, t: torch.zeros_like(x)), objective=objective)
    kept, F.mse_loss = F.mse_loss, lambda said, target: targets.append(target) or kept(said, target)
    try:
        with drawing(source):
            one.p_losses(torch.as_tensor(source.next((2, 3, K))), torch.tensor([1, 1]))
    finally:
        F.mse_loss = kept
    got = coefficients(targets[0])[:2]
    return close(got, target), f"the target has coefficients {got} of x_0 and the noise, should be {target}"


def loss_noise(document):
    return loss(document, "pred_noise", (0, 1))


def loss_x0(document):
    return loss(document, "pred_x0", (1, 0))


def times(document):
    import torch

    one, seen = made(document, [0.1, 0.2, 0.3]), []
    one.p_losses = lambda x, t: seen.extend(t.tolist())
    torch.manual_seed(0)
    one(torch.zeros(3000, 1))
    return set(seen) == {0, 1, 2} and all(900 < seen.count(t) < 1100 for t in range(3))


def pairs(document):
    got = space(document)["ddim_time_pairs"](200, 5)
    return [b for _, b in got[:-1]] == [a for a, _ in got[1:]] and got[0][0] == 199 and got[-1][1] == -1 and all(a > b for a, b in got)


def ddim_run(document, eta, pairs):
    """Coefficients after the pairs of steps, and what the chain says of them: of the start, the answers and the fresh noises."""
    import torch

    betas, source = [0.1, 0.2, 0.3], Source(K)
    names = space(document)
    names["ddim_time_pairs"] = lambda *_: pairs
    with drawing(source):
        got = coefficients(names["ddim_sample"](names["GaussianDiffusion"](network(source.network()), torch.tensor(betas)), (2, K), eta=eta))
    want, place = np.eye(K)[0], 1
    for t, s in pairs:
        of_x, of_eps, fresh = Chain(betas).ddim(t + 1, s + 1, eta)
        want = of_x * want + of_eps * np.eye(K)[place] + (fresh * np.eye(K)[place + 1] if s >= 0 else 0)
        place += 2
    return got, want


def ddim_last(document):
    return all(close(*ddim_run(document, 0.0, [(t, -1)])) for t in range(3))


def ddim_sigma(document):
    """The weight of the fresh noise after one step that does not lead to the end."""
    good = all(close(*(one[2] for one in ddim_run(document, eta, [(t, s)]))) for eta in (0.0, 0.3, 1.0) for t in (1, 2) for s in range(t))
    got, want = ddim_run(document, 1.0, [(2, 0)])
    return good, f"betas 0.1, 0.2, 0.3, from index 2 to 0 with eta = 1: {got[2]:.4f} of the fresh noise, should be {want[2]:.4f}"


def ddim(document):
    """Without fresh noise, whose weight ddim_sigma judges."""
    good = all(close(*ddim_run(document, 0.0, pairs)) for pairs in ([(2, 0)], [(2, 1)], [(2, 1), (1, 0), (0, -1)]))
    got, want = ddim_run(document, 0.0, [(2, 0)])
    return good, f"betas 0.1, 0.2, 0.3, from index 2 to 0: {got[:2]}, should be {want[:2]}"


def slow(document):
    import torch

    good, shown = True, ""
    for betas in schedules():
        for t in range(len(betas)):
            source = Source(K)
            with drawing(source):
                got = coefficients(space(document)["q_sample_slow"](torch.tensor(betas), torch.as_tensor(source.next((K,))), t))
            have, want = (got[0], math.sqrt((got[1:] ** 2).sum())), Chain(betas).marginal(t + 1)
            good, shown = good and close(have, want), f"at the last index {have}, q_sample has {want}"
    return good, shown


def log_snr(document):
    import torch

    bars = torch.tensor([0.9, 0.5, 0.1])
    return close(space(document)["log_snr"](bars), [math.log(9), 0, -math.log(9)])
