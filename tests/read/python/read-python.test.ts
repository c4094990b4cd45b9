import { describe, expect, test } from "vitest";
import { readPython } from "../../../src/read/python/read-python.ts";

const kinds = (source: string): readonly string[] => readPython(source).repairs.map(({ kind, line }) => `${line}: ${kind}`);
const flat = (text: string): string => text.replace(/^[ \t]+/gm, "");
/** The source at the place of the n-th statement. */
const said = (source: string, n: number): string => {
  const { module, placeOf } = readPython(source);
  const { start, end } = placeOf(module.body[n]!);
  return source.slice(start, end);
};

describe("a source that parses", () => {
  test("is left as it is, and its nodes have places in it, counted in UTF-16", () => {
    const source = "x = 'β𝑥'  # π\ny = x + '√'\n";
    expect(readPython(source).repairs).toEqual([]);
    expect(readPython(source).fault).toBeUndefined();
    expect([said(source, 0), said(source, 1)]).toEqual(["x = 'β𝑥'", "y = x + '√'"]);
  });
});

describe("lost indentation", () => {
  const cases: Readonly<Record<string, string>> = {
    "a function and what follows its return": `
def f(x, y):
    """what
    it does"""
    z = x + y
    return z
a = f(1, 2)
`,
    "two branches and a loop that carries its state": `
def g(x, t, betas=None):
    if betas is None:
        betas = table()
    for i in range(t):
        eps = np.random.normal(0, 1, x.shape)
        if i > 0:
            x = x + eps
        else:
            x = x - eps
    return x
`,
    "methods, a nested function and what runs the class": `
import torch
class D(nn.Module):
    def __init__(self, T=10):
        super().__init__()
        self.T = T
        self.betas = torch.linspace(1e-4, 0.02, T)

    def step(self, x, t):
        def pick(a):
            return a[t]
        return pick(self.betas) * x

    @torch.no_grad()
    def sample(self, shape):
        x = torch.randn(shape)
        for t in reversed(range(self.T)):
            z = torch.randn_like(x) if t > 0 else 0
            x = self.step(x, t) + z
        return x

if __name__ == "__main__":
    d = D()
    x = d.sample((2, 3))
    print(x.shape)
`,
    "what is tried": `
try:
    import numpy as np
except ImportError:
    np = None
x = 1
`,
  };
  for (const [name, source] of Object.entries(cases)) {
    test(`is found again: ${name}`, () => {
      const unit = readPython(flat(source));
      expect(unit.text.replace(/^ +(?=[^ ])/gm, (margin) => margin).trim().split("\n").filter((line) => !/it does/.test(line))).toEqual(source.trim().split("\n").filter((line) => !/it does/.test(line)));
      expect(unit.repairs.map(({ kind, guessed }) => [kind, guessed])).toEqual([["indentation", undefined]]);
      expect(unit.fault?.kind).toBe("IndentationError");
    });
  }
  test("of one blank a line keeps what stands at the margin there", () => {
    const source = "for i in range(3):\n if i == 0:\n x = a\n else:\n y = b\n x = y + i\n\n show[i].plot(x)\nz = 1\n";
    expect(readPython(source).text).toBe("for i in range(3):\n    if i == 0:\n        x = a\n    else:\n        y = b\n        x = y + i\n\n    show[i].plot(x)\nz = 1\n");
  });
  test("leaves places in the source as it was given", () => {
    const source = "def f(x):\ny = x\nreturn y\nz = f(1)\n";
    expect(said(source, 1)).toBe("z = f(1)");
    expect(said(source, 0)).toBe("def f(x):\ny = x\nreturn y");
  });
  test("says at which lines a block may end elsewhere", () => {
    const unit = readPython("for i in range(3):\nx = step(x, i)\nn = count()\nm = 2\n");
    expect(unit.repairs[0]!.guessed!.length).toBeGreaterThan(0);
  });
  test("asks what is bound before: a name of an earlier listing is not a function's own", () => {
    const source = "def show(x, T):\nplot(x)\nrandom.seed(1)\nshow(x, T)\n";
    expect(readPython(source, new Set(["x", "T", "random"])).module.body).toHaveLength(3);
  });
});

