import { execFileSync, spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { printed, raised, run, shown, stopped } from "./run.ts";

const hasPython = spawnSync("python3", ["--version"]).status === 0;

/** Programs of Python alone; what they print is compared with what CPython prints. */
const programs: Readonly<Record<string, string>> = {
  "numbers and their operators": `
print(7 // 2, -7 // 2, 7 % 3, -7 % 3, 2 ** 10, 2 ** -1, 7 / 2, 1e16, 1e-5, 3 * 1.0, True + 1, 5 & 3, 1 << 4, ~5, -3 ** 2)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0, not 0, 0 or "a", 1 and [], None is None, 3 in [1, 3], "a" not in "abc")
x = 5
x += 2; x *= 3; x -= 1; x //= 3; x **= 2
print(x, round(2.5), round(3.5), round(2.675, 2), abs(-3.5), int(-3.7), float("1e-3"), divmod(7, 3), min(3, 1, 2), max([4, 9]), sum([1, 2.5]))`,
  "targets of every kind": `
a = b = 3
c, (d, *e) = 1, (2, 3, 4)
[f, g] = "xy"
h: int = 4
*i, j = range(4)
l = [0, 1, 2, 3]
l[1:3] = ["a", "b", "c"]
l[-1] = 9
d2 = {}
d2["k"] = 1
d2["k"] += 4
print(a, b, c, d, e, f, g, h, i, j, l, d2, (n := 10) + n)
del l[0], d2["k"]
print(l, d2)`,
  "loops with else, break and continue": `
for i in range(10):
    if i % 2: continue
    if i == 6: break
    print(i)
else:
    print("never")
for k, (a, b) in enumerate(zip([1, 2], "ab"), 1):
    print(k, a, b)
else:
    print("done")
n = 5
while n:
    n -= 1
    if n == 2: continue
    print(n)
else:
    print("zero")
for i in reversed(range(0, 10, 3)): print(i)
l = [1, 2]
for x in l:
    if len(l) < 5: l.append(x * 10)
print(l)`,
  "functions, defaults, closures and generators": `
def f(a, b=2, *rest, c, d=4, **more):
    return a, b, rest, c, d, more
print(f(1, c=3), f(1, 5, 6, 7, c=8, z=9), f(*[1, 2, 3], **{"c": 4}))
def counter():
    n = 0
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step
c = counter(); c(); c(5)
print(c())
import functools
def times(n):
    def wrap(f):
        def inner(*a, **k): return f(*a, **k) * n
        return inner
    return wrap
@times(3)
def h(v): return v + 1
@functools.lru_cache(maxsize=None)
def fact(n): return 1 if n <= 1 else n * fact(n - 1)
print(h(1), fact(10), type(3).__name__)
x = 10
def shadow():
    print(x)
    x = 5
try: shadow()
except UnboundLocalError as e: print("unbound", e)
total = 0
def add(x):
    global total
    total += x
add(3); add(4)
print(total, (lambda x, y=2: x * y)(4), list(map(lambda v: v + 1, [1, 2])))
def squares(n):
    for i in range(n):
        yield i * i
    yield from [100, 200]
print(list(squares(3)), sum(squares(4)), next(iter([7, 8])))
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(12))
shared = []
def grow(x, into=[]):
    into.append(x)
    return into
print(grow(1), grow(2))`,
  "classes, properties, inheritance": `
class Base:
    kind = "base"
    def __init__(self, v): self.v = v
    def name(self): return f"{self.kind}:{self.v}"
    @property
    def twice(self): return self.v * 2
    @staticmethod
    def plus(a, b): return a + b
    @classmethod
    def make(cls, v): return cls(v)
    def __call__(self, x): return x + self.v
    def __len__(self): return 3
    def __getitem__(self, i): return i * self.v
    def __add__(self, other): return self.v + other.v
    def __eq__(self, other): return self.v == other.v
    def __repr__(self): return f"Base({self.v})"
class Derived(Base):
    kind = "derived"
    def __init__(self, v, w):
        super().__init__(v)
        self.w = w
    def name(self): return super().name() + "!" + str(self.w)
d = Derived(3, 4)
print(d.name(), d.twice, d(10), d.plus(1, 2), Base.plus(3, 4), Base.make(5).v, len(d), d[2], d + Base(9), d == Base(3), isinstance(d, Base), [d], hasattr(d, "w"), getattr(d, "q", 7))
from dataclasses import dataclass, field
@dataclass
class Config:
    T: int = 1000
    beta: float = 1e-4
    names: list = field(default_factory=list)
    def total(self): return self.T * 2
c = Config(T=10)
c.names.append("x")
print(c.T, c.beta, c.names, c.total(), Config().names)
from enum import Enum
class Kind(Enum):
    A = 1
    B = 2
print(Kind.A == Kind.A, Kind.A == Kind.B, Kind.B.value, Kind.A.name)`,
  "comprehensions, dicts, sets and tuples": `
print([x * y for x in range(3) for y in range(3) if x != y], {x: x ** 2 for x in range(3)}, {x % 3 for x in range(10)}, sum(x for x in range(5)))
d = {"a": 1, "b": 2, **{"c": 3}}
print(d.get("z", 0), list(d.keys()), list(d.values()), list(d.items()), "a" in d, d.pop("a"), d, dict(x=1), len(d), d.setdefault("q", []), {1: 2} == {1.0: 2})
l = [3, 1, 2]
l.sort(); l.append(5); l.extend([6]); l.insert(0, 9); l.reverse()
print(l, l.index(5), l.pop(), l.pop(0), l.count(1), sorted(l, key=lambda v: -v), l + [1] * 2, l[::2], l[-2:], tuple(l), any(l), all([0, 1]))
print({1, 2} | {3}, {1, 2} & {2}, (1, 2) < (1, 3), [1, [2]] == [1, [2]], (1,), ())`,
  "texts": `
x, n, name = 3.14159, 42, "alphabar"
print(f"{x:.2f} {n:5d}| {n:<5}| {name:>10} {name!r} {x!s} {x = } {n=:03d} {x:{n - 32}.{2}f} {1 + 1} {{}}")
print("%.3f %d %s %5.1f%% %e" % (x, n, name, 12.345, x), "{} {}".format(1, 2), "{a:.1f} {b}".format(a=1.25, b="z"), "{0[1]} {0}".format([1, 2]))
print("a,b".split(","), " x ".strip(), "-".join(["1", "2"]), "Ab".upper(), "abc"[1:], "abc"[-1], "ab" * 3, "abc".replace("b", "x"), "abc".startswith("ab"), "x".rjust(3), "7".zfill(3), "a b".title(), len("βt"))
print(str([1, 'a', 2.0, None, True]), repr("it's"), str((1,)), {"k": (1, 2)}, 1e22, 1.0, 0.1 + 0.2, -0.0)`,
  "exceptions": `
def risky(i):
    if i == 0: raise ValueError("bad", 1)
    if i == 1: return [][0]
    if i == 2: return {}["k"]
    if i == 3: return 1 / 0
    if i == 4: return None.x
    if i == 5: return "a" + 1
    if i == 6: return int("q")
    if i == 7: return len(5)
    if i == 8: return risky()
    if i == 9: raise KeyError("z")
    return "fine"
for i in range(11):
    try:
        print(risky(i))
    except ValueError as e:
        print("value", e)
    except (IndexError, KeyError) as e:
        print("lookup", e)
    except ArithmeticError as e:
        print("arithmetic", e)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("else")
    finally:
        print("finally")
class Mine(ValueError): pass
try:
    raise Mine("own")
except ValueError as e:
    print(e)
try:
    assert 1 == 2, "no"
except AssertionError as e:
    print("assert", e)`,
  "tools of the standard library": `
import functools, itertools
print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), list(itertools.accumulate([1, 2, 3])), functools.partial(pow, 2)(5), list(itertools.chain([1], [2])))`,
};

const pythonPrints = (program: string): string => execFileSync("python3", ["-c", program], { encoding: "utf8" }).trimEnd();

for (const [name, program] of Object.entries(programs)) {
  test(`${name}: what is printed is what CPython prints`, { skip: !hasPython }, () => {
    const found = run(program);
    expect([raised(found), stopped(found), found.ended]).toEqual([[], [], undefined]);
    expect(printed(found).join("\n")).toBe(pythonPrints(program));
  });
}

const hasNumpy = spawnSync("python3", ["-c", "import numpy"]).status === 0;

test("rows of numpy are printed as numpy prints them", { skip: !hasNumpy }, () => {
  const program = "import numpy as np\nfor x in [np.linspace(0.1, 0.5, 5), np.array([1.0, 2.0]), np.array([1, -20, 3]), np.array([0.1, -0.25, 1 / 3]), np.cumprod(1 - np.linspace(0.1, 0.3, 4)), np.zeros(3), np.array([100.5, 2.25]), np.array([True, False]), np.array([-1.5])]:\n    print(x)";
  const found = run(program);
  expect(printed(found).join("\n")).toBe(pythonPrints(program));
  expect(printed(run("import numpy as np\nprint(np.array([1e-7, 1.0]), np.random.randn(2))"))).toEqual(["\uFFFD \uFFFD"]);
});

test("after a statement that raises the next one runs, and what it would have bound is not known", () => {
  const found = run("x = 1\nx = [1, 2][5]\ny = 2\nz = x + 1");
  expect(raised(found)).toEqual(["IndexError: list index out of range"]);
  expect([shown(found, "x"), shown(found, "y"), shown(found, "z")]).toEqual(["? IndexError", "2", "? IndexError"]);
});

test("a name that nothing defines stops what needs it, by name, and nothing else", () => {
  const found = run("a = missing + 1\nb = 2\nc = [a, b]");
  expect([shown(found, "a"), shown(found, "b"), shown(found, "c")]).toEqual(["? missing", "2", "[\uFFFD, 2]"]);
  expect(stopped(found)).toEqual(["missing"]);
});

test("listings share their names", () => {
  expect(shown(run("def f(x):\n    return x * k", "k = 4", "y = f(3)"), "y")).toBe("12");
});

test("what listings leave out is what it usually is: libraries by their names, a progress bar, a network", () => {
  const found = run("a = np.sqrt(4.0) + math.pi * 0\nx = torch.randn(5, 2)\nfor t in tqdm(range(3)): x = x - model(x, t)\ng = partial(pow, 2)(5)\nshape = x.shape");
  expect([shown(found, "shape"), shown(found, "g"), stopped(found), raised(found)]).toEqual(["(5, 2)", "32", [], []]);
  expect(found.events.filter(({ kind }) => kind === "network")).toHaveLength(3);
});

test("a name that the program defines later or elsewhere is the program's", () => {
  expect(shown(run("def f(x): return model(x)\ndef model(x): return x + 1\nnp = 3\ny = f(np)"), "y")).toBe("4");
});

test("named tuples have names and places", () => {
  const found = run("from collections import namedtuple\nfrom typing import NamedTuple\nP = namedtuple('P', ['mean', 'var'])\nclass Q(NamedTuple):\n    a: int\n    b: int = 7\np, q = P(1, var=2), Q(3)\nm, v = p\nl = [p.mean, p[1], m, v, q.b, *q]");
  expect([shown(found, "l"), stopped(found)]).toEqual(["[1, 2, 1, 2, 7, 3, 7]", []]);
});
