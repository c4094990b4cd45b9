/** What the network is asked for: the noise ε, the data x_0, or the velocity v = √ᾱ ε − √(1−ᾱ) x_0 (Salimans & Ho 2022). */
export type Target = "epsilon" | "x0" | "v";

/**
 * Document 003's network: x_t and the embedding of t each through their own layers, then joined. A layer is linear, LayerNorm, SiLU; the last one is linear alone.
 * `width` is the branches' width, the joint layers are twice as wide; `depth` counts the layers of x_t's branch and those after the join (003 has 256 and 2).
 */
export interface Architecture {
  readonly dimension: 1 | 2;
  readonly width: number;
  readonly depth: number;
}

/** Width of the sinusoidal embedding of t. */
export const embeddingWidth = 64;

/** One layer's sizes. `norm` layers have γ and a shift beside weights and bias. */
export interface Layer {
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly norm: boolean;
}

export interface Layers {
  /** x_t's branch, the time branch, the layers after the join, and the last linear one. */
  readonly data: readonly Layer[];
  readonly time: Layer;
  readonly joint: readonly Layer[];
  readonly output: Layer;
}

export function layersOf({ dimension, width, depth }: Architecture): Layers {
  const layer = (name: string, inputs: number, outputs: number, norm = true): Layer => ({ name, inputs, outputs, norm });
  return {
    data: Array.from({ length: depth }, (_, i) => layer(`data${i + 1}`, i === 0 ? dimension : width, width)),
    time: layer("time", embeddingWidth, width),
    joint: Array.from({ length: depth }, (_, i) => layer(`joint${i + 1}`, 2 * width, i === depth - 1 ? width : 2 * width)),
    output: layer("output", width, dimension, false),
  };
}

export const allLayers = ({ data, time, joint, output }: Layers): readonly Layer[] => [...data, time, ...joint, output];

/** Parameters in all: 480,770 for 003's sizes. */
export function parametersIn(architecture: Architecture): number {
  return allLayers(layersOf(architecture)).reduce((sum, { inputs, outputs, norm }) => sum + (inputs + 1) * outputs + (norm ? 2 * outputs : 0), 0);
}
