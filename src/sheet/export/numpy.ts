import type { Library } from "./library.ts";

/** NumPy. Its cumprod and cumsum go from left to right, as the engine does; x ** 2 on arrays is x * x, on single numbers it need not be. */
export const numpy: Library = {
  name: "numpy",
  imports: "import numpy as np",
  plain: "np",
  steps: (from) => `np.arange(${from}, T + 1, dtype=np.float64)`,
  full: (count, value) => `np.full(${count}, ${value}, dtype=np.float64)`,
  room: (count) => `np.empty(${count})`,
  literal: (values) => `np.array([${values}])`,
  copy: (array) => `${array}.copy()`,
  join: (heads, tail) => `np.concatenate(([${heads.join(", ")}], ${tail}))`,
  cumulative: (op, array) => `np.${op === "*" ? "cumprod" : "cumsum"}(${array})`,
  where: (test, whenTrue, whenFalse) => `np.where(${test.text}, ${whenTrue.text}, ${whenFalse.text})`,
  elementary: (name, of) => `np.${name}(${of})`,
  extreme: (name, a, b) => `np.${name}imum(${a.text}, ${b.text})`,
  number: (plain) => plain,
  square: (x, where) => (where === "stretch" && x.array ? undefined : `np.square(${x.text})`),
};
