import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, random_betas, run

B, K = 5, 9


def space(document):
    return run(*[one for one in document.listings if "def " in one or one.startswith("import")])


def made(document, betas, model=None):
    import torch

    names = space(document)
    return names["GaussianDiffusion"](model or torch.nn.Identity(), torch.as_tensor(betas))


def table(document, name, reference):
    good = True
    for seed in range(20):
        betas = random_betas(2 + seed % 5, seed)
        chain = Chain(betas)
        have = getattr(made(document, betas), name).numpy()
        want = np.array([reference(chain, t) for t in range(1, chain.T + 1)])
        good = good and close(have, want)
    betas = [0.1, 0.2]
    return good, f"for betas 0.1, 0.2: {getattr(made(document, betas), name).numpy()}, from the chain {[reference(Chain(betas), t) for t in (1, 2)]}"


def linear(document):
    return close(space(document)["linear_beta_schedule"](5, 0.1, 0.5), [0.1, 0.2, 0.3, 0.4, 0.5])


def cosine(document):
    betas = space(document)["cosine_beta_schedule"](1000).numpy()
    bars = np.cumprod(1 - betas)
    f = lambda t: math.cos((t / 1000 + 0.008) / 1.008 * math.pi / 2) ** 2
    return close(bars[499], f(500) / f(0)), f"alphabar_500 is {bars[499]:.4f}, f(500)/f(0) is {f(500) / f(0):.4f}"


def clipped(document):
    betas = space(document)["cosine_beta_schedule"](50).numpy()
    return betas.max() == 0.999 and betas.argmax() == 49 and len(betas) == 50


def extract(document):
    import torch

    got = space(document)["extract"](torch.tensor([10.0, 20.0, 30.0]), torch.tensor([2, 0, 1, 1]), (4, 3, 7, 7))
    return tuple(got.shape) == (4, 1, 1, 1) and got.flatten().tolist() == [30, 10, 20, 20]


def extract_wrong(document):
    import torch

    x = torch.ones(4, 3, 7, 4)
    got = space(document)["extract_wrong"](torch.tensor([10.0, 20.0, 30.0]), torch.tensor([2, 0, 1, 1]), x.shape) * x
    return bool((got[0] == 30).all())


def cumprod(document):
    return table(document, "alphas_cumprod", lambda c, t: c.abar(t))


def prev(document):
    return table(document, "alphas_cumprod_prev", lambda c, t: c.abar(t - 1))


def sqrt_cumprod(document):
    return table(document, "sqrt_alphas_cumprod", lambda c, t: c.marginal(t)[0])


def sqrt_one_minus(document):
    return table(document, "sqrt_one_minus_alphas_cumprod", lambda c, t: c.marginal(t)[1])


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


def steps(betas):
    import torch

    return torch.arange(B) % len(betas)


def q_sample(document):
    import torch

    betas, source = random_betas(3, 1), Source(K)
    one, t = made(document, betas), steps(betas)
    with drawing(source):
        x = torch.as_tensor(source.next((B, 3, 7, K)))
        got = one.q_sample(x, t)
    return source.kinds == ["normal"] * 2 and all(close(coefficients(got[i])[:2], Chain(betas).marginal(int(t[i]) + 1)) for i in range(B))


def x_start(document):
    import torch

    betas, source = random_betas(3, 2), Source(K)
    one, t = made(document, betas), steps(betas)
    x, e = (torch.as_tensor(source.next((B, 3, 7, K))) for _ in range(2))
    x_t = one.q_sample(x, t, e)
    return close(one.predict_start_from_noise(x_t, t, e), x)


def with_tables(document, betas, model):
    """The class with its posterior's tables put right, so that only what is asked about is judged."""
    import torch

    one, chain = made(document, betas, model), Chain(betas)
    one.posterior_mean_coef1 = torch.tensor([chain.posterior(t)[0] for t in range(1, chain.T + 1)])
    one.posterior_mean_coef2 = torch.tensor([chain.posterior(t)[1] for t in range(1, chain.T + 1)])
    return one, chain


class Net:
    """Made into a Module where torch is there."""

    def __new__(cls, source):
        import torch

        class Network(torch.nn.Module):
            def forward(self, x, t):
                return torch.as_tensor(source.next(tuple(x.shape), "network"))

        return Network()


