import { expect, test } from "vitest";
import { random, type Random } from "../../src/base/random.ts";
import { difference, inLibrary, inPython, pythonWith } from "./beside-python.ts";
import { numpyPrelude } from "./numpy-snippets.ts";
import { torchPrelude } from "./torch-snippets.ts";

const pick = <T,>(r: Random, items: readonly T[]): T => items[r.whole(0, items.length - 1)]!;

/** An expression over the prelude's arrays, nested `depth` deep; what it makes of them may as well be an error. */
function expression(r: Random, depth: number, library: "np" | "torch"): string {
  const axis = library === "np" ? "axis" : "dim";
  if (depth === 0) return pick(r, ["a", "b", "m", "k", "v", "t", "2", "0.5", "-1", "3", "h"]);
  const inner = () => expression(r, depth - 1, library);
  const array = () => { const text = inner(); return /^-?[\d.]+$/.test(text) ? pick(r, ["a", "m", "v"]) : text; };
  const key = () => pick(r, ["0", "-1", "1:", ":-1", "::2", ":, 0", "..., -1", "None", "1:, None", "[0, 1]", "[0, -1], 0", ":, [1, 0]", ":, None, 1:", "7", "0, 0", "1, 5", "-1, ..."]);
  return pick(r, [
    () => `(${inner()} ${pick(r, ["+", "-", "*", "/", "//", "%", "**"])} ${inner()})`, () => `(${inner()} ${pick(r, ["+", "-", "*", "/"])} ${inner()})`, () => `(${array()} ${pick(r, ["<", "<=", ">", ">=", "==", "!="])} ${inner()})`,
    () => `(-${inner()})`, () => `${array()}[${key()}]`, () => `${array()}[${key()}]`,
    () => `${library}.${pick(r, ["exp", "sqrt", "cos", "tanh", "abs", "square", "floor", "sign"])}(${array()})`, () => `${library}.${pick(r, ["sum", "mean", "prod"])}(${array()})`,
    () => `${library}.${pick(r, ["sum", "cumsum", "cumprod", "argmax"])}(${array()}, ${axis}=${pick(r, ["0", "-1", "1"])})`, () => `${array()}.${pick(r, ["sum", "max", "min", "argmin"])}()`,
    () => `${library}.where(${array()} > 0.3, ${array()}, ${array()})`, () => `${array()}.reshape(${pick(r, ["-1", "-1, 1", "1, -1", "2, -1", "3, 4"])})`, () => `${array()}.T`,
    () => `${library}.clip(${array()}, 0.2, 0.7)`, () => `${library}.stack([${array()}, ${array()}])`, () => (library === "np" ? `np.concatenate([${array()}, ${array()}])` : `torch.cat([${array()}, ${array()}])`),
    () => `${library}.flip(${array()}, ${library === "np" ? "0" : "[0]"})`, () => `${library}.roll(${array()}, 1, ${pick(r, ["0", "-1"])})`, () => `(${array()} @ ${array()})`,
    () => (library === "np" ? `np.expand_dims(${array()}, ${pick(r, ["0", "-1"])})` : `${array()}.unsqueeze(${pick(r, ["0", "-1"])})`),
  ])();
}

/** Where a power or a quotient of whole numbers leaves what float64 holds, the libraries wrap and we do not. */
const isOrdinary = (left: unknown): boolean => !/e\+?(1[5-9]|[2-9]\d|\d{3})|nan|inf|\d{16}/.test(JSON.stringify(left));

function wrong(library: "np" | "torch", python: string, prelude: string, seed: number): { readonly wrong: string[]; readonly values: number } {
  const r = random(seed);
  const sources = Array.from({ length: 600 }, () => `out = ${expression(r, r.whole(1, 3), library)}`);
  const theirs = inPython(python, sources.map((source) => prelude + source));
  const all = sources.map((source, i) => [source, inLibrary(prelude + source), theirs[i]!] as const);
  return {
    wrong: all.flatMap(([source, ours, other]) => {
      // torch lets a single number have an axis 0; nobody writes that.
      if ("raises" in ours && ours.message.includes("[-1, 0]")) return [];
      const found = isOrdinary(other) ? difference(ours, other) : undefined;
      return found ? [`${source}: ${found}`] : [];
    }),
    values: all.filter(([, , other]) => "shape" in other).length,
  };
}

const [numpy, torch] = [pythonWith("numpy"), pythonWith("torch")];
test.skipIf(!numpy)("600 generated expressions give numpy's arrays or its errors", () => {
  const found = wrong("np", numpy!, numpyPrelude, 7);
  expect(found.wrong).toEqual([]);
  expect(found.values).toBeGreaterThan(300);
});
test.skipIf(!torch)("600 generated expressions give torch's tensors or its errors", () => {
  const found = wrong("torch", torch!, torchPrelude, 8);
  expect(found.wrong).toEqual([]);
  expect(found.values).toBeGreaterThan(250);
});
