import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

K = 12
SHORT = [0.1, 0.2, 0.3]
TABLES, TAKEN = "alphas_prod_p =", ("log_snr =", "def q_x", "def diffuse_path", "posterior_mean_coef_1 =", "def diffusion_loss_fn", "def p_sample", "def x_0_from_eps", "def best_x_0", "def ddim_sample")


def space(document, betas=None):
    """The tables and functions, on the notebook's schedule or another; cells are cut off where they start to use what they define."""
    first = [document.having("def make_ring"), document.having("num_steps = 100")]
    if betas is not None:
        first = ["import numpy as np\nimport torch\nimport torch.nn as nn", f"num_steps = {len(betas)}\nbetas = torch.tensor({betas})"]
    cut = [document.having(one) for one in (TABLES, *TAKEN)]
    for end in ("\nfor t in (0", "\nxs = diffuse_path", "\nwith torch", "\nprint("):
        cut = [one.split(end)[0] for one in cut]
    return run(*first, *cut)


def schedules():
    return [[float(b) for b in random_betas(2 + seed % 5, seed)] for seed in range(10)]


def each(document, judge):
    """A judgement of (names, chain, index) at every index of every schedule, and what it shows at the last one of a short schedule."""
    good = True
    for betas in schedules():
        names, chain = space(document, betas), Chain(betas)
        good = good and all(judge(names, chain, t)[0] for t in range(chain.T))
    return good, judge(space(document, SHORT), Chain(SHORT), 2)[1]


def same(document, have, want):
    return each(document, lambda names, chain, t: (close(have(names, t), want(chain, t)), f"at the last of betas 0.1, 0.2, 0.3: {have(names, t)}, should be {want(chain, t)}"))


def table(document, name, want):
    return same(document, lambda names, t: names[name][t], lambda chain, t: want(chain, t + 1))


def printed(document, text, row):
    """A row of what a cell has stored, and of what it prints when it is run."""
    at = next(k for k, one in enumerate(document.listings) if text in one)
    cells = [document.having("def make_ring"), document.having("num_steps = 100"), document.having(TABLES)]
    now = prints(*cells[: cells.index(document.listings[at]) + 1]).split("\n")
    before = prints(*cells[: cells.index(document.listings[at])]).count("\n")
    return document.outputs[at].split("\n")[row] == now[before + row], f"the code prints {now[before + row]}"


def sigmoid(document):
    betas = space(document)["betas"].numpy()
    inner = (betas - 1e-4) / (0.2 - 1e-4)
    return len(betas) == 100 and close(np.log(inner / (1 - inner)), np.linspace(-6, 6, 100))


def printed_ends(document):
    return printed(document, "num_steps = 100", 0)


def printed_25(document):
    return printed(document, TABLES, 1)


def printed_50(document):
    return printed(document, TABLES, 2)


def bars(document):
    return table(document, "alphas_prod", lambda chain, t: chain.abar(t))


def bars_before(document):
    return table(document, "alphas_prod_p", lambda chain, t: chain.abar(t - 1))


def bar_sqrt(document):
    return table(document, "alphas_bar_sqrt", lambda chain, t: chain.marginal(t)[0])


def one_minus_sqrt(document):
    return table(document, "one_minus_alphas_bar_sqrt", lambda chain, t: chain.marginal(t)[1])


def one_minus_log(document):
    return table(document, "one_minus_alphas_bar_log", lambda chain, t: math.log(1 - chain.abar(t)))


def log_snr(document):
    return table(document, "log_snr", lambda chain, t: math.log(chain.abar(t) / (1 - chain.abar(t))))


def coef_1(document):
    return table(document, "posterior_mean_coef_1", lambda chain, t: chain.posterior(t)[0])


def coef_2(document):
    return table(document, "posterior_mean_coef_2", lambda chain, t: chain.posterior(t)[1])


def variance(document):
    return table(document, "posterior_variance", lambda chain, t: chain.posterior(t)[2])


def log_variance(document):
    return table(document, "posterior_log_variance_clipped", lambda chain, t: math.log(chain.posterior(max(t, 2))[2]))


def posterior_mean(document):
    return same(document, lambda names, t: [float(names["q_posterior_mean"](*unit, t)) for unit in ((1.0, 0.0), (0.0, 1.0))], lambda chain, t: chain.posterior(t + 1)[:2])


def drawn(of):
    """The coefficients of what a function makes of x_0 and fresh noises: of x_0, and of all the noise together."""
    import torch

    source = Source(K, axis=0)
    with drawing(source):
        got = coefficients(of(torch.as_tensor(source.next((K, 2)))), axis=0)
    return got[0], math.sqrt((got[1:] ** 2).sum())


def q_x(document):
    return same(document, lambda names, t: drawn(lambda x: names["q_x"](x, t)), lambda chain, t: chain.marginal(t + 1))


def path(document):
    return same(document, lambda names, t: drawn(lambda x: dict(enumerate(names["diffuse_path"](x))).get(t + 1, 0 * x)), lambda chain, t: chain.marginal(t + 1))


def loss_of(document, betas, seed=0, times=0.0):
    """One call of the loss with a network that answers so many times the noise: its input, its indices, the noise drawn and the loss."""
    import torch

    torch.manual_seed(seed)
    names, source, calls = space(document, betas), Source(K, axis=0), []
    answer = times * torch.eye(K)[:, 1:2].repeat(1, 2)
    with drawing(source):
        value = names["diffusion_loss_fn"](lambda x, t: calls.append((x, t)) or answer, torch.as_tensor(source.next((K, 2))), len(betas))
    return *calls[0], source.kinds, float(value)


