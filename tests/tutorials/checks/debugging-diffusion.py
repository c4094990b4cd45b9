import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

K = 24
PARTS = ("N = 1000", "abar = torch.cumprod", "def loss_wrong", "def loss_right", "def loss_leaky", "def coefficient_bad", "def coefficient(", "def diffuse_broken", "def diffuse(", "def step_grainy", "def step(", "def reference_sampler", "def preview")


def space(document, betas=None):
    sources = [document.having(part) for part in PARTS]
    if betas is not None:
        for old, new in (("N = 1000", f"N = {len(betas)}"), ("betas = torch.linspace(1e-4, 0.02, N)", f"betas = torch.tensor({[float(b) for b in betas]})")):
            assert sum(old in one for one in sources) == 1
            sources = [one.replace(old, new) for one in sources]
    return run(*sources)


def schedules():
    return [random_betas(2 + seed % 5, seed) for seed in range(20)]


def each(document, judge, example=(0.1, 0.2, 0.3)):
    """A judgement of (names, chain, index) on every index of every schedule, and what it shows at the example's last."""
    good = True
    for betas in schedules():
        names, chain = space(document, betas), Chain(betas)
        good = good and all(judge(names, chain, i)[0] for i in range(chain.T))
    return good, judge(space(document, list(example)), Chain(example), len(example) - 1)[1]


def betas(document):
    return close(space(document)["betas"], np.linspace(1e-4, 0.02, 1000))


def cumsum(document):
    have = run(document.having("N = 1000"), document.having("torch.cumsum"))["abar"][-1].item()
    return close(have, Chain(np.linspace(1e-4, 0.02, 1000)).abar(1000)), f"it ends at {have:.2f}"


def abar(document):
    return each(document, lambda names, chain, i: (close(names["abar"][i], chain.abar(i + 1)), ""))


def abar_prev(document):
    have = space(document, [0.1, 0.2])["abar_prev"].tolist()
    return each(document, lambda names, chain, i: (close(names["abar_prev"][i], chain.abar(i)), ""))[0], f"for betas 0.1, 0.2 it is {have}, before each step alphabar is [1, 0.9]"


def printed_ends(document):
    listing = document.having("abar = torch.cumprod")
    said = [line[2:] for line in listing.split("\n") if line.startswith("# ")]
    return prints(document.having("N = 1000"), listing).strip() == said[0]


def loss(document, name):
    """Whether the network is shown x_t and held to the noise in it, which is normal."""
    import torch

    source, seen, chain = Source(K), [], Chain([0.1, 0.2, 0.3])
    with drawing(source):
        a = torch.tensor(chain.abar(3))
        value = float(space(document, chain.betas)[name](lambda x, t: seen.append(x) or 0 * x, torch.as_tensor(source.next((5, K))), 2, a))
    return close(coefficients(seen[0])[:2], chain.marginal(3)) and close(value, 1 / K) and source.kinds[1:] == ["normal"], f"{source.kinds[1:]} {coefficients(seen[0])[:2]}"


def loss_wrong(document):
    return loss(document, "loss_wrong")


def loss_right(document):
    return loss(document, "loss_right")


def loss_leaky(document):
    return loss(document, "loss_leaky")


def shaped(document, name):
    import torch

    got = space(document, [0.1, 0.2, 0.3])[name](torch.tensor([2, 0, 1, 1]))
    return tuple((got * torch.ones(4, 3, 7, 4)).shape) == (4, 3, 7, 4) and close((got * torch.ones(4, 3, 7, 4))[:, 0, 0, 0], [0.504, 0.9, 0.72, 0.72]), f"{tuple(got.shape)}"


def coefficient_bad(document):
    return shaped(document, "coefficient_bad")


def coefficient(document):
    return shaped(document, "coefficient")


