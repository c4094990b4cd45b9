import { expandAxis } from "../expand.ts";
import { certain, combined, scaled } from "../law.ts";
import { keptShape, makeTensor } from "../make-tensor.ts";
import { NotKnown } from "../not-known.ts";
import { Raised } from "../raised.ts";
import { axisOf, sizeOf } from "../shape.ts";
import type { Cell, Tensor } from "../value.ts";
import { array, both, type Call, type Entries, entriesOf, entry, shortName, whole } from "./entry.ts";
import { flattened } from "../flatten.ts";

/** Running products and sums along one axis. */
export const scans: Entries = entriesOf(
  both("cumprod", entry("input|a, dim|axis=None, dtype=None", (call) => scanned(call, (x, y) => {
    const [p, q] = [certain(x), certain(y)];
    if (p !== undefined) return scaled(y, p);
    if (q !== undefined) return scaled(x, q);
    throw new NotKnown("a product of random values");
  }))),
  both("cumsum", entry("input|a, dim|axis=None, dtype=None", (call) => scanned(call, (x, y) => combined(x, 1, y, 1)))),
);

function scanned(call: Call, f: (x: Cell, y: Cell) => Cell): Tensor {
  const given = array(call, "input");
  const axis = whole(call, "dim");
  if (axis === undefined && call.library === "torch") throw new Raised("TypeError", `${shortName(call)}() missing 1 required positional arguments: "dim"`);
  const input = axis === undefined ? flattened(given, call.context) : given;
  const at = axisOf(axis ?? 0, input.shape.length, call.library);
  const apart = expandAxis(input, at, call.context);
  const kept = keptShape(apart);
  const [outer, n, inner] = [sizeOf(kept.slice(0, at)), kept[at]!, sizeOf(kept.slice(at + 1))];
  const cells = [...apart.cells];
  for (let o = 0; o < outer; o++) for (let i = 1; i < n; i++) for (let k = 0; k < inner; k++) {
    const place = (o * n + i) * inner + k;
    cells[place] = f(cells[place - inner]!, cells[place]!);
  }
  return makeTensor(apart.shape, apart.uniform, cells, { ...apart, type: input.type === "bool" ? "int" : input.type }, apart.own);
}
