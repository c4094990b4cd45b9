"""The model the tutorials are judged by, in exact Gaussian algebra, written for check.py alone.

A chain is x_t = k_t x_{t-1} + sqrt(v_t) eps_t with independent unit eps_t. Every x_t is kept as its
coefficients over (x_0, eps_1, ..., eps_t); marginals, transitions, posteriors, scores and divergences
all follow from those coefficients, never from a formula that a tutorial might state.
"""

from __future__ import annotations

import random
from decimal import Decimal
from functools import lru_cache
from math import cos, exp, inf, log, pi, prod, sin, sqrt, tan
from types import SimpleNamespace


def eq(*values, tol=1e-9):
    """Whether all the numbers, or all the tuples entry by entry, agree to a relative 1e-9."""
    first = values[0]
    for other in values[1:]:
        if isinstance(first, (tuple, list)):
            if len(first) != len(other) or not all(eq(l, r, tol=tol) for l, r in zip(first, other)):
                return False
        elif not abs(first - other) <= tol * (1 + abs(first) + abs(other)):
            return False
    return True


def num(printed, value):
    """Whether a printed number is the value rounded to the last digit printed."""
    if printed.endswith("%"):
        return num(printed[:-1], 100 * value)
    stated = Decimal(printed)
    half = Decimal(5).scaleb(stated.as_tuple().exponent - 1)
    return abs(Decimal(value) - stated) <= half * (1 + Decimal("1e-9"))


def mat(printed, values):
    """num, for each entry of a table or a matrix: both are lists."""
    return len(printed) == len(values) and all(num(p, v) for p, v in zip(printed, values))


class Chain:
    """x_t = k[t] x_{t-1} + sqrt(v[t]) eps_t for t = 1..T; entry 0 of both lists is not used."""

    def __init__(self, k, v):
        self.k, self.v, self.T = k, v, len(k) - 1
        self.x = [[1.0] + [0.0] * self.T]
        for t in range(1, self.T + 1):
            row = [k[t] * c for c in self.x[-1]]
            row[t] = sqrt(v[t])
            self.x.append(row)

    def cov(self, s, t):
        """Covariance of x_s and x_t given x_0."""
        return sum(p * q for p, q in zip(self.x[s][1:], self.x[t][1:]))

    def marginal(self, t):
        """q(x_t | x_0): coefficient of x_0, variance."""
        return self.x[t][0], self.cov(t, t)

    def transition(self, s, t):
        """q(x_t | x_s): coefficient of x_s, variance."""
        scale, variance = 1.0, 0.0
        for i in range(s + 1, t + 1):
            scale, variance = self.k[i] * scale, self.k[i] ** 2 * variance + self.v[i]
        return scale, variance

    def posterior(self, s, t):
        """q(x_s | x_t, x_0) by conditioning: coefficient of x_t, coefficient of x_0, variance."""
        gain = self.cov(s, t) / self.cov(t, t)
        return gain, self.x[s][0] - gain * self.x[t][0], self.cov(s, s) - gain * self.cov(s, t)


class Schedule:
    """beta_1..beta_T and what a document may ask of it by number."""

    def __init__(self, betas):
        self.T = len(betas)
        self.betas = betas
        self.bars = [1.0]
        for beta in betas:
            self.bars.append(self.bars[-1] * (1 - beta))

    def b(self, t):
        return self.betas[t - 1]

    def ab(self, t):
        return self.bars[t]

    def snr(self, t):
        return self.bars[t] / (1 - self.bars[t])

    def post(self, t):
        return self.b(t) * (1 - self.ab(t - 1)) / (1 - self.ab(t))

    def chain(self):
        return Chain([0.0] + [sqrt(1 - b) for b in self.betas], [0.0] + list(self.betas))


@lru_cache(None)
def lin(T, first, last):
    return Schedule([first + (last - first) * i / (T - 1) for i in range(T)])


@lru_cache(None)
def lin_over(T, first, last):
    """beta_t = first + (t / T)(last - first): never takes the value first."""
    return Schedule([first + (last - first) * t / T for t in range(1, T + 1)])


@lru_cache(None)
def quad(T, first, last):
    root = lambda i: sqrt(first) + (sqrt(last) - sqrt(first)) * i / (T - 1)
    return Schedule([root(i) ** 2 for i in range(T)])


@lru_cache(None)
def cosine(T, s=0.008, cap=0.999):
    f = lambda t: cos((t / T + s) / (1 + s) * pi / 2) ** 2
    return Schedule([min(1 - f(t) / f(t - 1), cap) for t in range(1, T + 1)])


