"""What checks/*.py run a document's code with: noises that are basis vectors, and a reference chain.

Code that is affine in x_0, its noises and what its network says is run once on basis vectors: x_0 is e_0, the first noise e_1,
and so on along one axis of the arrays, so that the result's entries along that axis are its exact coefficients.
"""

import contextlib
import io
import random
import sys
import types
from math import sqrt

import numpy as np


class Source:
    """Gives every random draw a basis vector of its own along one axis; `kinds` says which function drew it.

    A uniform draw's vector is shorter, as its deviation is, so that it does not pass for a normal one.
    """

    def __init__(self, size, axis=-1):
        self.size, self.axis, self.kinds = size, axis, []

    def next(self, shape=(), kind="normal"):
        shape = (self.size,) if shape in ((), None) else tuple(int(n) for n in (shape if np.iterable(shape) else (shape,)))
        vector = np.zeros(self.size)
        vector[len(self.kinds)] = 1.0 if kind != "uniform" else 12**-0.5
        self.kinds.append(kind)
        if shape[self.axis] != self.size:
            raise ValueError(f"no axis of {self.size} in {shape}")
        along = [1] * len(shape)
        along[self.axis] = self.size
        return np.broadcast_to(vector.reshape(along), shape).copy()

    def network(self, calls=None, as_torch=None):
        """A network whose every answer is a variable of its own; its arguments are kept in `calls`."""

        def net(x, *rest, **named):
            if calls is not None:
                calls.append((x, *rest, *named.values()))
            return like(self.next(tuple(x.shape), "network"), x)

        return net


def like(array, x):
    """An array in the library of x."""
    if type(x).__module__.startswith("torch"):
        import torch

        return torch.as_tensor(array)
    return array


def coefficients(x, axis=-1):
    """The coefficients of a result that was computed on basis vectors; all other axes have to be alike."""
    array = np.moveaxis(np.asarray(x.detach() if hasattr(x, "detach") else x, dtype=float), axis, -1)
    rows = array.reshape(-1, array.shape[-1])
    if np.isinf(rows).any():
        raise ValueError("not affine: a coefficient is infinite")
    if not np.allclose(rows, rows[0], rtol=1e-9, atol=1e-12, equal_nan=True):
        raise ValueError("entries along the other axes differ")
    return rows[0]


@contextlib.contextmanager
def drawing(source):
    """numpy's, torch's and Python's normal and uniform draws come from the source."""
    at = lambda kind: lambda *shape, **_: source.next(shape[0] if len(shape) == 1 and np.iterable(shape[0]) else shape, kind)
    sized = lambda kind: lambda a=0.0, b=1.0, size=None: a + (b if kind == "normal" else b - a) * source.next(size, kind)

    class Generator:
        standard_normal = staticmethod(lambda size=None, **_: source.next(size))
        normal = staticmethod(sized("normal"))
        random = staticmethod(lambda size=None, **_: source.next(size, "uniform"))
        uniform = staticmethod(sized("uniform"))

    changes = [(np.random, "randn", at("normal")), (np.random, "rand", at("uniform")), (np.random, "standard_normal", lambda size=None: source.next(size)),
               (np.random, "normal", sized("normal")), (np.random, "uniform", sized("uniform")), (np.random, "default_rng", lambda *_: Generator)]
    spread = lambda mean=0.0, deviation=1.0: mean + deviation * source.next()
    changes += [(random, "gauss", spread), (random, "normalvariate", spread), (random, "random", lambda: source.next((), "uniform"))]
    if "torch" in sys.modules:
        torch = sys.modules["torch"]
        of = lambda kind: lambda *shape, **_: torch.as_tensor(source.next(shape[0] if len(shape) == 1 and np.iterable(shape[0]) else shape, kind))
        alike = lambda kind: lambda x, **_: torch.as_tensor(source.next(tuple(x.shape), kind))
        changes += [(torch, "randn", of("normal")), (torch, "rand", of("uniform")), (torch, "randn_like", alike("normal")), (torch, "rand_like", alike("uniform"))]
    kept = [(owner, name, getattr(owner, name)) for owner, name, _ in changes]
    try:
        for owner, name, value in changes:
            setattr(owner, name, value)
        yield source
    finally:
        for owner, name, value in kept:
            setattr(owner, name, value)


