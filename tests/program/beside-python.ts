import { execFileSync } from "node:child_process";
import { expandAll } from "../../src/program/expand.ts";
import { Raised } from "../../src/program/raised.ts";
import type { Value } from "../../src/program/value.ts";
import { runLines } from "./mini-python.ts";
import { plainContext } from "./plain-context.ts";

/** What a snippet leaves in `out`: its shape and numbers, or what it raises. */
export type Left = { readonly shape: readonly number[]; readonly values: readonly (number | string)[]; readonly whole: boolean } | { readonly items: readonly Left[] } | { readonly raises: string; readonly message: string } | { readonly unknown: string };

const driver = `
import json, sys, math, warnings
warnings.filterwarnings("ignore")
try:
    import numpy as np
except ImportError:
    np = None
try:
    import torch, torch.nn.functional as F
    torch.set_default_dtype(torch.float64)
except ImportError:
    torch = F = None
def number(x):
    x = float(x)
    return x if math.isfinite(x) else repr(x)
def left(v):
    if isinstance(v, (tuple, list)) and not (len(v) and all(isinstance(x, (int, float)) for x in v)): return {"items": [left(x) for x in v]}
    if torch is not None and isinstance(v, torch.Tensor): v = v.detach().numpy()
    a = np.asarray(v)
    return {"shape": list(a.shape), "values": [number(x) for x in a.reshape(-1)], "whole": a.dtype.kind in "iub"}
done = []
for source in json.load(sys.stdin):
    names = {"np": np, "torch": torch, "F": F, "math": math}
    try:
        exec(source, names)
        done.append(left(names["out"]))
    except Exception as e:
        done.append({"raises": type(e).__name__, "message": str(e)})
print(json.dumps(done))
`;

/** Where a Python with this module is; undefined where there is none. */
export function pythonWith(module: "numpy" | "torch"): string | undefined {
  return ["python3", "/usr/bin/python3"].find((python) => {
    try {
      execFileSync(python, ["-c", `import ${module}${module === "torch" ? ", numpy" : ""}`], { stdio: "ignore", timeout: 60_000 });
      return true;
    } catch { return false; }
  });
}

/** All snippets in one process of Python. */
export const inPython = (python: string, sources: readonly string[]): Left[] =>
  JSON.parse(execFileSync(python, ["-c", driver], { input: JSON.stringify(sources), encoding: "utf8", maxBuffer: 1e9, env: { ...process.env, OMP_NUM_THREADS: "1" } })) as Left[];

/** The same snippet in the interpreter's library. */
export function inLibrary(source: string): Left {
  const context = plainContext();
  const left = (value: Value): Left => {
    switch (value.kind) {
      case "int": case "float": case "bool": return { shape: [], values: [printed(Number(value.value))], whole: value.kind !== "float" };
      case "tuple": case "list":
        if (value.items.length > 0 && value.items.every((item) => item.kind === "int" || item.kind === "float")) {
          return { shape: [value.items.length], values: value.items.map((item) => printed(Number((item as { value: number }).value))), whole: value.items.every((item) => item.kind === "int") };
        }
        return { items: value.items.map(left) };
      case "tensor": return { shape: value.shape, values: expandAll(value, context).cells.map((cell) => typeof cell === "number" ? printed(cell) : "random"), whole: value.type !== "float" };
      case "unknown": return { unknown: value.reason };
      default: return { unknown: value.kind };
    }
  };
  try {
    return left(runLines(source, context).get("out")!);
  } catch (error) {
    if (error instanceof Raised) return { raises: error.type, message: error.message };
    throw error;
  }
}
const printed = (x: number): number | string => Number.isFinite(x) ? x : Number.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";

/** What differs between the two, or undefined; numbers to 1e-12, errors by type, messages where both are said to matter. */
export function difference(ours: Left, theirs: Left): string | undefined {
  const shown = () => `ours ${JSON.stringify(ours).slice(0, 300)} theirs ${JSON.stringify(theirs).slice(0, 300)}`;
  if ("raises" in ours && "raises" in theirs) return ours.raises === theirs.raises ? undefined : shown();
  if ("items" in ours && "items" in theirs) return ours.items.length === theirs.items.length ? ours.items.map((item, i) => difference(item, theirs.items[i]!)).find(Boolean) : shown();
  if (!("shape" in ours && "shape" in theirs)) return shown();
  if (ours.shape.join() !== theirs.shape.join() || ours.whole !== theirs.whole || ours.values.length !== theirs.values.length) return shown();
  const differs = ours.values.some((x, i) => {
    const y = theirs.values[i]!;
    return typeof x === "number" && typeof y === "number" ? Math.abs(x - y) > 1e-12 * Math.max(1, Math.abs(x), Math.abs(y)) : x !== y;
  });
  return differs ? shown() : undefined;
}
