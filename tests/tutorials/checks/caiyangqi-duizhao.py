import contextlib

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, random_betas, run

PARTS = ("def predict_x0", "def ddpm_via_x0", "def ddpm_via_eps", "def ddpm_one_based", "def ddim_step", "def pick_steps", "def ddim_sample", "def ancestral", "def ddim_encode", "betas_rev =", "def sigma_eq16")
K = 24


def space(document, betas=None):
    sources = [document.having(part) for part in PARTS]
    if betas is not None:
        for old, new in (("T = 1000", f"T = {len(betas)}"), ("betas = np.linspace(0.00085, 0.012, T)", f"betas = np.array({list(betas)})")):
            assert sum(old in one for one in sources) >= 1
            sources = [one.replace(old, new) for one in sources]
    return run(*sources)


def schedules():
    return [[float(b) for b in random_betas(2 + seed % 5, seed)] for seed in range(20)]


@contextlib.contextmanager
def unclipped():
    kept, np.clip = np.clip, lambda x, *_: x
    try:
        yield
    finally:
        np.clip = kept


def table(document, name, reference):
    return all(close(space(document, betas)[name], reference(Chain(betas))) for betas in schedules())


def ac(document):
    return table(document, "ac", lambda chain: chain.bars[1:])


def ac_prev(document):
    return table(document, "ac_prev", lambda chain: chain.bars[:-1])


def predict_x0(document):
    good, (x0, e) = True, np.eye(2)
    for betas in schedules():
        names = space(document, betas)
        for t, (signal, noise) in enumerate(map(Chain(betas).marginal, range(1, len(betas) + 1))):
            good = good and close(names["predict_x0"](signal * x0 + noise * e, t, e), x0)
    return good


def sampled(document, function, betas, **more):
    """A whole loop's coefficients over what was drawn and answered in turn: `kinds`, with the steps asked for."""
    names, source, asked = space(document, betas), Source(K), []
    network = source.network()
    with drawing(source), unclipped():
        got = names[function](lambda x, t: asked.append(int(t)) or network(x), (K,), rng=np.random.default_rng(0), **more)
    return coefficients(got), source.kinds, asked


def follow(kinds, steps):
    """The same loop from reference steps, each (of x_t, of the network, of its noise), in the order of `kinds`."""
    row, at = np.eye(K)[0], 1
    for of_xt, of_eps, of_noise in steps:
        mine = kinds[at : at + 2] if sorted(kinds[at : at + 2]) == ["network", "normal"] else kinds[at : at + 1]
        if "network" not in mine or (of_noise and "normal" not in mine):
            return None
        row = of_xt * row + of_eps * np.eye(K)[at + mine.index("network")]
        if "normal" in mine:
            row = row + of_noise * np.eye(K)[at + mine.index("normal")]
        at += len(mine)
    return row if at == len(kinds) else None


def ancestral_of(chain, variance):
    return [(*chain.reverse(t)[:2], 0 if t == 1 else np.sqrt(variance(chain, t))) for t in range(chain.T, 0, -1)]


def judge(document, function, variance):
    good, shown = True, ""
    for betas in schedules():
        chain = Chain(betas)
        got, kinds, asked = sampled(document, function, betas)
        want = follow(kinds, ancestral_of(chain, variance))
        good = good and asked == list(range(chain.T - 1, -1, -1)) and want is not None and close(got, want, tol=1e-8)
    betas = [0.1, 0.2]
    got, kinds, _ = sampled(document, function, betas)
    want = follow(kinds, ancestral_of(Chain(betas), variance))
    return good, f"for betas 0.1, 0.2 the first network's answer has {got[1]:.4f} in the sample, from the chain {want[1]:.4f}"


def posterior(chain, t):
    return chain.posterior(t)[2]


def via_x0(document):
    return judge(document, "ddpm_via_x0", posterior)


def via_x0_mean(document):
    return judge(document, "ddpm_via_x0", posterior)


def via_eps(document):
    return judge(document, "ddpm_via_eps", lambda chain, t: chain.beta(t))


def one_based(document):
    return judge(document, "ddpm_one_based", lambda chain, t: chain.beta(t))


