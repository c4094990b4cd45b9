import type { Value } from "./value.ts";

const module = (path: string): Value => ({ kind: "module", path });
const builtin = (path: string): Value => ({ kind: "builtin", path });

/** What names stand for that nobody defines otherwise: listings leave their imports out. */
export const usualNames: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["np", module("numpy")], ["numpy", module("numpy")], ["jnp", module("numpy")], ["jax", module("jax")], ["tf", module("tensorflow")], ["torch", module("torch")], ["th", module("torch")], ["nn", module("torch.nn")], ["F", module("torch.nn.functional")],
  ["math", module("math")], ["random", module("random")], ["plt", module("matplotlib.pyplot")], ["itertools", module("itertools")], ["functools", module("functools")],
  // Pseudo-code and `from torch import *`.
  ...["sqrt", "exp", "log", "cos", "sin", "linspace", "cumprod", "cumsum", "clip", "zeros_like", "ones_like", "arange"].map((name) => [name, builtin(`numpy.${name}`)] as const),
  ...["randn", "randn_like"].map((name) => [name, builtin(`torch.${name}`)] as const),
  ["tqdm", builtin("tqdm.tqdm")], ["trange", builtin("tqdm.trange")], ["partial", builtin("functools.partial")], ["rearrange", builtin("einops.rearrange")],
]);
