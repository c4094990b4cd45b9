import type { Library, Piece } from "./library.ts";

/** A number of Python's as a tensor: torch would hold it in its default type, which is float32. */
const tensor = ({ text, array }: Piece): string => (array ? text : `torch.tensor(${text}, dtype=torch.float64)`);

/**
 * PyTorch, on the CPU, where cumprod and cumsum go from left to right. It divides a number by a tensor with two roundings (by the reciprocal), so that the number is made a
 * tensor first; x ** 2 is x * x.
 */
export const pytorch: Library = {
  name: "pytorch",
  imports: "import torch",
  plain: "math",
  steps: (from) => `torch.arange(${from}, T + 1, dtype=torch.float64)`,
  full: (count, value) => `torch.full((${count},), ${value}, dtype=torch.float64)`,
  room: (count) => `torch.empty(${count}, dtype=torch.float64)`,
  literal: (values) => `torch.tensor([${values}], dtype=torch.float64)`,
  copy: (array) => `${array}.clone()`,
  join: (heads, tail) => `torch.cat((torch.tensor([${heads.join(", ")}], dtype=torch.float64), ${tail}))`,
  cumulative: (op, array) => `torch.${op === "*" ? "cumprod" : "cumsum"}(${array}, dim=0)`,
  where: (test, whenTrue, whenFalse) => `torch.where(${test.array ? test.text : `torch.tensor(${test.text})`}, ${tensor(whenTrue)}, ${tensor(whenFalse)})`,
  elementary: (name, of) => `torch.${name}(${of})`,
  extreme(name, a, b) {
    if (a.array && b.array) return `torch.${name}imum(${a.text}, ${b.text})`;
    const [array, number] = a.array ? [a, b] : [b, a];
    return `torch.clamp(${array.text}, ${name === "min" ? "max" : "min"}=${number.text})`;
  },
  number: (plain) => tensor({ text: plain, array: false }),
  square: (x) => (x.array ? undefined : `_power(${x.text}, 2)`),
};