def loss_input(document):
    """Row i of the input is made of entry i of e_0 and of e_1 alone: rows 0 and 1 have one coefficient each."""
    good = True
    for seed in range(8):
        x, t, _, _ = loss_of(document, SHORT, seed)
        signal, noise = Chain(SHORT).marginal(int(t[0]) + 1)[0], Chain(SHORT).marginal(int(t[1]) + 1)[1]
        good = good and close(x[0], [signal] * 2) and close(x[1], [noise] * 2) and not x[2:].any()
    return good


def loss(document):
    runs = [loss_of(document, SHORT, times=times) for times in (0.0, 1.0, 3.0)]
    return all(kinds == ["normal"] * 2 for _, _, kinds, _ in runs) and close([value for *_, value in runs], [1 / K, 0, 4 / K])


def times(document):
    seen = {int(t) for seed in range(20) for t in loss_of(document, SHORT, seed)[1]}
    return seen == {0, 1, 2}, f"with three steps the indices drawn in 20 batches are {sorted(seen)}"


def stepped(names, t):
    """Coefficients of x_t, the network's answer and the fresh noise after one step down."""
    import torch

    source = Source(K, axis=0)
    with drawing(source):
        return coefficients(names["p_sample"](source.network(), torch.as_tensor(source.next((K, 2))), t), axis=0)[:3]


def mean(document):
    return same(document, lambda names, t: stepped(names, t)[:2], lambda chain, t: chain.reverse(t + 1)[:2])


def noise(document):
    """Whether a step adds noise at all."""
    have = [bool(stepped(space(document, SHORT), t)[2]) for t in range(3)]
    return have == [False, True, True], f"noise is added at indices {[t for t in range(3) if have[t]]} of 0, 1, 2"


def sigma(document):
    names = space(document, [*SHORT, 0.4])
    return close([stepped(names, t)[2] for t in (2, 3)], np.sqrt([0.3, 0.4]))


def looped(document):
    names, seen = space(document, SHORT), []
    names["p_sample"] = lambda model, x, t: seen.append(t) or x
    return names["p_sample_loop"](None, (K, 2), 3), seen


def loop(document):
    return looped(document)[1] == [2, 1, 0]


def printed_length(document):
    names = space(document)
    names["p_sample"] = lambda model, x, t: x
    at = next(k for k, one in enumerate(document.listings) if "print(len(x_seq))" in one)
    return document.outputs[at].strip() == str(len(names["p_sample_loop"](None, (4, 2), names["num_steps"])))


def x_0_from_eps(document):
    def have(names, t):
        signal, noise = names["alphas_prod"][t].sqrt(), (1 - names["alphas_prod"][t]).sqrt()
        return [float(names["x_0_from_eps"](x_t, t, eps)) for x_t, eps in ((signal, 0.0), (noise, 1.0))]

    return same(document, have, lambda *_: [1, 0])


def score(document):
    """x_t = mean + deviation * eps has the score -(x_t - mean) / variance."""
    return same(document, lambda names, t: names["score_from_eps"](t, 1.0), lambda chain, t: -chain.marginal(t + 1)[1] / (1 - chain.abar(t + 1)))


def marginal_std(document):
    return same(document, lambda names, t: names["marginal_std"](t, 0.5), lambda chain, t: math.hypot(chain.marginal(t + 1)[0] * 0.5, chain.marginal(t + 1)[1]))


def best_x_0(document):
    """E[x_0 | x_t] by adding the precisions of the data and of what x_t says of x_0."""

    def want(chain, t):
        signal, noise = chain.marginal(t + 1)
        return (2 / 0.25 + 0.7 * signal / noise**2) / (1 / 0.25 + signal**2 / noise**2)

    return same(document, lambda names, t: float(names["best_x_0"](0.7, t, 2.0, 0.5)), want)


def fast(document, seq):
    """DDIM along indices: what comes out, and what the chain says, ending with clean data."""
    source, names, chain = Source(K, axis=0), space(document, SHORT), Chain(SHORT)
    with drawing(source):
        got = coefficients(names["ddim_sample"](source.network(), (K, 2), seq), axis=0)
    want = np.eye(K)[0]
    for place, (t, s) in enumerate(zip(seq[::-1], [*seq[-2::-1], -1])):
        of_x, of_eps, _ = chain.ddim(t + 1, s + 1)
        want = of_x * want + of_eps * np.eye(K)[place + 1]
    return got, want


def ddim_end(document):
    got, want = fast(document, [0, 2])
    return all(close(*fast(document, seq)) for seq in ([0], [2], [0, 2], [0, 1, 2])), f"betas 0.1, 0.2, 0.3 along 2, 0 and to the end: {got[:3]}, should be {want[:3]}"


def without_end(document, answer_at):
    """The steps but the last: the loop is left when the network is asked at its last index."""
    import torch

    class Left(Exception):
        pass

    names, chain, source, seen = space(document, SHORT), Chain(SHORT), Source(K, axis=0), []
    answers = source.network()

    def net(x, t):
        seen.append(coefficients(x, axis=0))
        if int(t) == answer_at:
            raise Left
        return answers(x, t)

    with drawing(source):
        try:
            names["ddim_sample"](net, (K, 2), [0, 1, 2])
        except Left:
            pass
    want = [np.eye(K)[0]]
    for place, (t, s) in enumerate(((3, 2), (2, 1))):
        of_x, of_eps, _ = chain.ddim(t, s)
        want.append(of_x * want[-1] + of_eps * np.eye(K)[place + 1])
    return seen, want[: len(seen)]


def ddim_x0(document):
    return all(close(*without_end(document, last)) for last in (0, 1))


def ddim_step(document):
    return all(close(*without_end(document, last)) for last in (0, 1))
