import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

B, K = 5, 11


def space(document, *texts):
    return run(document.having("class PocketScheduler"), *[document.having(text) for text in texts])


def made(document, betas, *texts):
    """A scheduler with the reference's table put in, and the names."""
    import torch

    names = space(document, *texts)
    one = names["PocketScheduler"](len(betas))
    one.alphas_cumprod = torch.tensor(Chain(betas).bars[1:])
    return one, names, Chain(betas)


def scaled(document):
    import torch

    one = space(document)["PocketScheduler"](10, 0.01, 0.09)
    betas = 1 - one.alphas_cumprod / torch.cat([torch.ones(1), one.alphas_cumprod[:-1]])
    return close(betas, np.linspace(0.1, 0.3, 10) ** 2)


def bars(document):
    one = space(document)["PocketScheduler"]()
    return close(one.alphas_cumprod, Chain(np.linspace(0.00085**0.5, 0.012**0.5, 1000) ** 2).bars[1:])


def timesteps(document):
    one = space(document)["PocketScheduler"](1000)
    one.set_timesteps(4)
    return one.timesteps.tolist() == [750, 500, 250, 0], f"set_timesteps(4) gives {one.timesteps.tolist()}, noisiest first it is [750, 500, 250, 0]"


def variance(document):
    betas = random_betas(5, 1)
    one, _, chain = made(document, betas)
    return all(close(one.variance(t, s), chain.posterior(t + 1, s + 1)[2]) for t in range(5) for s in range(-1, t))


def step(document, t, stride, eta, betas, clip=False):
    import torch

    one, _, chain = made(document, betas)
    one.stride = stride
    source = Source(K)
    with drawing(source):
        x, eps = torch.as_tensor(source.next((2, K))), torch.as_tensor(source.next((2, K)))
        return coefficients(one.step(eps, t, x, eta, clip))[:3], chain.ddim(t + 1, t + 1 - stride, eta)


def x0(document):
    betas = random_betas(5, 2)
    return all(close(*step(document, t, t + 1, 0.0, betas)) for t in range(5))


def prev(document):
    """The deterministic step lands a stride below."""
    betas = random_betas(5, 3)
    return all(close(*step(document, t, stride, 0.0, betas)) for t in range(5) for stride in range(1, t + 2))


def clipped(document):
    """With a clip that changes nothing, and with one that does: x_t is what clipped x0 and the new eps make."""
    import torch

    one, _, chain = made(document, [0.1, 0.2, 0.3])
    one.stride = 3
    kept, clip = torch.Tensor.clamp, lambda self, *_: self * 0 + 0.5
    torch.Tensor.clamp = clip
    try:
        one.stride = 1
        got = one.step(torch.tensor(0.3), 2, torch.tensor(1.7), 0.0, True)
    finally:
        torch.Tensor.clamp = kept
    signal, noise = chain.marginal(3)
    want = chain.marginal(2)[0] * 0.5 + chain.marginal(2)[1] * (1.7 - signal * 0.5) / noise
    return close(got, want)


def sigma(document):
    betas = [0.1, 0.2, 0.3]
    good = all(close(*step(document, t, stride, eta, betas)) for t in range(3) for stride in range(1, t + 2) for eta in (0.5, 1.0))
    got, want = step(document, 2, 1, 1.0, betas)
    return good, f"betas 0.1, 0.2, 0.3, timestep 2, eta 1: the fresh noise has {got[2]:.4f}, should have {want[2]:.4f}"


def direction(document):
    """Given the fresh noise's own coefficient, the rest of the variance is the direction's."""
    betas = random_betas(4, 5)
    for t in (1, 2, 3):
        got, _ = step(document, t, 1, 1.0, betas)
        chain = Chain(betas)
        ratio = math.sqrt(chain.abar(t) / chain.abar(t + 1))
        along = got[1] + ratio * chain.marginal(t + 1)[1]
        if not close([got[0], along**2 + got[2] ** 2], [ratio, 1 - chain.abar(t)]):
            return False
    return True


def add_noise(document):
    """Images of 5 by 3 by 7 by 11, and, where the wrong axis would fit by chance, of width 5."""
    import torch

    betas = random_betas(5, 6)
    one, _, chain = made(document, betas)
    t = torch.tensor([4, 0, 2, 1, 3])
    source = Source(K)
    try:
        images = one.add_noise(torch.as_tensor(source.next((B, 3, 7, K))), torch.as_tensor(source.next((B, 3, 7, K))), t)
    except RuntimeError as raised:
        square = one.add_noise(torch.ones(B, 3, 7, B), torch.zeros(B, 3, 7, B), t)
        return False, f"{raised}; with images of width 5 the first image's columns are scaled by {np.round(square[0, 0, 0].numpy(), 3)}, should all be {chain.marginal(5)[0]:.3f}"
    return all(close(coefficients(images[i])[:2], chain.marginal(int(t[i]) + 1)) for i in range(B)), ""


