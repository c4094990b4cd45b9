import math
import re

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

B, K = 5, 20


def space(document, betas=None):
    """Every listing with a definition, on the document's tables or with betas put in."""
    import torch

    setup = document.having("import torch")
    if betas is not None:
        setup = re.sub(r"^T = .*$", f"T = {len(betas)}", setup, flags=re.M)
        setup = re.sub(r"^betas = .*$", "betas = torch.tensor(given)", setup, flags=re.M)
    return run(setup, *[one for one in document.listings if "def " in one], put={"given": betas, "torch": torch})


def own_betas():
    low, high = math.sqrt(0.00085), math.sqrt(0.012)
    return [(low + i * (high - low) / 999) ** 2 for i in range(1000)]


def scaled_linear(document):
    return close(space(document)["betas"], own_betas())


def bars(document):
    betas = random_betas(6, 1)
    return close(space(document, betas)["alphas_cumprod"], Chain(betas).bars[1:])


def get_alpha_bar(document):
    betas = random_betas(6, 2)
    return close([float(space(document, betas)["get_alpha_bar"](t)) for t in range(-1, 6)], Chain(betas).bars)


def trained(document):
    import torch

    betas, source, calls = [0.1, 0.2, 0.3], Source(4), []
    with drawing(source):
        x = torch.as_tensor(source.next((100, 1, 2, 4)))
        value = space(document, betas)["ddpm_loss"](lambda x, t: calls.append((x, t)) or 3 * torch.eye(4)[1].expand(100, 1, 2, 4), x)
    return float(value), *calls[0], Chain(betas)


def times(document):
    return sorted(set(trained(document)[2].tolist())) == [0, 1, 2]


def noised(document):
    _, x, t, chain = trained(document)
    return all(close(coefficients(x[i])[:2], chain.marginal(int(t[i]) + 1)) for i in range(100))


def target(document):
    return close(trained(document)[0], 4 / 4)


def comment(document, name):
    """The numbers of the comment behind a list of timesteps, against the list: the ones before the dots, and the last."""
    said = re.search(r"# n = (\d+): ([\d, ]+)\.\.\., (\d+)", document.having(f"def {name}"))
    got = space(document)[name](int(said[1]))
    first = [int(one) for one in re.findall(r"\d+", said[2])]
    return got[: len(first)] == first and got[-1] == int(said[3]) and len(got) == int(said[1]), got


def leading(document):
    good, got = comment(document, "leading_timesteps")
    return good, f"50 indices from {got[0]} to {got[-1]}"


def trailing(document):
    good, _ = comment(document, "trailing_timesteps")
    made = space(document)["trailing_timesteps"]
    return good and all(len(made(n)) == n and made(n)[-1] == 999 for n in (7, 20, 30, 1000))


def quadratic(document):
    got = space(document)["quadratic_timesteps"](10)
    return got[-1] == 800 and got[0] == 0 and len(got) == 10, f"ten indices: {got}, the text says 800 for the last"


def affine(call, betas, *at):
    """A function of x_t and the noise; the coefficients of x_t, the noise and fresh noise."""
    import torch

    source = Source(K)
    with drawing(source):
        x, eps = (torch.as_tensor(source.next((1, 2, 2, K))) for _ in range(2))
        return coefficients(call(x, eps))[:3]


def predict_x0(document):
    betas = random_betas(5, 3)
    names, chain = space(document, betas), Chain(betas)
    want = lambda t: (1 / chain.marginal(t)[0], -chain.marginal(t)[1] / chain.marginal(t)[0])
    return all(close(affine(lambda x, eps: names["predict_x0"](x, t, eps), betas)[:2], want(t + 1)) for t in range(5))


def jumps(T):
    return [(t, s) for t in range(T) for s in range(-1, t)]


def ddim_step(document):
    betas = random_betas(5, 4)
    names, chain = space(document, betas), Chain(betas)
    steps = {(t, s): (affine(lambda x, eps: names["ddim_step"](x, t, s, eps), betas), chain.ddim(t + 1, s + 1)) for t, s in jumps(5)}
    got, want = steps[4, 1]
    return all(close(*step) for step in steps.values()), f"from t = 4 to t_prev = 1 the coefficients of x_t and the noise are {got[:2]}, should be {np.array(want[:2])}"


def pairs(document):
    names, seen = space(document), []
    names["ddim_step"] = lambda x, t, s, eps: seen.append((t, s)) or x
    names["ddim_sample"](lambda x, t: x, (1, 1, 2, 2), 5)
    return seen == [(999, 799), (799, 599), (599, 399), (399, 199), (199, -1)]


def clipped(document):
    import torch

    betas = random_betas(4, 5)
    names, chain = space(document, betas), Chain(betas)
    for t in range(4):
        x, eps = torch.tensor([0.1, 0.2, 3.0, -5.0]), torch.tensor([0.3, -0.1, 0.2, 0.9])
        x0, noise = names["clipped_prediction"](x, t, eps)
        signal, deviation = chain.marginal(t + 1)
        if not (close(signal * x0 + deviation * noise, x) and float(x0.abs().max()) <= 1):
            return False
    return True


def sigma(document):
    betas = random_betas(5, 6)
    names, chain = space(document, betas), Chain(betas)
    steps = {(t, s): (float(names["ddim_sigma"](t, s, 0.7)), chain.ddim(t + 1, s + 1, 0.7)[2]) for t, s in jumps(5)}
    got, want = steps[4, 1]
    return all(close(*step) for step in steps.values()), f"from 4 to 1 with eta 0.7: {got:.4f}, should be {want:.4f}"


