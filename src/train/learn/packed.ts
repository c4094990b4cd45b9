import { add, backend, concat, engine, keep, matMul, mul, type Tensor, tensor2d, type Tensor2D, tidy } from "@tensorflow/tfjs-core";
import type { GPGPUProgram, MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import { allLayers, embeddingWidth, type Layer, layersOf } from "../model/architecture.ts";
import { embed } from "../model/embedding.ts";
import type { LayerWeights, Weights } from "../model/weights.ts";
import { adamStep } from "../optimise/adamw.ts";
import type { Learned, Learner } from "./learner.ts";
import { beforeNorm, biasGradient, normSilu, outputBias, parameterGradients, residual, rowGradients, rowStatistics, runningMeans, updated } from "./programs.ts";
import { errorsOf } from "./tape.ts";

/** Whether the packed programs can hold this: pairs of rows and of columns. */
export const packs = (batch: number, width: number, dimension: number): boolean => batch % 2 === 0 && width % 2 === 0 && dimension === 2;

/** A layer on its way forward: what came in, what the multiplication gave, its rows' statistics, and what goes on. */
interface Trace {
  readonly layer: Layer;
  readonly input: Tensor2D;
  readonly product: Tensor2D;
  readonly statistics: Tensor;
  readonly output: Tensor2D;
}

/**
 * The learner in WebGL programs of its own: two forward and three backward a layer, two a weight for AdamW, and tfjs's multiplications between them, 73 programs a step for
 * 003's network where core operations take some 990. The gradients are written out; nothing is taped.
 */
export function packedLearner(start: Learned): Learner {
  const layers = layersOf(start.architecture);
  const all = allLayers(layers);
  let iteration = start.iteration;
  /** By layer: "weight" inputs × outputs and "rest", its bias, scale and shift as rows. */
  const weights = stored(start.weights), average = stored(start.average);
  const means = new Map([...stored(start.mean)].map(([name, mean]) => [name, mean] as const));
  for (const [name, square] of stored(start.square)) {
    const mean = means.get(name)!;
    means.set(name, tidy(() => keep(concat([mean, square], 0))));
    mean.dispose();
    square.dispose();
  }

  function stored(of: Weights): Map<string, Tensor2D> {
    return new Map(all.flatMap((layer) => {
      const { weight, bias, scale, shift } = of[layer.name]!;
      const rest = new Float32Array((layer.norm ? 4 : 2) * layer.outputs);
      [bias, scale, shift].forEach((row, i) => row && rest.set(row, i * layer.outputs));
      return [
        [`${layer.name} weight`, tensor2d(weight, [layer.inputs, layer.outputs])] as const,
        [`${layer.name} rest`, tensor2d(rest, [rest.length / layer.outputs, layer.outputs])] as const,
      ];
    }));
  }

  const forward = (input: Tensor2D, layer: Layer, from: ReadonlyMap<string, Tensor2D>): Trace => {
    const product: Tensor2D = matMul(input, from.get(`${layer.name} weight`)!);
    const rest = from.get(`${layer.name} rest`)!;
    const statistics = run(rowStatistics(input.shape[0], layer.outputs), [product, rest]);
    return { layer, input, product, statistics, output: run(normSilu(input.shape[0], layer.outputs), [product, statistics, rest]) };
  };

  const answers = (noisy: Tensor2D, embedding: Tensor2D, from: ReadonlyMap<string, Tensor2D>) => {
    const data = follow(noisy, layers.data), time = forward(embedding, layers.time, from);
    const joint = follow(concat([data.at(-1)!.output, time.output], 1), layers.joint);
    const last = joint.at(-1)!.output;
    return { data, time, joint, last, product: matMul(last, from.get("output weight")!) };

    function follow(x: Tensor2D, branch: readonly Layer[]): Trace[] {
      const traces: Trace[] = [];
      for (const layer of branch) traces.push(forward(traces.at(-1)?.output ?? x, layer, from));
      return traces;
    }
  };

  return {
    iteration: () => iteration,
    step(batch, rate) {
      const { size } = batch;
      const fresh = new Map<string, { weight: Tensor2D; mean: Tensor2D }>();
      let errors: Tensor2D | undefined;
      tidy(() => {
        const noisy = tensor2d(batch.noisy, [size, 2]), embedding = tensor2d(batch.embedding, [size, embeddingWidth]), target = tensor2d(batch.target, [size, 2]);
        const weight = tensor2d(Float32Array.from({ length: 2 * size }, (_, i) => batch.weight[i >> 1]!), [size, 2]);
        const there = answers(noisy, embedding, weights);
        const gradients = new Map<string, Tensor2D>();
        const slope = run(residual(size), [there.product, target, weight, weights.get("output rest")!]);
        errors = keep(slope);
        gradients.set("output rest", run(biasGradient(size), [slope]));
        gradients.set("output weight", matMul(there.last, slope, true));
        const joined = backThrough(there.joint, matMul(slope, weights.get("output weight")!, false, true), 0)!;
        backThrough([there.time], joined, start.architecture.width, "first");
        backThrough(there.data, joined, 0, "first");

        const { keep: kept, step, second } = adamStep(++iteration, rate);
        for (const [name, gradient] of gradients) {
          const [rows, columns] = gradient.shape;
          const mean = run(runningMeans(rows, columns), [means.get(name)!, gradient]);
          fresh.set(name, { mean: keep(mean), weight: keep(run(updated(rows, columns), [weights.get(name)!, mean], [[step, second, kept]])) });
        }

        /** Gradients of a branch, last layer first, from the gradient at its output, which begins at column `from`. Returns the gradient at its input unless that is data. */
        function backThrough(branch: readonly Trace[], after: Tensor2D, from: number, end?: "first"): Tensor2D | undefined {
          let gradient: Tensor2D | undefined = after, at = from;
          for (const { layer, input, product, statistics } of branch.toReversed()) {
            const known = [product, statistics, weights.get(`${layer.name} rest`)!, gradient!];
            const rows = run(rowGradients(size, layer.outputs), known, [[at]]);
            const before = run(beforeNorm(size, layer.outputs), [...known, rows], [[at]]);
            gradients.set(`${layer.name} rest`, run(parameterGradients(size, layer.outputs), [...known, before], [[at]]));
            gradients.set(`${layer.name} weight`, matMul(input, before, true));
            const needed = !(end === "first" && layer === branch[0]!.layer);
            gradient = needed ? matMul(before, weights.get(`${layer.name} weight`)!, false, true) : undefined;
            at = 0;
          }
          return gradient;
        }
      });
      for (const [name, { weight, mean }] of fresh) {
        weights.get(name)!.dispose();
        means.get(name)!.dispose();
        weights.set(name, weight);
        means.set(name, mean);
      }
      const read = errorsOf(errors!, size, 2, 1 / size);
      // A residual carries its sample's weight; a sample of weight 0 says nothing about its error.
      return { ...read, read: async () => (await read.read()).map((error, i) => (batch.weight[i] === 0 ? NaN : error / batch.weight[i]! ** 2)) };
    },
    moveAverage(kept) {
      for (const [name, old] of average) {
        average.set(name, tidy(() => keep(add(mul(old, kept), mul(weights.get(name)!, 1 - kept)))));
        old.dispose();
      }
    },
    async answer(noisy, steps, which) {
      const from = which === "average" ? average : weights;
      const rows = steps.length;
      // Rows come in pairs: an odd one out gets a companion of zeros.
      const even = rows + (rows % 2);
      const found = tidy(() => {
        const [points, embedding] = [pad(noisy, even * 2), pad(embed(steps), even * embeddingWidth)];
        return run(outputBias(even), [answers(tensor2d(points, [even, 2]), tensor2d(embedding, [even, embeddingWidth]), from).product, from.get("output rest")!]);
      });
      const values = await found.data<"float32">();
      found.dispose();
      return values.subarray(0, 2 * rows);
    },
    async learned() {
      const read = async (of: Tensor2D): Promise<Float32Array> => (await of.data<"float32">()).slice();
      const iterationNow = iteration;
      const whole = async (from: ReadonlyMap<string, Tensor2D>, part: 0 | 1, parts: 1 | 2): Promise<Weights> => {
        const result: Record<string, LayerWeights> = {};
        for (const { name, norm } of all) {
          const half = async (key: string) => {
            const values = await read(from.get(key)!);
            return values.subarray((part * values.length) / parts, ((part + 1) * values.length) / parts);
          };
          const weight = (await half(`${name} weight`)).slice(), rest = await half(`${name} rest`);
          const n = rest.length / (norm ? 4 : 2);
          const row = (i: number) => rest.slice(i * n, (i + 1) * n);
          result[name] = norm ? { weight, bias: row(0), scale: row(1), shift: row(2) } : { weight, bias: row(0) };
        }
        return result;
      };
      return {
        architecture: start.architecture, iteration: iterationNow,
        weights: await whole(weights, 0, 1), mean: await whole(means, 0, 2), square: await whole(means, 1, 2), average: await whole(average, 0, 1),
      };
    },
    dispose() {
      for (const each of [weights, means, average]) for (const one of each.values()) one.dispose();
    },
  };
}

function run(program: GPGPUProgram, inputs: Tensor[], uniforms?: number[][]): Tensor2D {
  const made = (backend() as MathBackendWebGL).compileAndRun(program, inputs, "float32", uniforms);
  return engine().makeTensorFromTensorInfo(made) as Tensor2D;
}

const pad = (values: Float32Array, length: number): Float32Array => {
  if (values.length === length) return values;
  const padded = new Float32Array(length);
  padded.set(values);
  return padded;
};
