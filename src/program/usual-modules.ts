import type { Value } from "./value.ts";

/** Libraries by the names that everyone gives them: a listing out of a longer text leaves its imports out. */
export const usualModules: ReadonlyMap<string, Value> = new Map(
  Object.entries({ np: "numpy", numpy: "numpy", torch: "torch", nn: "torch.nn", F: "torch.nn.functional", math: "math" }).map(([name, path]): [string, Value] => [name, { kind: "module", path }]),
);
