import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, random_betas, run

B, K = 5, 12


def space(document):
    return run(document.text)


def made(document, betas, model=None, objective="pred_noise"):
    """The class on a schedule of our own."""
    import torch

    names = space(document)
    names["linear_betas"] = lambda timesteps: torch.tensor([float(b) for b in betas])
    return names["GaussianDiffusion"](model or torch.nn.Identity(), image_size=K, channels=3, timesteps=len(betas), objective=objective)


def schedules():
    return [random_betas(2 + seed % 5, seed) for seed in range(20)]


def table(document, name, reference):
    value = lambda betas: getattr(made(document, betas), name).numpy()
    want = lambda betas: np.array([reference(Chain(betas), t) for t in range(1, len(betas) + 1)])
    good = all(close(value(betas), want(betas), tol=1e-8) for betas in schedules())
    return good, f"for betas 0.1, 0.2: {value([0.1, 0.2])}, from the chain {want([0.1, 0.2])}"


def at(document):
    import torch

    got = space(document)["at"](torch.tensor([10.0, 20.0, 30.0]), torch.tensor([2, 0, 1, 1]), torch.zeros(4, 3, 7, 7))
    return tuple(got.shape) == (4, 1, 1, 1) and got.flatten().tolist() == [30, 10, 20, 20]


def linear(document):
    make = space(document)["linear_betas"]
    return close(make(1000), np.linspace(1e-4, 0.02, 1000)) and close(make(500), np.linspace(2e-4, 0.04, 500))


def cosine(document):
    f = lambda i: math.cos((i / 1000 + 0.008) / 1.008 * math.pi / 2) ** 2
    return close(space(document)["cosine_betas"](1000), [min(1 - f(i + 1) / f(i), 0.999) for i in range(1000)], tol=1e-8)


def cumprod(document):
    return table(document, "alphas_cumprod", lambda c, t: c.abar(t))


def prev(document):
    return table(document, "alphas_cumprod_prev", lambda c, t: c.abar(t - 1))


def sqrt_cumprod(document):
    return table(document, "sqrt_alphas_cumprod", lambda c, t: c.marginal(t)[0])


def sqrt_one_minus(document):
    return table(document, "sqrt_one_minus_alphas_cumprod", lambda c, t: c.marginal(t)[1])


def log_one_minus(document):
    return table(document, "log_one_minus_alphas_cumprod", lambda c, t: 2 * math.log(c.marginal(t)[1]))


def recip(document):
    return table(document, "sqrt_recip_alphas_cumprod", lambda c, t: 1 / c.marginal(t)[0])


def recipm1(document):
    return table(document, "sqrt_recipm1_alphas_cumprod", lambda c, t: c.marginal(t)[1] / c.marginal(t)[0])


def variance(document):
    return table(document, "posterior_variance", lambda c, t: c.posterior(t)[2])


def log_variance(document):
    return table(document, "posterior_log_variance_clipped", lambda c, t: math.log(max(c.posterior(t)[2], 1e-20)))


def coef1(document):
    return table(document, "posterior_mean_coef1", lambda c, t: c.posterior(t)[0])


def coef2(document):
    return table(document, "posterior_mean_coef2", lambda c, t: c.posterior(t)[1])


def loss_weight(document):
    """The loss on the noise from the same error, put through each objective."""
    good = True
    for betas in schedules():
        for objective, gain in (("pred_noise", lambda s, n: 1.0), ("pred_x0", lambda s, n: s / n), ("pred_v", lambda s, n: s)):
            weight = made(document, betas, objective=objective).loss_weight.numpy()
            want = [gain(*Chain(betas).marginal(t)) ** 2 for t in range(1, len(betas) + 1)]
            good = good and close(weight, want)
    return good, f"for v at the last step {weight[-1]:.4f}, should be {want[-1]:.4f}"