describe("what authors forget", () => {
  test("a statement that goes on after an operator is joined with its next lines", () => {
    const source = "def f(a, b):\n    x = (1 / a) *\n         (b - 1) +\n         a\n    return x\n";
    const unit = readPython(source);
    expect(kinds(source)).toEqual(["2: continued line", "3: continued line"]);
    expect(unit.fault).toMatchObject({ kind: "SyntaxError", message: "invalid syntax", line: 2, column: 18 });
    expect(unit.module.body).toHaveLength(1);
  });
  test("a line that begins with an operator joins the one before", () => {
    expect(kinds("x = a\n    + b\n    * c\ny = 1\n")).toEqual(["2: continued line", "3: continued line"].map((each, i) => `${i + 1}: ${each.slice(3)}`));
  });
  test("a line that ends in a comma or a sign of equality joins a deeper one, and no other", () => {
    expect(kinds("a, b = f(x),\n    g(y)\nc =\n    1\n")).toEqual(["1: continued line", "3: continued line"]);
    expect(readPython("for i in x:\n    a =\n    b = 2\n").module.body).toEqual([]);
  });
  test("a colon and a bracket are put in, the bracket as a guess", () => {
    expect(kinds("for i in range(3)\n    x = i\n")).toEqual(["1: colon"]);
    expect(readPython("x = torch.sqrt(a * (1 - b)\ny = x + 1\nz = 2\n").repairs).toEqual([{ kind: "bracket", line: 1, guessed: [1] }]);
  });
});

describe("what exporters leave", () => {
  test("prompts go, and what was printed between them", () => {
    const source = ">>> a = 1\n>>> for i in x:\n...     b = i\n...\n>>> a\n1\n";
    expect(kinds(source)).toEqual(["1: prompt"]);
    expect(readPython(source).module.body).toHaveLength(3);
    expect(said(source, 0)).toBe("a = 1");
    expect(readPython("In [1]: a = 1\n\nIn [2]: a + 1\nOut[2]: 2\n\nIn [3]: for i in a:\n   ...:     b = i\n").module.body).toHaveLength(3);
  });
  test("a traceback goes", () => {
    const source = 'x = b[9]\nTraceback (most recent call last):\n  File "<stdin>", line 1, in <module>\nIndexError: index 9 is out of bounds\ny = 1\n';
    expect(kinds(source)).toEqual(["2: left out"]);
    expect(said(source, 1)).toBe("y = 1");
  });
  test("line ends are Python's", () => {
    const source = "x = 1\r\nif x:\r\n    y = 2\r\nz = 3\r\n";
    expect(readPython(source).fault).toBeUndefined();
    expect(said(source, 2)).toBe("z = 3");
  });
  test("magics and commands to the shell do nothing", () => {
    const source = "%matplotlib inline\n!pip install torch\nimport torch\nif x:\n    %time f()\ntorch.randn??\n";
    expect(kinds(source)).toEqual(["1: magic", "2: magic", "5: magic", "6: magic"]);
    expect(said(source, 2)).toBe("import torch");
  });
  test("line numbers go, in front of the lines or together", () => {
    expect(readPython("1 def f(x):\n2     y = x\n3     return y\n4\n5 z = f(1)\n").text).toBe("def f(x):\n    y = x\n    return y\n\nz = f(1)\n");
    expect(readPython("1\n2\n3\ndef f(x):\ny = x\nreturn y\n").module.body).toHaveLength(1);
  });
  test("typographic quotes, full-width signs and blanks become Python's, but not in strings and comments", () => {
    const source = "x = “a，b”\nprint（x，'（'） # （）\nif x：\n\u00a0\u00a0y = 1\n";
    expect(readPython(source).text).toBe("x = \"a，b\"\nprint(x,'（') # （）\nif x:\n  y = 1\n");
  });
  test("what is cut off at the end is left away", () => {
    const source = "x = 1\ny = f(x,\n   z\n";
    expect(kinds(source)).toEqual(["2: cut off"]);
    expect(readPython(source).module.body).toHaveLength(1);
    expect(readPython("x = 1\ndef f(x):\n    y = (x\n").module.body).toHaveLength(1);
  });
  test("a statement that cannot be mended is left out, and the others stay", () => {
    const source = "import numpy as np\nx = np.ones(3)\nx = = 2\ny = x + 1\n";
    expect(kinds(source)).toEqual(["3: left out"]);
    expect(said(source, 2)).toBe("y = x + 1");
  });
});

describe("what is no Python", () => {
  const texts: Readonly<Record<string, string>> = {
    "pseudo-code": "Algorithm 1 Training\nrepeat\n  x_0 ~ q(x_0)\n  t ~ Uniform({1, ..., T})\n  take gradient step on\nuntil converged\n",
    "the shell": "$ git clone https://github.com/a/b\n$ cd b\n$ python train.py --steps 10\n",
    "a program in C": "#include <stdio.h>\nint main() {\n  for (int i = 0; i < 3; i++) {\n    printf(\"%d\", i);\n  }\n}\n",
    "prose": "The forward process adds noise to the data.\nIt has T steps and ends in noise.\n",
    "Python 2": "print \"alpha\", alpha\nprint \"beta %f\" % beta\n",
    "JSON that breaks off": '{"a": 1,\n "b": [1, 2,\n',
  };
  for (const [name, text] of Object.entries(texts)) {
    test(`has a fault and no tree: ${name}`, () => {
      const unit = readPython(text);
      expect(unit.fault).toBeDefined();
      expect(unit.module.body).toEqual([]);
    });
  }
});