def direction(document):
    """With the right sigma of eta = 0.7 put in."""
    import torch

    betas = random_betas(5, 7)
    names, chain = space(document, betas), Chain(betas)
    steps = {}
    for t, s in jumps(5):
        want = chain.ddim(t + 1, s + 1, 0.7)
        steps[t, s] = affine(lambda x, eps: names["generalized_step"](x, t, s, eps, torch.tensor(want[2])), betas), want
    got, want = steps[4, 1]
    return all(close(*step) for step in steps.values()), f"from 4 to 1 with eta 0.7 the coefficients of x_t, the noise and fresh noise are {got}, should be {np.array(want)}"


def sigma_hat(document):
    """The fresh noise of the whole jump, by composing its steps."""
    betas = random_betas(5, 8)
    names = space(document, betas)
    for t, s in jumps(5):
        variance = 0.0
        for i in range(s + 1, t + 1):
            variance = variance * (1 - betas[i]) + betas[i]
        if not close(float(names["sigma_hat"](t, s)), math.sqrt(variance)):
            return False
    return True


def ddpm(document):
    betas = random_betas(5, 9)
    names, chain = space(document, betas), Chain(betas)
    return [(affine(lambda x, eps: names["ddpm_step"](x, t, eps), betas), chain.reverse(t + 1)) for t in range(5)]


def ddpm_mean(document):
    return all(close(got[:2], want[:2]) for got, want in ddpm(document))


def ddpm_var(document):
    return all(close(got[2], math.sqrt(want[2])) for got, want in ddpm(document))


def to_sigma(document):
    betas = random_betas(5, 10)
    names, chain = space(document, betas), Chain(betas)
    got, want = ([float(names["to_sigma"](t)) for t in range(5)], [chain.marginal(t)[1] / chain.marginal(t)[0] for t in range(1, 6)])
    return close(got, want), f"{np.array(got)}, deviation over signal is {np.array(want)}"


def encoded(document, betas, n=3):
    """The network's answers and the states at which it was asked, with the state at the end."""
    import torch

    names, source, calls = space(document, betas), Source(K), []
    with drawing(source):
        end = names["ddim_encode"](source.network(calls), torch.as_tensor(source.next((1, 1, 2, K))), n)
    return [coefficients(x) for x, _ in calls] + [coefficients(end)]


def encode_by(betas, signal):
    """The states of the walk upwards; `signal(t, next)` is the step whose alphabar is the signal's."""
    chain, state = Chain(betas), np.eye(K)[0]
    states = [state]
    for i in range(chain.T):
        root, deviation = chain.marginal(i)
        estimate = (state - deviation * np.eye(K)[i + 1]) / root
        state = math.sqrt(chain.abar(signal(i, i + 1))) * estimate + chain.marginal(i + 1)[1] * np.eye(K)[i + 1]
        states.append(state)
    return states


def encode(document):
    betas = [0.1, 0.2, 0.3]
    got, want = encoded(document, betas), encode_by(betas, lambda t, later: later)
    return all(close(*state) for state in zip(got, want)) and len(got) == 4, f"after the first step {got[1][:2]} of the data and the noise, should be {want[1][:2]}"


def encode_x0(document):
    """Whichever of the two times the signal of the new state is taken from, the estimate in it is the right one."""
    betas = [0.1, 0.2, 0.3]
    got = encoded(document, betas)
    return any(all(close(*state) for state in zip(got, encode_by(betas, signal))) for signal in (lambda t, later: later, lambda t, later: t))


def slerp(document):
    """Two latents at an angle of 1.2 radians: the mixture keeps the norm and turns by its share of the angle."""
    import torch

    at = lambda angle: torch.tensor([2 * math.cos(angle), 2 * math.sin(angle)])
    made = space(document)["slerp"]
    return all(close(made(at(0.0), at(1.2), torch.tensor(w)), at(1.2 * w)) for w in (0.0, 0.25, 0.5, 1.0))


def converted(document, name, want, *which):
    """A conversion on numbers: x_0 = 0.7, noise -0.4, with x_t and v made from them."""
    import torch

    betas = random_betas(4, 11)
    names, chain, t = space(document, betas), Chain(betas), torch.arange(4)
    x0, eps = 0.7, -0.4
    roots = [chain.marginal(i + 1) for i in range(4)]
    all_of = {"x0": [x0] * 4, "eps": [eps] * 4, "x": [s * x0 + d * eps for s, d in roots], "v": [s * eps - d * x0 for s, d in roots]}
    as_images = lambda name: torch.tensor(all_of[name])[:, None, None, None]
    got = names[name](*[as_images(one) for one in which], t)
    return close(got[:, 0, 0, 0], all_of[want]), f"x_0 = {x0}, eps = {eps}: {np.asarray(got[:, 0, 0, 0])}, should be {np.array(all_of[want])}"


def v_target(document):
    return converted(document, "v_target", "v", "x0", "eps")


def x0_from_v(document):
    return converted(document, "x0_from_v", "x0", "x", "v")


def eps_from_v(document):
    return converted(document, "eps_from_v", "eps", "x", "v")


def eps_from_x0(document):
    return converted(document, "eps_from_x0", "eps", "x", "x0")


def guided(document):
    got = [space(document)["guided"](2.0, 5.0, w) for w in (0.0, 1.0)]
    return got[1] == 5.0, f"with w = 1, 2 without and 5 with the condition give {got[1]}"


def printed(document):
    said = re.search(r"prints `([\d.]+)`", document.text)[1]
    ran = prints(document.having("import torch"), document.having("print(")).strip()
    return said == ran == f"{Chain(own_betas()).marginal(1000)[0]:.4f}", f"the text has {said}, the code prints {ran}"
