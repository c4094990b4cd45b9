import { expect, test } from "vitest";
import type { Tensor, Value } from "../../src/program/value.ts";
import type { Event, Run } from "../../src/program/world.ts";
import { run, runIn, shown, stopped } from "./run.ts";

const of = <K extends Event["kind"]>(from: Pick<Run, "events">, kind: K): Extract<Event, { readonly kind: K }>[] => from.events.filter((event): event is Extract<Event, { readonly kind: K }> => event.kind === kind);
const line = (event: Event): number => event.spot.node.lineno;
const tensor = (value: Value): Tensor => {
  if (value.kind !== "tensor") throw new Error(`no array: ${value.kind === "unknown" ? value.reason : value.kind}`);
  return value;
};
/** A law of one cell: its constant and its coefficients, by variable's name and number. */
const law = (from: Run, name: string): Record<string, number> => {
  const cell = tensor(from.globals.names.get(name)!).cells[0]!;
  if (typeof cell === "number") return { constant: cell };
  return { constant: cell.constant, ...Object.fromEntries([...cell.terms].flatMap((term, id) => (term === 0 ? [] : [[`${from.variables[id]!.kind} ${id}`, Number(term.toFixed(12))]]))) };
};

test("every binding is an event, with how, the function, the loops and their turns", () => {
  const found = run("def f(a):\n    b = a + 1\n    for i in range(2):\n        b += i\n    return b\nx = f(3)\nclass C: pass\nc = C()\nc.y = 4\nl = [0]\nl[0] = 5");
  expect(of(found, "bound").map((event) => [event.name, event.how, line(event), event.function ?? "", event.loops.map(({ turn }) => turn).join()])).toEqual([
    ["a", "parameter", 6, "f", ""], ["b", "assign", 2, "f", ""], ["i", "loop", 3, "f", "0"], ["b", "augmented", 4, "f", "0"], ["i", "loop", 3, "f", "1"], ["b", "augmented", 4, "f", "1"],
    ["x", "assign", 6, "", ""], ["c", "assign", 8, "", ""], ["y", "attribute", 9, "", ""], ["l", "assign", 10, "", ""], ["l", "entry", 11, "", ""],
  ]);
  expect(of(found, "returned").map((event) => [event.function, event.depth, event.value])).toEqual([["f", 1, { kind: "int", value: 5 }]]);
});

test("reading a one-axis array by a whole number says which entry was read", () => {
  const found = run("import numpy as np\nbetas = np.linspace(0.1, 0.4, 4)\na = betas[2]\nb = betas[-1]\ntable = betas\nfor t in range(2): table[t]");
  expect(of(found, "read").map(({ name, index, value }) => [name, index, Number((value as number).toFixed(6))])).toEqual([["betas", 2, 0.3], ["betas", -1, 0.4], ["table", 0, 0.1], ["table", 1, 0.2]]);
});

test("an array in an event is as it was, and what shares an array shares what is written into it", () => {
  const found = run("import numpy as np\nx = np.zeros(3)\ny = x\nx[0] = 5\nx += 1\nz = x * 1\nx[1] = 7");
  expect(of(found, "bound").filter(({ name, how }) => name === "x" && how === "assign").map(({ value }) => tensor(value).cells[0])).toEqual([0]);
  expect(["x", "y", "z"].map((name) => tensor(found.globals.names.get(name)!).cells)).toEqual([[6, 7, 1], [6, 7, 1], [6, 1, 1]]);
  const changed = of(found, "bound").find(({ how }) => how === "augmented")!;
  expect(tensor(changed.value).cells).toEqual([6, 1, 1]);
});

test("one forward step is an affine law, and so is a step of a sampler over a network", () => {
  const found = run("import torch\nx0 = torch.randn(5, 3)\nx1 = 0.6 * x0 + 0.8 * torch.randn_like(x0)\neps = model(x1, 3)\ny = (x1 - 0.8 * eps) / 0.6");
  expect(law(found, "x1")).toEqual({ constant: 0, "normal 0": 0.6, "normal 1": 0.8 });
  expect(law(found, "y")).toEqual({ constant: 0, "normal 0": 1, "normal 1": 1.333333333333, "network 2": -1.333333333333 });
  expect(of(found, "network").map(({ call }) => [call.name, call.arguments.length, line(of(found, "network")[0]!)])).toEqual([["model", 2, 4]]);
});

/** Ways to write a network, and whether calling it is an event. */
const networks: readonly (readonly [name: string, program: string, call: string | undefined])[] = [
  ["a name that nothing defines", "y = model(x, 3)", "model"],
  ["an attribute that is not known", "class D:\n    def __init__(self, m): self.eps_model = m\n    def go(self, x): return self.eps_model(x, 1)\ny = D(something).go(x)", "self.eps_model"],
  ["something imported", "from diffusers import UNet2DModel\nunet = UNet2DModel(sample_size=32)\ny = unet(x, 3).sample", "unet"],
  ["an output given as a tuple", "from diffusers import UNet2DModel\nunet = UNet2DModel()\ny = unet(x, 3, return_dict=False)[0]", "unet"],
  ["layers put together", "net = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 2)).to('cpu')\ny = net(x)", "net"],
  ["a module made of layers", "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = nn.Linear(2, 2)\n    def forward(self, x, t):\n        return self.a(x)\nanything = Net()\nanything.train()\ny = anything(x, t=3)", "anything"],
  ["a module that calls one", "class Wrapper(nn.Module):\n    def __init__(self, inner):\n        super().__init__()\n        self.inner = inner\n    def forward(self, x): return self.inner(x) * 2\ny = Wrapper(nn.Linear(2, 2))(x)", "self.inner"],
  ["a function that is not known and not named like one", "y = plot(x)", undefined],
  ["a known function", "def model(x): return 2 * x\ny = model(x)", undefined],
  ["a network given nothing random", "y = model(3)", undefined],
];
for (const [name, program, call] of networks) {
  test(`${name}: ${call ? "its call is that of a network" : "no network is called"}`, () => {
    const found = run(`import torch\nfrom torch import nn\nx = torch.randn(5, 2)\n${program}`);
    expect(of(found, "network").map((event) => event.call.name)).toEqual(call ? [call] : []);
    if (call) expect(Object.keys(law(found, "y")).some((term) => term.startsWith("network"))).toBe(true);
  });
}