def from_v(document, name, wanted):
    import torch

    betas = random_betas(4, 7)
    one, names, chain = made(document, betas, "def x0_from_v")
    for t in range(4):
        signal, noise = chain.marginal(t + 1)
        got = names[name](one, torch.tensor([-noise, signal]), t, torch.tensor([signal, noise]))
        if not close(got, wanted):
            return False, f"at abar = {chain.abar(t + 1):.4f} it gives {got.numpy()} on (x0, eps), should be {wanted}"
    return True


def x0_from_v(document):
    return from_v(document, "x0_from_v", [1.0, 0.0])


def eps_from_v(document):
    return from_v(document, "eps_from_v", [0.0, 1.0])


def invert(document):
    import torch

    betas = random_betas(5, 8)
    one, names, chain = made(document, betas, "def invert(")
    for t, stride in ((0, 1), (1, 3), (0, 4)):
        one.stride = stride
        signal, noise = chain.marginal(t + 1)
        got = names["invert"](one, torch.tensor([0.0, 1.0]), t, torch.tensor([signal, noise]))
        if not close(got, chain.marginal(t + 1 + stride)):
            return False
    return True


def quadratic(document):
    """Squares of equally spaced roots up to 0.8 T, cut to integers; a unit of rounding either way."""
    got = space(document, "def quadratic_timesteps")["quadratic_timesteps"](1000, 5).tolist()
    return all(abs(have - want) <= 1 for have, want in zip(got, [800, 450, 200, 50, 0], strict=True))


def uneven(document):
    import torch

    betas = random_betas(6, 9)
    one, names, chain = made(document, betas, "def quadratic_timesteps")
    source = Source(K)
    x = torch.as_tensor(source.next((2, K)))
    got = coefficients(names["sample_uneven"](one, source.network(), [5, 2, 0], x))[:4]
    want = np.array([1.0, 0, 0, 0])
    for k, (t, s) in enumerate(((6, 3), (3, 1), (1, 0)), 1):
        of_x, of_eps, _ = chain.ddim(t, s)
        want = of_x * want
        want[k] = of_eps
    return close(got, want), f"taus 5, 2, 0: the final image has {got[0]:.4f} of the start, should have {want[0]:.4f}"


def start(document):
    import torch

    one, names, chain = made(document, [0.1, 0.2, 0.3, 0.4], "def start_from")
    source = Source(K)
    with drawing(source):
        x, t = names["start_from"](one, torch.as_tensor(source.next((2, K))), 0.5)
    got = coefficients(x)[:2]
    return t == 1 and close(got, chain.marginal(2)), f"abar = 0.72: {got} on picture and noise, should be {np.array(chain.marginal(2))}"


def karras(document):
    betas = random_betas(4, 10)
    one, names, chain = made(document, betas, "def karras_sigma")
    return all(close(names["karras_sigma"](one, t), chain.marginal(t + 1)[1] / chain.marginal(t + 1)[0]) for t in range(4))


def cosine(document):
    betas = run("import torch", document.having("f = torch.cos"), put={"num_train": 20})["betas"]
    f = lambda t: math.cos((t / 20 + 0.008) / 1.008 * math.pi / 2) ** 2
    return close(Chain(betas).bars[1:20], [f(t) / f(0) for t in range(1, 20)], tol=1e-6) and close(betas[-1], 0.999)


def usage(document):
    """The loop visits the timesteps in the order that set_timesteps gives; noisiest first it has to be, by the scheduler's own docstring."""
    import torch

    seen = []

    class Recorder:
        timesteps = [750, 500, 250, 0]
        set_timesteps = staticmethod(lambda n: None)
        step = staticmethod(lambda eps, t, x: seen.append(t) or x)

    source = "\n".join(line for line in document.having("from pocket_ddim").split("\n") if not line.startswith("from"))
    run("import torch", source, put={"PocketScheduler": Recorder, "unet": lambda x, t: x})
    return seen == [750, 500, 250, 0]


def variances(document):
    import torch

    betas = [0.1, 0.2, 0.3]
    got = run("import torch", document.having("def posterior_variances"))["posterior_variances"](torch.tensor(betas))
    want = [Chain(betas).posterior(t)[2] for t in (1, 2, 3)]
    return close(got, want), f"betas 0.1, 0.2, 0.3: {got.numpy()}, should be {np.array(want)}"