def walked(document, name):
    import torch

    def judge(names, chain, i):
        source = Source(K)
        with drawing(source):
            row = coefficients(names[name](torch.as_tensor(source.next((K,))), i))
        have = (row[0], math.sqrt((row[1:] ** 2).sum()))
        return close(have, chain.marginal(i + 1)), f"after index {i} it is {have[0]:.4f} x_0 and noise {have[1]:.4f}, in closed form {chain.marginal(i + 1)[0]:.4f} and {chain.marginal(i + 1)[1]:.4f}"

    return each(document, judge)


def diffuse_broken(document):
    return walked(document, "diffuse_broken")


def diffuse(document):
    return walked(document, "diffuse")


def expected_std(document):
    line = next(one.strip() for one in document.having("def test_forward").split("\n") if "expected_std =" in one)
    names, chain = space(document), Chain(np.linspace(1e-4, 0.02, 1000))
    put = {**names, "t": 300}
    exec(line, put)
    have, want = float(put["expected_std"]), chain.marginal(301)[1]
    return close(have, want), f"at t = 300 it is {have:.4f}, the deviation is {want:.4f}"


def step_row(names, name, i):
    import torch

    source = Source(K)
    with drawing(source):
        row = coefficients(names[name](source.network(), torch.as_tensor(source.next((2, K))), i))
    return row[:3]


def whole_step(document, name):
    def judge(names, chain, i):
        spread = math.sqrt(chain.beta(i + 1)) if i > 0 else 0
        return close(step_row(names, name, i), (*chain.reverse(i + 1)[:2], spread)), ""

    return each(document, judge)


def step_grainy(document):
    return whole_step(document, "step_grainy")


def step_noise(document):
    return whole_step(document, "step")


def step_mean(document):
    return each(document, lambda names, chain, i: (close(step_row(names, "step", i)[:2], chain.reverse(i + 1)[:2]), ""))


def line_of(document, start):
    return next(one.strip() for one in document.having("def reference_sampler").split("\n") if one.strip().startswith(start))


def within(document, line, name, of, want):
    """One line of the reference sampler run by itself, on vectors and times of our own."""
    def judge(names, chain, i):
        import torch

        names = {**names, "t": i, "prev": torch.tensor(chain.abar(i)), **{key: torch.as_tensor(value) for key, value in of(chain, i + 1).items()}}
        exec(line, names)
        have = names[name].numpy()
        return close(have, want(chain, i + 1)), f"{have}, should be {want(chain, i + 1)}"

    return each(document, judge)


def reference_x0(document):
    of = lambda chain, t: {"x": np.array(chain.marginal(t)), "eps": np.eye(2)[1]}
    return within(document, line_of(document, "x0 = (x"), "x0", of, lambda chain, t: np.eye(2)[0])


def reference_mean(document):
    of = lambda chain, t: {"x0": np.eye(2)[0], "x": np.eye(2)[1]}
    return within(document, line_of(document, "mean ="), "mean", of, lambda chain, t: np.array(chain.posterior(t)[:2]))


def reference_var(document):
    return within(document, line_of(document, "var ="), "var", lambda chain, t: {}, lambda chain, t: np.array(chain.posterior(t)[2]))


def previewed(document, front):
    """T = 6 in strides of 2; with `front`, abar read past its front is 1."""
    import torch

    class Table:
        def __init__(self, values):
            self.values = values

        def __getitem__(self, i):
            return torch.tensor(1.0) if front and i == -1 else self.values[i]

    good, shown = True, ""
    for seed in range(10):
        betas, source = random_betas(6, seed), Source(K)
        names, network = space(document, betas), source.network()
        names["abar"] = Table(names["abar"])
        with drawing(source):
            got = coefficients(names["preview"](network, (2, K), 2))
        row = np.eye(K)[0]
        for k, (t, s) in enumerate(((6, 4), (4, 2), (2, 0))):
            of_xt, of_eps, _ = Chain(betas).ddim(t, s)
            row = of_xt * row + of_eps * np.eye(K)[k + 1]
        good, shown = good and close(got, row), f"T = 6 in 3 steps: the sample holds {got[0]:.4f} x_T where it should hold {row[0]:.4f}"
    return good, shown


def preview(document):
    return previewed(document, False)


def preview_step(document):
    return previewed(document, True)