test("a diffusion process that is a module is followed: its buffers, its forward, its loss", () => {
  const found = run(`import torch, torch.nn as nn, torch.nn.functional as F
class Diffusion(nn.Module):
    def __init__(self, model, T=10):
        super().__init__()
        self.model = model
        betas = torch.linspace(0.1, 0.2, T)
        self.register_buffer("betas", betas)
        register = lambda name, value: self.register_buffer(name, value.to(torch.float32))
        register("alpha_bars", torch.cumprod(1 - betas, 0))
    def forward(self, x0):
        t = torch.randint(0, 10, (x0.shape[0],))
        noise = torch.randn_like(x0)
        ab = self.alpha_bars[t].view(-1, 1)
        return F.mse_loss(self.model(ab.sqrt() * x0 + (1 - ab).sqrt() * noise, t), noise)
loss = Diffusion(eps_model)(torch.randn(5, 2))`);
  expect(stopped(found).filter((reason) => reason !== "eps_model")).toEqual([]);
  expect(found.globals.names.get("loss")!.kind).toBe("statistic");
  expect(of(found, "bound").filter(({ how }) => how === "attribute").map(({ name }) => name)).toEqual(["model", "betas", "alpha_bars"]);
  expect(of(found, "integer").map(({ low, high }) => [low, high])).toEqual([[0, 10]]);
});

test("a condition that is not known leaves what either branch binds unknown by its name, and nothing else", () => {
  const found = run("a = b = c = d = 1\nl = []\nif flag:\n    a = 2\n    l.append(1)\nelif b:\n    c = 3\nelse:\n    d = 4");
  expect(["a", "b", "c", "d", "l"].map((name) => shown(found, name))).toEqual(["? flag", "1", "? flag", "? flag", "? flag"]);
  const checked = run("x = 1\nif flag > 3: raise ValueError('no')\nassert flag\ndef f():\n    if flag: return 1\n    return 2\ny = f()\nz = 1 if flag else 2");
  expect(["x", "y", "z"].map((name) => shown(checked, name))).toEqual(["1", "? flag", "? flag"]);
});

test("a loader whose batches are not known gives one turn, and a count that is not known leaves nothing known", () => {
  const found = run("import torch\nfor epoch in range(2):\n    for i, batch in enumerate(loader):\n        t = i\n        x = torch.randn(3)\nfor k in range(args.n):\n    y = 2\nwhile busy():\n    z = 3");
  expect([shown(found, "t"), shown(found, "y"), shown(found, "z")]).toEqual(["0", "? args", "? busy"]);
  expect(of(found, "drawn")).toHaveLength(2);
});

test("a break that nobody knows of leaves unknown what the loop binds", () => {
  expect(shown(run("x = 0\nfor i in range(5):\n    x = i\n    if flag: break"), "x")).toBe("? flag");
});

test("a world puts values in where names are bound, whole numbers where they are written, and answers for networks and draws", () => {
  const found = runIn({
    bind: ({ name, value, how }) => (name === "betas" && how === "assign" ? { kind: "list", items: [{ kind: "float", value: 0.25 }] } : value),
    literal: (value) => (value === 1000 ? 3 : value),
    integer: (_, high) => high - 1,
    network: ({ state }) => state,
  }, "import torch\nT = 1000\nbetas = torch.linspace(0, 1, T)\nt = torch.randint(0, T, (1,))\nx = torch.randn(2)\ny = x - model(x)");
  expect([shown(found, "T"), shown(found, "betas"), tensor(found.globals.names.get("t")!).cells, law(found, "y")]).toEqual(["3", "[0.25]", [2], { constant: 0 }]);
});

test("a walk of many points kept in a list becomes one array without a variable for each point", () => {
  const found = run("import numpy as np\nx = np.concatenate([np.random.normal(-2, 0.3, 500), np.random.normal(2, 0.3, 500)])\npath = [x]\nfor t in range(20):\n    x = 0.6 * x + 0.8 * np.random.randn(1000)\n    path.append(x)\npath = np.array(path)\nlast = path[20] - x\nshape = path.shape");
  expect([shown(found, "shape"), tensor(found.globals.names.get("last")!).cells.every((cell) => (typeof cell === "number" ? cell === 0 : cell.constant === 0 && cell.terms.every((term) => term === 0)))]).toEqual(["(21, 1000)", true]);
  expect(found.variables.length).toBeLessThan(200);
});

test("steps are written as tensors of a step each", () => {
  const found = run("import torch\nx = torch.randn(5, 2)\nt = x.new_full((5,), 3, dtype=torch.long)\nb = torch.linspace(0, 1, 5)[t]");
  expect([tensor(found.globals.names.get("t")!).type, tensor(found.globals.names.get("b")!).cells]).toEqual(["int", [0.75]]);
});