def noises_over_signals(chain):
    """The table sqrt_recipm1_alphas_cumprod put right, so that only what is asked about is judged."""
    import torch

    return torch.tensor([chain.marginal(t)[1] / chain.marginal(t)[0] for t in range(1, chain.T + 1)])


def converted(document, function, of):
    """A conversion on a batch of images, against what the chain makes of the same x_0 and noise: `of` gives (inputs, answer)."""
    import torch

    good, shown = True, ""
    for betas in schedules():
        one, t, chain = made(document, betas), torch.arange(B) % len(betas), Chain(betas)
        x0, e = (torch.as_tensor(Source(K).next((B, 3, 7, K))) for _ in range(2))
        e = e.roll(1, -1)
        signal, noise = (torch.tensor([chain.marginal(int(i) + 1)[k] for i in t]).reshape(B, 1, 1, 1) for k in (0, 1))
        inputs, answer = of(x0, e, signal, noise)
        one.sqrt_recipm1_alphas_cumprod = noises_over_signals(chain)
        got = getattr(one, function)(*inputs(t))
        good = good and close(got, answer, tol=1e-8)
        shown = f"the first image's coefficients of x_0 and noise are {coefficients(got[0])[:2]}, should be {coefficients(answer[0])[:2]}"
    return good, shown


def start_from_noise(document):
    return converted(document, "predict_start_from_noise", lambda x0, e, a, s: (lambda t: (a * x0 + s * e, t, e), x0))


def noise_from_start(document):
    return converted(document, "predict_noise_from_start", lambda x0, e, a, s: (lambda t: (a * x0 + s * e, t, x0), e))


def predict_v(document):
    return converted(document, "predict_v", lambda x0, e, a, s: (lambda t: (x0, t, e), a * e - s * x0))


def start_from_v(document):
    return converted(document, "predict_start_from_v", lambda x0, e, a, s: (lambda t: (a * x0 + s * e, t, a * e - s * x0), x0))


def q_sample(document):
    return converted(document, "q_sample", lambda x0, e, a, s: (lambda t: (x0, t, e), a * x0 + s * e))


def moments(document):
    import torch

    for betas in schedules():
        one, t, x = made(document, betas), torch.arange(len(betas)), torch.full((len(betas), 3, 7, K), 2.0)
        yield [value.flatten(1)[:, 0] for value in one.q_mean_variance(x, t)], [Chain(betas).marginal(i + 1) for i in t.tolist()]


def q_mean(document):
    return all(close(mean, [2 * signal for signal, _ in want]) and close(logs, [2 * math.log(n) for _, n in want]) for (mean, _, logs), want in moments(document))


def q_variance(document):
    good = True
    for (_, have, _), want in moments(document):
        good = good and close(have, [noise**2 for _, noise in want])
    return good, f"at the first step {float(have[0]):.4f}, 1 - alphabar is {want[0][1] ** 2:.4f}"


def right_tables(document, betas, model):
    """With the tables put right."""
    import torch

    one, chain = made(document, betas, model), Chain(betas)
    one.sqrt_recipm1_alphas_cumprod = noises_over_signals(chain)
    one.posterior_mean_coef1 = torch.tensor([chain.posterior(t)[0] for t in range(1, chain.T + 1)])
    one.posterior_mean_coef2 = torch.tensor([chain.posterior(t)[1] for t in range(1, chain.T + 1)])
    return one, chain


def network(source):
    import torch

    class Network(torch.nn.Module):
        def forward(self, x, t):
            return torch.as_tensor(source.next(tuple(x.shape), "network"))

    return Network()


def q_posterior(document):
    import torch

    one, chain = right_tables(document, [0.1, 0.2, 0.3], torch.nn.Identity())
    x0, x = (torch.as_tensor(v).reshape(1, 1, 1, 2) for v in np.eye(2))
    return all(close(coefficients(one.q_posterior(x0, x, torch.tensor([t - 1]))[0]), chain.posterior(t)[:2]) for t in (1, 2, 3))