class Anything(types.ModuleType):
    """Stands in for a plotting or progress library: every call is taken and nothing is done."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(name)

    def __call__(self, *_, **__):
        return Anything("result")

    def __iter__(self):
        return iter([Anything("a"), Anything("b")])

    def __getitem__(self, _):
        return Anything("item")


def run(*sources, put=None):
    """Runs listings one after the other in one namespace, which is returned: `put` where it is given. Prints go to the caller's stdout."""
    pyplot, bar = Anything("matplotlib.pyplot"), types.ModuleType("tqdm")
    bar.tqdm = bar.trange = lambda it, *_, **__: it if np.iterable(it) else range(it)
    top = Anything("matplotlib")
    top.pyplot = pyplot
    auto = types.ModuleType("tqdm.auto")
    auto.tqdm = bar.tqdm
    for name, module in {"matplotlib": top, "matplotlib.pyplot": pyplot, "tqdm": bar, "tqdm.auto": auto}.items():
        sys.modules[name] = module
    if any("import torch" in source for source in sources):
        import torch

        torch.set_default_dtype(torch.float64)
    space = {} if put is None else put
    space["__name__"] = "listing"
    for source in sources:
        exec(compile(source, "<listing>", "exec"), space)
    return space


def prints(*sources, put=None):
    """What running the listings prints."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        run(*sources, put=put)
    return out.getvalue()


def syntax_error(source):
    """CPython's line and message for a listing that does not compile, else None."""
    try:
        compile(source, "<listing>", "exec")
    except SyntaxError as error:
        return error.lineno, error.msg
    return None


def close(left, right, tol=1e-9):
    left, right = (np.asarray(v.detach() if hasattr(v, "detach") else v, dtype=float) for v in (left, right))
    return left.shape == right.shape and bool(np.allclose(left, right, rtol=tol, atol=tol))


class Chain:
    """The reference: betas as a list of T; everything by step t = 1..T, abar(0) = 1. The posterior by adding precisions."""

    def __init__(self, betas):
        self.betas = [float(b) for b in betas]
        self.T = len(self.betas)
        self.bars = [1.0]
        for beta in self.betas:
            self.bars.append(self.bars[-1] * (1 - beta))

    def beta(self, t):
        return self.betas[t - 1]

    def alpha(self, t):
        return 1 - self.betas[t - 1]

    def abar(self, t):
        return self.bars[t]

    def marginal(self, t):
        """Coefficients of x_0 and of one unit noise."""
        return sqrt(self.bars[t]), sqrt(1 - self.bars[t])

    def posterior(self, t, s=None):
        """q(x_s | x_t, x_0), s = t - 1 unless said: coefficients of x_0 and x_t, and the variance."""
        s = t - 1 if s is None else s
        if s == 0:
            return 1.0, 0.0, 0.0
        ratio = self.bars[t] / self.bars[s]
        before, step = 1 / (1 - self.bars[s]), 1 / (1 - ratio)
        variance = 1 / (before + ratio * step)
        return variance * before * sqrt(self.bars[s]), variance * step * sqrt(ratio), variance

    def reverse(self, t, s=None):
        """The posterior mean with x_0 = (x_t - sqrt(1-abar) eps) / sqrt(abar): coefficients of x_t and eps, and the variance."""
        of_x0, of_xt, variance = self.posterior(t, s)
        signal, noise = self.marginal(t)
        return of_xt + of_x0 / signal, -of_x0 * noise / signal, variance

    def ddim(self, t, s, eta=0.0):
        """One DDIM step t -> s: coefficients of x_t, eps and fresh noise."""
        variance = eta**2 * self.posterior(t, s)[2]
        direction = sqrt(1 - self.bars[s] - variance)
        return sqrt(self.bars[s] / self.bars[t]), direction - sqrt(self.bars[s] / self.bars[t]) * sqrt(1 - self.bars[t]), sqrt(variance)


def random_betas(T, seed=0):
    return np.random.RandomState(seed).uniform(0.02, 0.6, T)
