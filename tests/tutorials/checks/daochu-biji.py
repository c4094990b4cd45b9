import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run, syntax_error

# The depth of every line of code, function by function, since the export lost its indentation.
DEPTHS = {
    "import numpy": "0", "T = 200": "0000000", "snr = ": "0000", "def jump": "01", "def walk": "011221", "def posterior": "0111111",
    "def back_via_x0": "0111121", "def back_via_eps": "0111", "def generate(": "01121", "def ddim_jump": "011", "def generate_fast": "01121", "def train_loss": "01111",
}
K = 16


def piece(document, start):
    at = next(k for k, line in enumerate(document.lines) if line.startswith(start))
    return "".join("    " * int(depth) + document.lines[at + k] + "\n" for k, depth in enumerate(DEPTHS[start]))


def functions(document):
    names = [start for start in DEPTHS if start.startswith("def")]
    return [piece(document, one).replace("x0 +\n", "x0 + \\\n") for one in names]


def space(document, betas=None):
    table = piece(document, "T = 200")
    if betas is not None:
        for old, new in (("T = 200", f"T = {len(betas)}"), ("np.linspace(0.0001, 0.05, T)", f"np.array({[float(b) for b in betas]})")):
            assert old in table
            table = table.replace(old, new)
        table = "".join(line + "\n" for line in table.split("\n") if not line.startswith("print"))
    return run("import numpy as np", table, *functions(document))


def schedules():
    return [random_betas(2 + seed % 5, seed) for seed in range(20)]


def each(document, judge):
    """A judgement of (names, chain, t) on every step of every schedule, and what it shows for betas 0.1, 0.2, 0.3 at t = 3."""
    good = all(judge(space(document, betas), Chain(betas), t)[0] for betas in schedules() for t in range(1, len(betas) + 1))
    return good, judge(space(document, [0.1, 0.2, 0.3]), Chain([0.1, 0.2, 0.3]), 3)[1]


def beta(document):
    have = space(document)["beta"]
    return len(have) == 201 and close(have[1:], np.linspace(0.0001, 0.05, 200))


def alpha_bar(document):
    return all(close(space(document, betas)["alpha_bar"], Chain(betas).bars) for betas in schedules())


def printed(document):
    said = document.lines[document.lines.index("运行结果") + 1]
    return prints("import numpy as np", piece(document, "T = 200")).strip() == said


def snr(document):
    names = space(document)
    have = run("import numpy as np", piece(document, "T = 200"), piece(document, "snr = "))["snr"]
    return all(close(have[t - 1], names["alpha_bar"][t] / (1 - names["alpha_bar"][t])) for t in range(1, 201))


def snr_100(document):
    shown = prints("import numpy as np", piece(document, "T = 200").rsplit("print", 1)[0], piece(document, "snr = ")).strip().split("\n")[-1]
    bar = space(document)["alpha_bar"][100]
    return shown == str(round(float(bar / (1 - bar)), 4)), f"it prints {shown}, at step 100 the ratio is {bar / (1 - bar):.4f}"


def jump(document):
    x0, e = np.eye(2)
    return each(document, lambda names, chain, t: (close(names["jump"](x0, t, e), chain.marginal(t)), ""))


def walk(document):
    def judge(names, chain, t):
        source = Source(K)
        with drawing(source):
            row = coefficients(names["walk"](source.next((K,)), t))
        have = (row[0], math.sqrt((row[1:] ** 2).sum()))
        return close(have, chain.marginal(t)), f"walk gives {have[0]:.4f} x_0 and noise of deviation {have[1]:.4f}, jump {chain.marginal(t)[0]:.4f} and {chain.marginal(t)[1]:.4f}"

    return each(document, judge)


def posterior_mean(document):
    x0, xt = np.eye(2)
    return each(document, lambda names, chain, t: (close(names["posterior"](x0, xt, t)[0], chain.posterior(t)[:2]), ""))


def posterior_variance(document):
    return each(document, lambda names, chain, t: (close(names["posterior"](0.0, 0.0, t)[1], chain.posterior(t)[2]), ""))