def unclamped(call):
    import torch

    kept, torch.Tensor.clamp = torch.Tensor.clamp, lambda self, *_, **__: self
    try:
        return call()
    finally:
        torch.Tensor.clamp = kept


def p_sample(document):
    import torch

    good, shown = True, ""
    for t in (1, 2, 3):
        source = Source(K)
        one, chain = right_tables(document, [0.1, 0.2, 0.3], network(source))
        with drawing(source):
            x = torch.as_tensor(source.next((B, 3, 7, K)))
            row = coefficients(unclamped(lambda: one.p_sample(x, torch.full((B,), t - 1))))
        of_xt, of_eps, spread = chain.reverse(t)
        at = {kind: source.kinds.index(kind, 1) for kind in ("network", "normal")}
        got = (row[0], row[at["network"]], row[at["normal"]])
        good = good and close(got, (of_xt, of_eps, math.sqrt(spread)), tol=1e-8)
        shown = f"for betas 0.1, 0.2, 0.3 at t = {t} the noise has {got[2]:.4f}, the posterior's deviation is {math.sqrt(spread):.4f}"
    return good, shown


def p_sample_loop(document):
    import torch

    one, seen, source = made(document, [0.1, 0.2, 0.3]), [], Source(K)
    one.p_sample = lambda x, t: seen.append(int(t[0])) or x
    with drawing(source):
        one.p_sample_loop((2, 3, 7, K))
    return seen == [2, 1, 0] and source.kinds == ["normal"], f"with T = 3 the steps taken are {seen}"


def ddim(document):
    """Sub-sequences of T = 6 end to end, ending in clean data."""
    good = True
    for seed in range(8):
        betas, source = random_betas(6, seed), Source(K)
        one, chain = right_tables(document, betas, network(source))
        with drawing(source):
            got = coefficients(one.ddim_sample((2, 3, 7, K), steps=3))
        row = np.eye(K)[0]
        for k, (t, s) in enumerate(((6, 4), (4, 2), (2, 0))):
            of_xt, of_eps, _ = chain.ddim(t, s)
            row = of_xt * row + of_eps * np.eye(K)[k + 1]
        good = good and close(got, row, tol=1e-8)
    return good


def p_losses(document):
    """What the network is shown and what its answer is held to, for each objective: with the target as answer the loss is 0."""
    import torch

    good = True
    for objective, target in (("pred_noise", lambda x0, e, a, s: e), ("pred_x0", lambda x0, e, a, s: x0), ("pred_v", lambda x0, e, a, s: a * e - s * x0)):
        betas, t = [0.1, 0.2, 0.3], torch.tensor([0, 1, 2, 2, 1])
        chain, seen = Chain(betas), []
        signal, noise = (torch.tensor([chain.marginal(int(i) + 1)[k] for i in t]).reshape(B, 1, 1, 1) for k in (0, 1))
        x0, e = (torch.as_tensor(v).expand(B, 3, 7, K).clone() for v in np.eye(K)[:2])

        class Answer(torch.nn.Module):
            off = 0.0

            def forward(self, x, at):
                seen.append((x, at))
                return target(x0, e, signal, noise) + self.off

        model = Answer()
        one = made(document, betas, model, objective)
        exact = float(one.p_losses(x0, t, e))
        Answer.off = 1.0
        off = float(one.p_losses(x0, t, e))
        good = good and abs(exact) < 1e-15 and close(off, one.loss_weight[t].mean()) and close(seen[0][0], signal * x0 + noise * e) and bool((seen[0][1] == t).all())
    return good


def forward(document):
    import torch

    one, seen = made(document, [0.1, 0.2, 0.3]), []
    one.p_losses = lambda x, t: seen.extend(t.tolist())
    torch.manual_seed(0)
    one(torch.zeros(1000, 1))
    return sorted(set(seen)) == [0, 1, 2], f"with tables of length 3 the steps drawn are {sorted(set(seen))}"
