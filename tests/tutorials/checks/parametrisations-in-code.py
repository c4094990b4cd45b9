import numpy as np
from code_model import Chain, close, prints, random_betas, run

PARTS = ("beta =", "def data_from_noise", "def velocity(", "def score_from_noise", "def data_from_score", "half_log_snr", "def weight_on", "def to_ve", "def ddim_from_noise")


def space(document, betas=None):
    sources = [document.having(part) for part in PARTS]
    if betas is not None:
        old = "beta = np.linspace(1e-4, 0.02, 1000)"
        assert old in sources[0]
        sources[0] = sources[0].replace(old, f"beta = np.array({[float(b) for b in betas]})")
    return run(*sources)


def cases(document):
    """Random schedules, all their steps: the namespace, the index, x_0 and noise as basis vectors, signal and noise level."""
    for seed in range(20):
        betas = random_betas(2 + seed % 5, seed)
        names = space(document, betas)
        for t in range(len(betas)):
            yield names, t, *np.eye(2), *Chain(betas).marginal(t + 1)


def gives(document, function, of):
    """A conversion of affine things, by its coefficients of x_0 and noise; `of` answers (inputs before t, what it should give)."""
    good, shown = True, ""
    for names, t, x0, e, a, s in cases(document):
        inputs, want = of(x0, e, a, s)
        got = names[function](*inputs, t)
        good, shown = good and close(got, want), f"at signal {a:.4f} and noise {s:.4f} the coefficients of x_0 and noise are {got}, should be {want}"
    return good, shown


def abar(document):
    return all(close(space(document, random_betas(4, seed))["abar"], Chain(random_betas(4, seed)).bars[1:]) for seed in range(20))


def alpha_sigma(document):
    return all(close((names["alpha"][t], names["sigma"][t]), (a, s)) for names, t, _, _, a, s in cases(document))


def data_from_noise(document):
    return gives(document, "data_from_noise", lambda x0, e, a, s: ((a * x0 + s * e, e), x0))


def noise_from_data(document):
    return gives(document, "noise_from_data", lambda x0, e, a, s: ((a * x0 + s * e, x0), e))


def velocity(document):
    return gives(document, "velocity", lambda x0, e, a, s: ((x0, e), a * e - s * x0))


def data_from_velocity(document):
    return gives(document, "data_from_velocity", lambda x0, e, a, s: ((a * x0 + s * e, a * e - s * x0), x0))


def noise_from_velocity(document):
    return gives(document, "noise_from_velocity", lambda x0, e, a, s: ((a * x0 + s * e, a * e - s * x0), e))


def velocity_by_angle(document):
    return gives(document, "velocity_by_angle", lambda x0, e, a, s: ((x0, e), a * e - s * x0))


def score_from_noise(document):
    return gives(document, "score_from_noise", lambda x0, e, a, s: ((e,), -e / s))


def score_from_data(document):
    return gives(document, "score_from_data", lambda x0, e, a, s: ((a * x0 + s * e, x0), -e / s))


def score_from_velocity(document):
    return gives(document, "score_from_velocity", lambda x0, e, a, s: ((a * x0 + s * e, a * e - s * x0), -e / s))


def data_from_score(document):
    return gives(document, "data_from_score", lambda x0, e, a, s: ((a * x0 + s * e, -e / s), x0))


def table(document, name, of):
    good, shown = True, ""
    for names, t, _, _, a, s in cases(document):
        good, shown = good and close(names[name][t], of(a, s)), f"at alphabar {a * a:.4f}: {names[name][t]:.4f}, should be {of(a, s):.4f}"
    return good, shown


def snr(document):
    return table(document, "snr", lambda a, s: a * a / (1 - a * a))


def half_log_snr(document):
    return table(document, "half_log_snr", lambda a, s: 0.5 * np.log(a * a / (1 - a * a)))


def weights(document):
    """From a wrong x_0 at the same x_t: the squared errors of the noise and of v over that of the data."""
    good = True
    for names, t, x0, e, a, s in cases(document):
        x_t, off = a * 0.3 + s * 0.7, 0.3 + 1.0
        noise = (x_t - a * off) / s
        wrong = {"data": 1.0, "noise": noise - 0.7, "velocity": (a * noise - s * off) - (a * 0.7 - s * 0.3)}
        good = good and all(close(names["weight_on_data_loss"](kind, t), error**2) for kind, error in wrong.items())
    return good


def min_snr(document):
    """The loss on the data with weight min(SNR, gamma), as one on the noise."""
    good = all(close(names["min_snr_weight"](t, gamma), min(a * a / s**2, gamma) * s**2 / a**2) for names, t, _, _, a, s in cases(document) for gamma in (0.5, 5.0))
    names = space(document, [0.1, 0.2])
    return good, f"at SNR {0.9 / 0.1:.1f} it gives {names['min_snr_weight'](0):.4f}, should be {5 / 9:.4f}"


def ve_sigma(document):
    return table(document, "ve_sigma", lambda a, s: s / a)


def to_ve(document):
    good = True
    for names, t, x0, e, a, s in cases(document):
        y, level = names["to_ve"](a * x0 + s * e, t)
        good = good and close(y, x0 + level * e)
    return good


def from_ve(document):
    good, shown = True, ""
    for names, t, x0, e, a, s in cases(document):
        got = names["from_ve"](x0 + s / a * e, s / a)
        good, shown = good and close(got, a * x0 + s * e), f"at alpha {a:.4f} it gives {got}"
    return good, shown


def printed(document, step):
    listing = document.having("for t in (0, 249, 499, 999)")
    shown = prints(*[document.having(part) for part in PARTS], listing).strip().split("\n")
    said = [line[2:] for line in listing.split("\n") if line.startswith("# ")]
    now, then = (next(line for line in lines if line.startswith(f"{step} ")) for lines in (shown, said))
    return now == then, f"the code prints {now}"


def printed_499(document):
    return printed(document, 499)


def printed_999(document):
    return printed(document, 999)


def ddim(document, function, of):
    good = True
    for seed in range(10):
        betas = random_betas(5, seed)
        names, chain, (x0, e) = space(document, betas), Chain(betas), np.eye(2)
        for t in range(2, 6):
            for s in range(1, t):
                (a, n), (b, m) = chain.marginal(t), chain.marginal(s)
                good = good and close(names[function](a * x0 + n * e, of(x0, e, a, n), t - 1, s - 1), b * x0 + m * e)
    return good


def ddim_from_noise(document):
    return ddim(document, "ddim_from_noise", lambda x0, e, a, s: e)


def ddim_from_velocity(document):
    return ddim(document, "ddim_from_velocity", lambda x0, e, a, s: a * e - s * x0)