def syntax(document):
    error = syntax_error(piece(document, "def posterior"))
    return error is None, f"line {error[0]} of the function: {error[1]}" if error else ""


def back(t, names):
    """One step of back_via_x0 on basis vectors: of x_t, of what the network says, of the noise."""
    source, kept = Source(K), np.clip
    np.clip = lambda x, *_: x
    try:
        with drawing(source):
            return coefficients(names["back_via_x0"](source.next((K,)), t, source.next((K,), "network")))
    finally:
        np.clip = kept


def x0_hat(document):
    """What is handed to the posterior."""
    def judge(names, chain, t):
        seen, kept = [], np.clip
        names["posterior"] = lambda x0, xt, at: seen.append(x0) or (x0, 0.0)
        signal, noise = chain.marginal(t)
        np.clip = lambda x, *_: x
        try:
            names["back_via_x0"](signal * np.eye(2)[0] + noise * np.eye(2)[1], t, np.eye(2)[1])
        finally:
            np.clip = kept
        return close(seen[0], (1, 0)), f"with the true noise it is {seen[0][0]:.4f} x_0"

    return each(document, judge)


def back_noise(document):
    def judge(names, chain, t):
        row = back(t, names)
        deviation = math.sqrt(chain.posterior(t)[2])
        return close(row[2], deviation), f"the noise has {row[2]:.4f}, the posterior's deviation is {deviation:.4f}"

    return each(document, judge)


def eps_step(names, t):
    """One step of back_via_eps on basis vectors: of x_t, of what the network says, of the noise."""
    source = Source(K)
    with drawing(source):
        return coefficients(names["back_via_eps"](source.next((K,)), t, source.next((K,), "network")))[:3]


def back_mean(document):
    return each(document, lambda names, chain, t: (close(eps_step(names, t)[:2], chain.reverse(t)[:2]), ""))


def back_via_eps(document):
    return each(document, lambda names, chain, t: (close(eps_step(names, t)[2], math.sqrt(chain.beta(t)) if t > 1 else 0), ""))


def generate(document):
    names, seen, source = space(document, [0.1, 0.2, 0.3]), [], Source(K)
    names["back_via_eps"] = lambda x, t, eps: seen.append(t) or x
    with drawing(source):
        names["generate"](lambda x, t: seen.append(t), (K,))
    return seen == [3, 3, 2, 2, 1, 1] and source.kinds == ["normal"]


def ddim_jump(document):
    def judge(names, chain, t):
        rows = [(names["ddim_jump"](np.eye(2)[0], t, s, np.eye(2)[1]), chain.ddim(t, s)[:2]) for s in range(t)]
        return all(close(*pair) for pair in rows), ""

    return each(document, judge)


def generate_fast(document):
    """T = 6 in strides of 2, end to end."""
    good = True
    for seed in range(10):
        betas, source = random_betas(6, seed), Source(K)
        with drawing(source):
            got = coefficients(space(document, betas)["generate_fast"](source.network(), (K,), 2))
        row = np.eye(K)[0]
        for k, t in enumerate((6, 4, 2)):
            of_xt, of_eps, _ = Chain(betas).ddim(t, t - 2)
            row = of_xt * row + of_eps * np.eye(K)[k + 1]
        good = good and close(got, row)
    return good


def train_loss(document):
    good, drawn = True, set()
    names, chain = space(document, [0.1, 0.2, 0.3]), Chain([0.1, 0.2, 0.3])
    np.random.seed(0)
    for _ in range(60):
        source, seen = Source(K), []
        with drawing(source):
            value = names["train_loss"](lambda x, t: seen.append((x, t)) or 0.5 * np.eye(K)[1], source.next((K,)))
        x, t = seen[0]
        drawn.add(t)
        good = good and close(value, 0.25 / K) and close(x[:2], chain.marginal(t)) and source.kinds == ["normal"] * 2
    return good and drawn == {1, 2, 3}