def one_step(document, t):
    import torch

    source, betas = Source(K), [0.1, 0.2, 0.3]
    one, chain = with_tables(document, betas, Net(source))
    torch.Tensor.clamp_was, torch.Tensor.clamp = torch.Tensor.clamp, lambda self, *a, **k: self
    try:
        with drawing(source):
            x = torch.as_tensor(source.next((B, 3, 7, K)))
            got = coefficients(one.p_sample(x, torch.full((B,), t - 1)))[:3]
    finally:
        torch.Tensor.clamp = torch.Tensor.clamp_was
    of_xt, of_eps, variance = chain.reverse(t)
    return got, (of_xt, of_eps, math.sqrt(variance))


def p_sample(document):
    good = all(close(*one_step(document, t), tol=1e-8) for t in (1, 2, 3))
    got, want = one_step(document, 3)
    return good, f"for betas 0.1, 0.2, 0.3 at t = 3 the noise has {got[2]:.4f}, the posterior's deviation is {want[2]:.4f}"


def loop(document):
    """Which steps are taken, in order, from what."""
    import torch

    one, seen = made(document, [0.1, 0.2, 0.3]), []
    one.p_sample = lambda x, t: seen.append(t.tolist()) or x
    source = Source(4)
    with drawing(source):
        one.p_sample_loop((2, 1, 1, 4))
    return seen == [[2, 2], [1, 1], [0, 0]] and source.kinds == ["normal"]


def loss(document):
    import torch

    source, betas, calls = Source(K), random_betas(3, 5), []

    class Network(torch.nn.Module):
        def forward(self, x, t):
            calls.append((x, t))
            return torch.zeros_like(x)

    one = made(document, betas, Network())
    with drawing(source):
        x = torch.as_tensor(source.next((B, 3, 7, K)))
        t = steps(betas)
        value = one.p_losses(x, t)
    seen, at = calls[0]
    return close(value, 1 / K) and bool((at == t).all()) and all(close(coefficients(seen[i])[:2], Chain(betas).marginal(int(t[i]) + 1)) for i in range(B))


def drawn_steps(document):
    import torch

    one, seen = made(document, [0.1, 0.2, 0.3]), []
    one.p_losses = lambda x, t: seen.extend(t.tolist())
    torch.manual_seed(0)
    one(torch.zeros(1000, 1))
    return sorted(set(seen)) == [0, 1, 2], f"with tables of length 3 the steps drawn are {sorted(set(seen))}"


def there_and_back(document):
    """Which indices the sampler is asked for after noising up to index 2: the first one has to be what was noised to."""
    import torch

    names, seen = space(document), []

    class Recorder:
        q_sample = staticmethod(lambda x, t: seen.append(("noised", t.tolist())) or x)
        p_sample = staticmethod(lambda x, t: seen.append(("sampled", t.tolist())) or x)

    names["there_and_back"](Recorder, torch.zeros(1, 2), 2)
    return seen == [("noised", [2]), ("sampled", [2]), ("sampled", [1]), ("sampled", [0])], f"it goes {seen}"


def pairs(document):
    got = space(document)["ddim_pairs"](1000, 4)
    return got == [(999, 749), (749, 499), (499, 249), (249, -1)], f"ddim_pairs(1000, 4) starts with {got[0]}"


def jumped(document, eta, t, s):
    import torch

    chain, source = Chain([0.1, 0.2, 0.3]), Source(K)
    with drawing(source):
        x, eps = (torch.as_tensor(source.next((2, K))) for _ in range(2))
        got = space(document)["ddim_jump"](x, eps, torch.tensor(chain.abar(t)), torch.tensor(chain.abar(s)), eta)
    return coefficients(got)[:3], chain.ddim(t, s, eta)


def jump_start(document):
    return all(close(*jumped(document, 0.0, t, 0)) for t in (1, 2, 3))


def jump(document):
    got, want = jumped(document, 1.0, 3, 2)
    return all(close(*jumped(document, eta, t, s)) for eta in (0.0, 0.5, 1.0) for t in (1, 2, 3) for s in range(t)), f"betas 0.1, 0.2, 0.3, eta 1, t = 3 to 2: {got}, should be {np.array(want)}"