@lru_cache(None)
def sigmoid(T, first, last, reach=6.0):
    """first + (last - first) * sigmoid, over T points from -reach to reach."""
    point = lambda i: -reach + 2 * reach * i / (T - 1)
    return Schedule([first + (last - first) / (1 + exp(-point(i))) for i in range(T)])


@lru_cache(None)
def const(T, beta):
    return Schedule([beta] * T)


@lru_cache(None)
def few(*betas):
    return Schedule(list(betas))


def kl(m1, v1, m2, v2):
    """KL(N(m1, v1) || N(m2, v2)) in nats."""
    return 0.5 * (log(v2 / v1) + (v1 + (m1 - m2) ** 2) / v2 - 1)


def kl_by_quadrature(m1, v1, m2, v2):
    return integral(lambda x: exp(logpdf(x, m1, v1)) * (logpdf(x, m1, v1) - logpdf(x, m2, v2)), m1 - 12 * sqrt(v1), m1 + 12 * sqrt(v1))


def logpdf(x, mean, variance):
    return -0.5 * (log(2 * pi * variance) + (x - mean) ** 2 / variance)


def log_pair(x, y, xx, xy, yy):
    """Log density of two centred jointly Gaussian variables with covariances xx, xy, yy."""
    det = xx * yy - xy * xy
    return -log(2 * pi) - 0.5 * log(det) - 0.5 * (yy * x * x - 2 * xy * x * y + xx * y * y) / det


def integral(f, low, high, n=2000):
    """Simpson's rule."""
    h = (high - low) / n
    return h / 3 * sum((1 if i in (0, n) else 4 if i % 2 else 2) * f(low + i * h) for i in range(n + 1))


def slope(f, x, h=1e-4):
    """The derivative of f at x, by a five-point stencil."""
    return (f(x - 2 * h) - 8 * f(x - h) + 8 * f(x + h) - f(x + 2 * h)) / (12 * h)


def sde(drift, diffusion2, t, mean=1.0, variance=0.0, n=400):
    """dx = drift(t) x dt + sqrt(diffusion2(t)) dw from time 0: (mean coefficient, variance) at t, Runge-Kutta."""
    h = t / n
    for i in range(n):
        at = i * h
        rates = lambda u, m, w: (drift(u) * m, 2 * drift(u) * w + diffusion2(u))
        a1, b1 = rates(at, mean, variance)
        a2, b2 = rates(at + h / 2, mean + h / 2 * a1, variance + h / 2 * b1)
        a3, b3 = rates(at + h / 2, mean + h / 2 * a2, variance + h / 2 * b2)
        a4, b4 = rates(at + h, mean + h * a3, variance + h * b3)
        mean += h / 6 * (a1 + 2 * a2 + 2 * a3 + a4)
        variance += h / 6 * (b1 + 2 * b2 + 2 * b3 + b4)
    return mean, variance


def best(target, given, mean, variance):
    """The least-squares guess of target from given, both (coefficient of x_0, coefficient of eps), x_0 ~ N(mean, variance).

    Returns slope, intercept and what is left: two losses teach the same thing when these agree.
    """
    cov = lambda p, q: p[0] * q[0] * variance + p[1] * q[1]
    gain = cov(target, given) / cov(given, given)
    return gain, mean * (target[0] - gain * given[0]), cov(target, target) - gain * cov(target, given)


def bound(chain, x0, reverse):
    """The negative variational bound of a Gaussian reverse chain, once directly and once in parts.

    reverse[t] = (scale, shift, variance) of p(x_{t-1} | x_t) for t = 1..T, p(x_T) = N(0, 1). Expectations are under q(. | x_0).
    """
    T = chain.T
    mean = [chain.x[t][0] * x0 for t in range(T + 1)]
    ex2 = lambda t: chain.cov(t, t) + mean[t] ** 2

    def expected_log(scale, shift, variance, to, given):
        """E log N(x_to; scale x_given + shift, variance)."""
        gap = mean[to] - scale * mean[given] - shift
        spread = chain.cov(to, to) - 2 * scale * chain.cov(to, given) + scale**2 * chain.cov(given, given)
        return -0.5 * (log(2 * pi * variance) + (gap**2 + spread) / variance)

    log_q = sum(expected_log(chain.k[t], 0, chain.v[t], t, t - 1) for t in range(1, T + 1))
    log_prior = -0.5 * (log(2 * pi) + ex2(T))
    log_p = log_prior + sum(expected_log(*reverse[t], t - 1, t) for t in range(1, T + 1))
    last = kl(mean[T], chain.cov(T, T), 0, 1)

    def term(t, direction):
        """E_q of the divergence between q(x_{t-1} | x_t, x_0) and p(x_{t-1} | x_t), either way round."""
        gain, base, variance = chain.posterior(t - 1, t)
        scale, shift, pv = reverse[t]
        d, c = gain - scale, base * x0 - shift
        gap2 = (d * mean[t] + c) ** 2 + d**2 * chain.cov(t, t)
        v1, v2 = (variance, pv) if direction == "q||p" else (pv, variance)
        return 0.5 * (log(v2 / v1) + (v1 + gap2) / v2 - 1)

    return SimpleNamespace(
        total=log_q - log_p,
        last=last,
        last_back=kl(0, 1, mean[T], chain.cov(T, T)),
        middle=sum(term(t, "q||p") for t in range(2, T + 1)),
        middle_back=sum(term(t, "p||q") for t in range(2, T + 1)),
        reconstruction=-expected_log(*reverse[1], 0, 1),
        log_q=log_q,
        log_p=log_p,
        log_prior=log_prior,
        term=term,
    )


