import type { BackendName } from "../backend.ts";
import type { Learned, Learner } from "./learner.ts";
import { packedLearner, packs } from "./packed.ts";
import { plain } from "./plain.ts";
import { tapeLearner } from "./tape.ts";
import { transposed } from "./transposed.ts";

/** The make that suits a backend and these sizes. */
export function makeLearner(backend: BackendName, start: Learned, batch: number): Learner {
  const { width, dimension } = start.architecture;
  if (backend === "webgl" && packs(batch, width, dimension)) return packedLearner(start);
  return tapeLearner(start, backend === "wasm" ? transposed : plain);
}
