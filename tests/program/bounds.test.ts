import { expect, test } from "vitest";
import { usualLimits } from "../../src/program/world.ts";
import { run, runIn, shown } from "./run.ts";

/** Programs without an end or of great size, and the limit that ends them. */
const endless: readonly (readonly [name: string, program: string, limit: string])[] = [
  ["an endless loop", "while True:\n    x = 1", "steps"],
  ["an endless loop that does nothing", "while True: pass", "steps"],
  ["endless recursion", "def f(x): return f(x + 1)\nf(0)", "depth"],
  ["recursion through attributes", "class A:\n    @property\n    def x(self): return self.x\nA().x", "depth"],
  ["recursion through a formatted text", "class A:\n    def __repr__(self): return f'{self}'\nstr(A())", "depth"],
  ["a list that grows while it is gone through", "l = [1]\nfor x in l: l.append(x)", "steps|entries"],
  ["a long text", "s = 'a' * 10**9", "entries"],
  ["a doubling text", "s = 'ab'\nwhile True: s += s", "entries"],
  ["a doubling list", "l = [1]\nwhile True: l = l + l", "entries"],
  ["a list repeated", "l = [0] * 10**9", "entries"],
  ["a list of a long range", "l = list(range(10**9))", "entries"],
  ["a comprehension over a long range", "l = [x for x in range(10**10)]", "steps|entries"],
  ["nested comprehensions", "l = [[y for y in range(10**4)] for x in range(10**4)]", "steps|entries"],
  ["a long array", "import numpy as np\nx = np.linspace(0, 1, 10**10)", "entries"],
  ["an array repeated", "import numpy as np\nx = np.arange(10**6)\nwhile True: x = np.concatenate([x, x])", "entries|steps"],
  ["a long print", "while True: print('x' * 1000)", "printed"],
  ["a sum over a long range", "s = sum(range(10**12))", "entries"],
  ["an endless generator of random arrays, taken whole", "import numpy as np\ndef g():\n    i = 0\n    while True:\n        i += 1\n        if i > 10**9: break\n        for k in range(10): np.random.randn(3)\ng()", "steps"],
  ["brackets nested deeper than a stack", `x = ${"(".repeat(3000)}1${")".repeat(3000)}`, "depth|undefined"],
  ["a long chain of operators", `x = ${"1 + ".repeat(20000)}1`, "depth|undefined"],
];

for (const [name, program, limit] of endless) {
  test(`${name} ends by its limit`, () => {
    expect(String(run(program).ended)).toMatch(new RegExp(`^(${limit})$`));
  });
}

test("numbers past 2^53 are not known, and take no time", () => {
  const found = run("x = 2 ** 10 ** 9\ny = 10 ** 30\nz = 9007199254740991 + 1\na = 2 ** 52\nb = 123456789012345678901234567890");
  expect(["x", "y", "z", "a", "b"].map((name) => shown(found, name))).toEqual(["? large integer", "? large integer", "? large integer", "4503599627370496", "? large integer"]);
  expect(found.ended).toBeUndefined();
});

test("a range is not made before it is gone through", () => {
  const found = run("r = range(10**12)\nn = len(r)\nk = r[10**6]\nfor i in r:\n    if i == 5: break\nj = 7 in r");
  expect(["r", "n", "k", "i", "j"].map((name) => shown(found, name))).toEqual(["range(0, 1000000000000)", "1000000000000", "1000000", "5", "True"]);
});

test("an endless generator gives its beginning", () => {
  const found = run("def cycle(x):\n    while True:\n        for y in x: yield y\ng = cycle([1, 2, 3])\na = [next(g) for i in range(4)]");
  expect([shown(found, "a"), found.ended]).toEqual(["[1, 2, 3, 1]", undefined]);
});

test("the limits are the world's", () => {
  expect(runIn({ limits: { ...usualLimits, steps: 100 } }, "for i in range(1000): x = i").ended).toBe("steps");
  expect(runIn({ limits: { ...usualLimits, depth: 3 } }, "def f(n): return n and f(n - 1)\nf(2)\nf(5)").ended).toBe("depth");
});

test("nothing outside of the program is reached", () => {
  const found = run("import os, sys, subprocess\nos.system('touch /tmp/never')\nx = open('/etc/passwd').read()\ny = __import__('os')\neval('1 + 1')\nexec('z = 1')\nimport this.does.not.exist as q\nw = q.f(3)");
  expect(["x", "y", "z", "w"].map((name) => shown(found, name).slice(0, 1))).toEqual(["?", "?", "n", "?"]);
});
