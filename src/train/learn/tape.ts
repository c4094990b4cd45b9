import { add, concat, div, keep, mean, mul, sqrt, square, sub, type Tensor, tensor, tensor2d, type Tensor2D, tidy, type Variable, variable, variableGrads } from "@tensorflow/tfjs-core";
import type { Scalar } from "@tensorflow/tfjs-core";
import type { Batch } from "../batch.ts";
import { allLayers, embeddingWidth, type Layer, layersOf } from "../model/architecture.ts";
import { embed } from "../model/embedding.ts";
import type { LayerWeights, Weights } from "../model/weights.ts";
import { adamStep, adamW } from "../optimise/adamw.ts";
import type { Errors, Learned, Learner } from "./learner.ts";

/** How a make computes a layer: x W + b, and LayerNorm with SiLU after it. */
export interface Operations {
  linear(x: Tensor2D, weight: Tensor2D, bias: Tensor): Tensor2D;
  normSilu(x: Tensor2D, scale: Tensor, shift: Tensor): Tensor2D;
}

const parts = ["weight", "bias", "scale", "shift"] as const;
type Part = (typeof parts)[number];

/** The learner whose gradients come from tfjs's tape. */
export function tapeLearner(start: Learned, { linear, normSilu }: Operations): Learner {
  const layers = layersOf(start.architecture);
  const all = allLayers(layers);
  const { dimension } = start.architecture;
  let iteration = start.iteration;
  const weights = variables(start.weights, true), means = variables(start.mean, false), squares = variables(start.square, false), average = variables(start.average, false);

  function variables(of: Weights, trainable: boolean): Map<string, Variable> {
    return new Map(all.flatMap((layer) => parts.filter((part) => of[layer.name]![part]).map((part) =>
      [`${layer.name} ${part}`, tidy(() => variable(tensor(of[layer.name]![part]!, shapeOf(layer, part)), trainable))] as const)));
  }

  const layer = (x: Tensor2D, { name, norm }: Layer, from: ReadonlyMap<string, Variable>): Tensor2D => {
    const z = linear(x, from.get(`${name} weight`) as unknown as Tensor2D, from.get(`${name} bias`)!);
    return norm ? normSilu(z, from.get(`${name} scale`)!, from.get(`${name} shift`)!) : z;
  };
  const answers = (noisy: Tensor2D, embedding: Tensor2D, from: ReadonlyMap<string, Variable>): Tensor2D => {
    let x = noisy;
    for (const each of layers.data) x = layer(x, each, from);
    x = concat([x, layer(embedding, layers.time, from)], 1);
    for (const each of layers.joint) x = layer(x, each, from);
    return layer(x, layers.output, from);
  };

  return {
    iteration: () => iteration,
    step(batch, rate) {
      const residual = tidy(() => {
        const { noisy, embedding, target, weight } = tensorsOf(batch, dimension);
        let left: Tensor | undefined;
        const { value, grads } = variableGrads(() => {
          left = keep(sub(answers(noisy, embedding, weights), target));
          return mean(mul(square(left), weight)) as Scalar;
        }, [...weights.values()]);
        value.dispose();
        const { keep: kept, step, second } = adamStep(++iteration, rate);
        for (const [name, w] of weights) {
          const g = grads[w.name]!, m = means.get(name)!, v = squares.get(name)!;
          m.assign(add(mul(m, adamW.beta1), mul(g, 1 - adamW.beta1)));
          v.assign(add(mul(v, adamW.beta2), mul(square(g), 1 - adamW.beta2)));
          w.assign(sub(mul(w, kept), div(mul(m, step), add(sqrt(mul(v, second)), adamW.epsilon))));
        }
        return left!;
      });
      return errorsOf(residual, batch.size, dimension, 1);
    },
    moveAverage(kept) {
      tidy(() => {
        for (const [name, a] of average) a.assign(add(mul(a, kept), mul(weights.get(name)!, 1 - kept)));
      });
    },
    async answer(noisy, steps, which) {
      const found = tidy(() => answers(tensor2d(noisy, [steps.length, dimension]), tensor2d(embed(steps), [steps.length, embeddingWidth]), which === "average" ? average : weights));
      const values = await found.data<"float32">();
      found.dispose();
      return values;
    },
    async learned() {
      const read = async (from: ReadonlyMap<string, Variable>): Promise<Weights> => {
        const result: Record<string, Record<string, Float32Array>> = {};
        for (const { name } of all) {
          result[name] = {};
          for (const part of parts) if (from.has(`${name} ${part}`)) result[name][part] = (await from.get(`${name} ${part}`)!.data<"float32">()).slice();
        }
        return result as unknown as Record<string, LayerWeights>;
      };
      const now = iteration;
      return { architecture: start.architecture, iteration: now, weights: await read(weights), mean: await read(means), square: await read(squares), average: await read(average) };
    },
    dispose() {
      for (const each of [weights, means, squares, average]) for (const one of each.values()) one.dispose();
    },
  };
}

const shapeOf = ({ inputs, outputs }: Layer, part: Part): number[] => (part === "weight" ? [inputs, outputs] : [outputs]);

function tensorsOf({ size, noisy, embedding, target, weight }: Batch, dimension: number) {
  return {
    noisy: tensor2d(noisy, [size, dimension]), embedding: tensor2d(embedding, [size, embeddingWidth]),
    target: tensor2d(target, [size, dimension]), weight: tensor2d(weight, [size, 1]),
  };
}

/** The squared errors in a residual that is `scale` times answer − target. */
export function errorsOf(residual: Tensor, size: number, dimension: number, scale: number): Errors {
  return {
    async read() {
      const values = await residual.data();
      const errors = new Float32Array(size);
      for (let i = 0; i < size * dimension; i++) errors[Math.floor(i / dimension)]! += (values[i]! / scale) ** 2 / dimension;
      return errors;
    },
    dispose: () => residual.dispose(),
  };
}