def ddim_pairs(chain):
    return [(t, s) for t in range(1, chain.T + 1) for s in range(0, t)]


def ddim_sigma(document):
    good = True
    for betas in schedules():
        names, chain = space(document, betas), Chain(betas)
        good = good and all(close(names["ddim_sigma"](t - 1, s - 1, eta), eta * np.sqrt(chain.posterior(t, s)[2]), tol=1e-7) for t, s in ddim_pairs(chain) for eta in (0, 0.5, 1))
    return good


def step(document, part):
    good = True
    for betas in schedules():
        names, chain = space(document, betas), Chain(betas)
        for t, s in ddim_pairs(chain):
            for eta in (0.0, 0.5, 1.0):
                source = Source(K)
                with drawing(source):
                    got = coefficients(names["ddim_step"](source.next((K,)), source.next((K,), "network"), t - 1, s - 1, eta, np.random.default_rng(0)))
                good = good and close(got[:3][part], np.array(chain.ddim(t, s, eta))[part], tol=1e-7) and not got[3:].any()
    return good


def direction(document):
    return step(document, slice(1, 2))


def ddim_step(document):
    return step(document, slice(0, 3))


def pick_steps(document):
    steps = space(document)["pick_steps"](50)
    return len(steps) == 50 and steps[0] == 0 and steps[-1] == 999 and all(np.diff(steps) > 0) and all(abs(steps[k] - 999 * k / 49) <= 0.5 for k in range(50))


def ddim_sample(document):
    """Three sub-steps of six: where each step leads to is the next one asked for, and the last to clean data."""
    betas = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3]
    chain, names, led = Chain(betas), space(document, betas), []
    inner = names["ddim_step"]
    names["ddim_step"] = lambda x, eps, t, s, *rest, **more: led.append((int(t), int(s))) or inner(x, eps, t, s, *rest, **more)
    source = Source(K)
    network = source.network()
    with drawing(source):
        got = coefficients(names["ddim_sample"](network, (K,), n=3, rng=np.random.default_rng(0)))
    ts = [int(t) + 1 for t in names["pick_steps"](3)][::-1]
    want = follow(source.kinds, [chain.ddim(t, s) for t, s in zip(ts, ts[1:] + [0])])
    return close(got, want), f"the steps of T = 6 taken in 3 lead {led}, and the sample holds {got[0]:.4f} x_T where it should hold {want[0]:.4f}"


def ancestral(document):
    return judge(document, "ancestral", posterior)


def ddim_encode(document):
    """One step of the encoder: from ts[0] to ts[1], and on."""
    good, shown = True, ""
    for betas in [b for b in schedules() if len(b) > 2]:
        names, chain, source = space(document, betas), Chain(betas), Source(K)
        network, ts = source.network(), [int(t) + 1 for t in names["pick_steps"](3)]
        got = coefficients(names["ddim_encode"](network, source.next((K,)), 3))
        row = chain.marginal(ts[0])[0] * np.eye(K)[0]
        for k, (t, s) in enumerate(zip(ts, ts[1:])):
            (signal, noise), (signal_next, noise_next) = chain.marginal(t), chain.marginal(s)
            row = signal_next / signal * row + (noise_next - signal_next / signal * noise) * np.eye(K)[k + 1]
        good, shown = good and close(got, row), f"the last answer of the network has {got[2]:.4f}, should have {row[2]:.4f}"
    return good, shown


def betas_rev(document):
    betas = space(document)["betas_rev"]
    return betas[0] == betas.min(), f"betas_rev[0] is {betas[0]}, the smallest is {betas.min()}"


def sigma_eq16(document):
    good, chain = True, Chain([0.1, 0.2, 0.3])
    function = space(document)["sigma_eq16"]
    for t in (2, 3):
        good = good and close(function(chain.abar(t), chain.abar(t - 1), 1.0), np.sqrt(chain.posterior(t)[2]))
    return good, f"for abar 0.72 after 0.9 it gives {function(0.72, 0.9, 1.0):.4f}, the posterior's deviation is {np.sqrt(chain.posterior(2)[2]):.4f}"
