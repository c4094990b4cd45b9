import { writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { setBackend } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import { batchAt } from "../../src/train/batch.ts";
import { plain } from "../../src/train/learn/plain.ts";
import { tapeLearner } from "../../src/train/learn/tape.ts";
import { transposed } from "../../src/train/learn/transposed.ts";
import { architecture, batches, rate, start } from "./golden-run.ts";

/** What PyTorch 1.13's AdamW gives from the same weights and batches (golden.py). */
const golden = [0.8113284, 0.8304569, 0.6892633, 0.7931761, 0.6547693, 0.622559, 0.753665, 0.5237232, 0.571256, 0.4925255, 0.4912844, 0.5500312, 0.4487737, 0.4880487, 0.3054578, 0.5612307, 0.3428844, 0.4797824, 0.5442883, 0.4966264];

beforeAll(() => setBackend("cpu"));

test.each([["core operations", plain], ["layers with gradients of their own", transposed]] as const)("twenty losses of %s are PyTorch's to 1e-4", async (_, operations) => {
  const learner = tapeLearner(start, operations);
  for (const [i, loss] of golden.entries()) {
    const errors = learner.step(batchAt(i + 1, batches), rate);
    const found = (await errors.read()).reduce((sum, x) => sum + x, 0) / batches.size;
    errors.dispose();
    expect(Math.abs(found / loss - 1), `step ${i + 1}: ${found} for ${loss}`).toBeLessThan(1e-4);
  }
  learner.dispose();
});

/** Run with GOLDEN set to a path: the weights and batches that golden.py reads. */
test.runIf(process.env.GOLDEN)("the golden run is written", () => {
  const plainly = (_: string, value: unknown) => (ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value);
  writeFileSync(process.env.GOLDEN!, JSON.stringify({ ...architecture, weights: start.weights, batches: Array.from({ length: 20 }, (_, i) => batchAt(i + 1, batches)) }, plainly));
});