def jensen_gap(parts):
    """A case of E log r - log E r that is not positive: r = exp(-x) for x with mean parts.total and unit variance."""
    expected_log, log_expected = -parts.total, -parts.total + 0.5
    return expected_log - log_expected


def langevin(step, variance, noise):
    """Stationary variance of x <- x + step/2 * score(x) + sqrt(noise) z for the target N(0, variance)."""
    keep = 1 - step / (2 * variance)
    return noise / (1 - keep**2)


def draw(seed):
    """One random schedule with everything a check may name. Names: see the comments."""
    r = random.Random(seed)
    d = SimpleNamespace()
    d.T = T = r.randint(5, 8)
    d.betas = [r.uniform(0.03, 0.6) for _ in range(T)]
    d.sched = Schedule(d.betas)
    d.B, d.ab = d.sched.b, d.sched.ab  # beta_t, alphabar_t
    d.al = lambda t: 1 - d.B(t)
    d.chain = chain = d.sched.chain()
    d.t = t = r.randint(2, T - 1)
    d.s = s = r.randint(1, t - 1)
    d.b, d.a, d.A, d.P = d.B(t), d.al(t), d.ab(t), d.ab(t - 1)  # beta, alpha, alphabar at t; alphabar at t-1
    d.bp, d.ap, d.PP = d.B(t - 1), d.al(t - 1), d.ab(t - 2)  # the same at t-1
    d.bn, d.an, d.N = d.B(t + 1), d.al(t + 1), d.ab(t + 1)  # the same at t+1
    d.bs, d.As, d.AT = d.B(s), d.ab(s), d.ab(T)
    d.bbar = prod(d.betas[:t])  # the product of betas, which is not alphabar
    d.x0, d.e, d.eh, d.z, d.xp, d.m0 = (r.uniform(-2, 2) for _ in range(6))
    d.s0 = r.uniform(0.3, 2)  # data variance
    d.w = r.uniform(0.2, 0.8)  # a weight in (0, 1)
    d.ma, d.mv = chain.marginal(t)
    d.mp = chain.marginal(t - 1)
    d.xt = d.ma * d.x0 + sqrt(d.mv) * d.e
    d.tr = chain.transition(s, t)
    d.cx, d.c0, d.pv = chain.posterior(t - 1, t)
    d.pm = d.cx * d.xt + d.c0 * d.x0
    d.ps = chain.posterior(s, t)
    d.x0h = (d.xt - sqrt(d.mv) * d.eh) / d.ma  # the x_0 that a guess eh of the noise stands for
    d.pmh = d.cx * d.xt + d.c0 * d.x0h
    d.sc = slope(lambda x: logpdf(x, d.ma * d.x0, d.mv), d.xt)  # score of q(x_t | x_0)
    d.sdata = slope(lambda x: logpdf(x, d.ma * d.m0, d.ma**2 * d.s0 + d.mv), d.xt)  # score of q(x_t), x_0 ~ N(m0, s0)
    d.dx0 = best((1, 0), (d.ma, sqrt(d.mv)), d.m0, d.s0)
    d.dx0 = d.dx0[0] * d.xt + d.dx0[1]  # E[x_0 | x_t] for that data
    d.deps = (d.xt - d.ma * d.dx0) / sqrt(d.mv)  # E[eps | x_t]
    d.v = d.ma * d.e - sqrt(d.mv) * d.x0  # v-prediction's target
    d.sg2 = r.uniform(0.1, 0.9) * (1 - d.P)  # a free variance, small enough for DDIM
    d.snr = lambda i: d.ab(i) / (1 - d.ab(i)) if d.ab(i) < 1 else inf
    d.vlb = bound(chain, d.x0, [None] + [(r.uniform(0.5, 1), r.uniform(-0.5, 0.5), r.uniform(0.1, 1)) for _ in range(T)])
    # Log densities of one step, of the two marginals, of the posterior and of the pair, at the point (xp, xt).
    d.l_step, d.l_prev = logpdf(d.xt, chain.k[t] * d.xp, chain.v[t]), logpdf(d.xp, d.mp[0] * d.x0, d.mp[1])
    d.l_marg, d.l_post = logpdf(d.xt, d.ma * d.x0, d.mv), logpdf(d.xp, d.pm, d.pv)
    d.l_pair = log_pair(d.xp - d.mp[0] * d.x0, d.xt - d.ma * d.x0, d.mp[1], chain.cov(t - 1, t), d.mv)
    # A chain with growing variance: x_t = x_0 + sigma_t eps.
    sig = [0.0]
    for _ in range(T):
        sig.append(sig[-1] + r.uniform(0.2, 1.0))
    d.sig = sig
    d.ve = Chain([0.0] + [1.0] * T, [0.0] + [sig[i] ** 2 - sig[i - 1] ** 2 for i in range(1, T + 1)])
    d.St, d.Sp, d.Ss = sig[t], sig[t - 1], sig[s]
    d.vx, d.v0, d.vv = d.ve.posterior(t - 1, t)
    d.yt = d.x0 + d.St * d.e
    # Continuous time with a linear rate, and EDM's noise level and data spread.
    d.lo, d.hi, d.tau = r.uniform(0.05, 0.5), r.uniform(5, 20), r.uniform(0.1, 0.9)
    d.rate = lambda u: d.lo + u * (d.hi - d.lo)
    d.sd, d.sn = r.uniform(0.3, 1.5), r.uniform(0.1, 5)
    # A channel x -> c x + sqrt(v) z followed by a second one, and two independent Gaussians.
    d.g1, d.g2, d.p1, d.p2 = (r.uniform(0.2, 2) for _ in range(4))

    def keeps(on_x0, on_eps, variance):
        """x_{t-1} = on_x0 x_0 + on_eps eps + sqrt(variance) z has the law of q(x_{t-1} | x_0)."""
        return eq((on_x0, on_eps**2 + variance), d.mp)

    def law(coefficient, variance):
        return eq((coefficient, variance), (d.ma, d.mv))

    def ancestral(on_xt, on_eps, variance):
        """x_{t-1} = on_xt x_t + on_eps eps + sqrt(variance) z: the posterior's mean, and beta or the posterior's variance."""
        return eq(on_xt * d.xt + on_eps * d.e, d.pm) and (eq(variance, d.b) or eq(variance, d.pv))

    def teaches(what, target, given):
        """E||target - f(given)||^2 has the minimiser E[what | x_t], and given has the law of x_t."""
        reach = lambda p, q: best(p, q, d.m0, d.s0)
        return eq((abs(given[0]), abs(given[1])), (d.ma, sqrt(d.mv))) and eq(reach(target, given), reach(what, (d.ma, given[1])))

    d.keeps, d.law, d.ancestral, d.teaches = keeps, law, ancestral, teaches
    return d


HELPERS = dict(
    eq=eq, num=num, mat=mat, Chain=Chain, Schedule=Schedule, lin=lin, lin_over=lin_over, quad=quad, cosine=cosine, sigmoid=sigmoid,
    const=const, few=few, kl=kl, jensen_gap=jensen_gap, langevin=langevin, logpdf=logpdf, integral=integral, slope=slope, sde=sde, best=best, bound=bound,
    cos=cos, exp=exp, log=log, pi=pi, prod=prod, sin=sin, sqrt=sqrt, tan=tan, inf=inf,
)


def self_test():
    for seed in range(5):
        d = draw(seed)
        assert eq(kl(d.x0, d.mv, d.m0, d.s0), kl_by_quadrature(d.x0, d.mv, d.m0, d.s0), tol=1e-7)
        assert eq(d.chain.transition(0, d.t), d.chain.marginal(d.t))
        assert eq(d.vlb.total, d.vlb.last + d.vlb.middle + d.vlb.reconstruction)
        # Total probability: averaging the posterior over q(x_t | x_0) gives q(x_{t-1} | x_0).
        assert eq((d.cx * d.ma + d.c0, d.cx**2 * d.mv + d.pv), d.mp)
