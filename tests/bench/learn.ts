import { withPage } from "./page-in-chromium.ts";
import type { Row } from "./row.ts";

const suite = "learn";
const steps = Number(process.env.STEPS ?? 8000);

/** A whole run on wasm: lr 1e-3, cosine, batch 128 on the roll. Minutes of work; kept out of the tests. */
export async function run(): Promise<Row[]> {
  const learned = await withPage("train-page.ts", "pictures", (page) => {
    page.setDefaultTimeout(0);
    return page.evaluate((count) => window.learn("wasm", count), steps);
  });
  return [
    { suite, name: `${steps} steps: excess over the floor`, value: learned.excess, unit: "ε²" },
    { suite, name: `${steps} steps: energy distance to fresh data`, value: learned.energy, unit: "" },
    { suite, name: "fresh data to fresh data", value: learned.energyOfData, unit: "" },
    { suite, name: "tensors gained", value: learned.tensors[1]! - learned.tensors[0]!, unit: "tensors" },
  ];
}
