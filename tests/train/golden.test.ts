import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { setBackend } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { batchAt } from "../../src/train/batch.ts";
import { plain } from "../../src/train/learn/plain.ts";
import { tapeLearner } from "../../src/train/learn/tape.ts";
import { transposed } from "../../src/train/learn/transposed.ts";
import { architecture, batches, golden, lossesOf, start } from "./golden-run.ts";

setWasmPaths(fileURLToPath(new URL("../../node_modules/@tensorflow/tfjs-backend-wasm/dist/", import.meta.url)));

test.each([
  ["core operations", "cpu", plain], ["layers with gradients of their own", "cpu", transposed], ["core operations", "wasm", plain], ["layers with gradients of their own", "wasm", transposed],
] as const)("twenty losses of %s on %s are PyTorch's to 1e-4", async (_, backend, operations) => {
  expect(await setBackend(backend)).toBe(true);
  const learner = tapeLearner(start, operations);
  for (const [i, loss] of (await lossesOf(learner)).entries()) expect(Math.abs(loss / golden[i]! - 1), `step ${i + 1}: ${loss} for ${golden[i]}`).toBeLessThan(1e-4);
  learner.dispose();
});

/** Run with GOLDEN set to a path: the weights and batches that golden.py reads. */
test.runIf(process.env.GOLDEN)("the golden run is written", () => {
  const plainly = (_: string, value: unknown) => (ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value);
  writeFileSync(process.env.GOLDEN!, JSON.stringify({ ...architecture, weights: start.weights, batches: Array.from({ length: 20 }, (_, i) => batchAt(i + 1, batches)) }, plainly));
});
