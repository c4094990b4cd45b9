import math

import numpy as np
from code_model import Chain, close, prints, random_betas, run


def space(document, *texts):
    """The names after the imports, the conversions and the listings that hold the texts."""
    return run(document.having("def to_abar"), *[document.having(text) for text in texts])


def to_abar(document):
    betas = random_betas(6, 1)
    return close(space(document)["to_abar"](betas), Chain(betas).bars[1:])


def to_beta(document):
    betas = random_betas(6, 2)
    return close(space(document)["to_beta"](np.array(Chain(betas).bars[1:])), betas)


def linear(document):
    got = space(document, "abar_linear = ")["linear"]
    return len(got) == 1000 and close([got[0], got[-1], got[499]], [1e-4, 0.02, 1e-4 + 499 / 999 * 0.0199])


def printed(document, text):
    """Whether what the cell with the text stores is what the cells up to it print."""
    at = next(i for i, one in enumerate(document.listings) if text in one)
    with np.errstate(all="ignore"):
        want = prints(*document.listings[: at + 1])
    before = prints(*document.listings[:at])
    return document.outputs[at], want[len(before) :]


def line_of(document, text, number):
    have, want = (one.split("\n")[number] for one in printed(document, text))
    return have == want, f"stored {have.strip()!r}, the code prints {want.strip()!r}"


def abar_1(document):
    return line_of(document, "abar_linear = ", 1)


def abar_100(document):
    return line_of(document, "abar_linear = ", 3)


def abar_500(document):
    return line_of(document, "abar_linear = ", 4)


def abar_1000(document):
    return line_of(document, "abar_linear = ", 5)


def logs(document):
    names = space(document, "abar_linear = ", "abar_by_logs")
    return close(names["abar_by_logs"], Chain(names["linear"]).bars[1:])


def scaled(document):
    got = space(document, "scaled_linear =")["scaled_linear"]
    return len(got) == 1000 and close([math.sqrt(got[0]), math.sqrt(got[-1])], [math.sqrt(0.00085), math.sqrt(0.012)]) and close(np.diff(np.sqrt(got)), np.full(999, np.diff(np.sqrt(got))[0]))


def scaled_printed(document):
    return line_of(document, "scaled_linear =", 0)


def quadratic(document):
    got = space(document, "quadratic = np")["quadratic"]
    return close([got[0], got[-1]], [1e-4, 0.02]) and close(np.diff(np.sqrt(got)), np.full(999, np.diff(np.sqrt(got))[0])), f"beta_1 is {got[0]:.1e} and beta_T {got[-1]:.1e}"


def cosine_abar(document):
    f = lambda u: math.cos((u + 0.008) / 1.008 * math.pi / 2) ** 2
    return close(space(document, "def cosine_abar")["cosine_abar"](10), [f(t / 10) / f(0) for t in range(1, 11)])


def cosine(document):
    names = space(document, "def cosine_abar")
    bars = Chain(names["cosine"]).bars
    return names["cosine"][-1] == 0.999 and close(bars[1:1000], names["cosine_abar"](1000)[:999])


def cosine_printed(document):
    return line_of(document, "def cosine_abar", 0)


def sigmoid_beta(document):
    """Between the ends, rising, a half of the way in the middle."""
    got = space(document, "def sigmoid(z)")["sigmoid_beta"]
    z = np.linspace(-6, 6, 1000)
    return close(got, 1e-4 + 0.0199 * (0.5 + 0.5 * np.tanh(z / 2))) and bool((np.diff(got) > 0).all())


def sigmoid_abar(document):
    got = space(document, "def sigmoid(z)", "def sigmoid_abar")["sigmoid_abar"](10)
    return bool((np.diff(got) < 0).all()) and abs(got[-1]) < 1e-12, f"it runs from {got[0]:.3f} up to {got[-1]:.3f}" if got[-1] > got[0] else ""


def snr(document):
    betas = random_betas(4, 4)
    names = run("import numpy as np", document.having("def snr").split("\nfor")[0])
    return close(names["snr"](np.array(Chain(betas).bars[1:])), [(Chain(betas).marginal(t)[0] / Chain(betas).marginal(t)[1]) ** 2 for t in (1, 2, 3, 4)])


def snr_100(document):
    return line_of(document, "def snr", 0)


def snr_500(document):
    return line_of(document, "def snr", 1)


def noise_std(document):
    names = space(document, "abar_linear = ", "noise_std =")
    chain = Chain(names["linear"])
    return close(names["noise_std"], [chain.marginal(t)[1] for t in range(1, 1001)]), f"at step 500 it is {names['noise_std'][499]:.4f}, should be {chain.marginal(500)[1]:.4f}"


def t_half(document):
    names = space(document, "abar_linear = ", "t_half =")
    want = next(t for t in range(1, 1001) if Chain(names["linear"]).abar(t) < 0.5)
    return names["t_half"] == want, f"it says step {names['t_half']}, abar_t falls below 1/2 at step {want}"


def respaced(document):
    names = space(document, "abar_linear = ", "beta_short =")
    want = [1 - math.exp(sum(math.log(1 - b) for b in names["linear"][i : i + 20])) for i in range(0, 1000, 20)]
    return close(names["beta_short"], want)


def respaced_printed(document):
    return line_of(document, "beta_short =", 0)


def at_256(document):
    """The cell with its functions, and the ratio's definition without the prints."""
    names = space(document, "abar_linear = ", "def sigmoid(z)")
    run(document.having("def snr").split("\nfor")[0], document.having("log_snr_256 ="), put=names)
    return names, Chain(names["linear"])


def shifted(document):
    names, chain = at_256(document)
    return close(names["log_snr_256"], [2 * math.log(chain.marginal(t)[0] / chain.marginal(t)[1] / 4) for t in range(1, 1001)])


def abar_256(document):
    """A ratio of variances smaller by 16, and variances that add up to 1."""
    names, chain = at_256(document)
    ratio = chain.abar(500) / (1 - chain.abar(500)) / 16
    return close(names["abar_256"][499], ratio / (1 + ratio)), f"at step 500 it is {names['abar_256'][499]:.4f}, should be {ratio / (1 + ratio):.4f}"
