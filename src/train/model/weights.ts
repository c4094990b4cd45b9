import { random, seedOf } from "../../base/random.ts";
import { allLayers, type Architecture, layersOf } from "./architecture.ts";

/** A layer's numbers: `weight` is inputs × outputs, row by row; `scale` and `shift` are LayerNorm's. */
export interface LayerWeights {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
  readonly scale?: Float32Array;
  readonly shift?: Float32Array;
}

/** A network's numbers by the names of its layers. */
export type Weights = Readonly<Record<string, LayerWeights>>;

/** Fresh weights: uniform on ±1/√inputs for weights and biases (PyTorch's `nn.Linear`), scale 1 and shift 0. Each layer draws from its own seed. */
export function freshWeights(architecture: Architecture, seed: number): Weights {
  return Object.fromEntries(allLayers(layersOf(architecture)).map(({ name, inputs, outputs, norm }) => {
    const draw = random(seedOf(name, seed));
    const bound = 1 / Math.sqrt(inputs);
    const uniform = (length: number) => Float32Array.from({ length }, () => (2 * draw.uniform() - 1) * bound);
    const linear = { weight: uniform(inputs * outputs), bias: uniform(outputs) };
    return [name, norm ? { ...linear, scale: new Float32Array(outputs).fill(1), shift: new Float32Array(outputs) } : linear];
  }));
}
