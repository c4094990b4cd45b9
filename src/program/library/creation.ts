import { allow, evenTensor, fullTensor, isRandom, type NumberType } from "../make-tensor.ts";
import { NotKnown } from "../not-known.ts";
import { stackedAlong } from "../join.ts";
import { tensorOf } from "../operand.ts";
import { Raised } from "../raised.ts";
import type { Cell, Tensor, Value } from "../value.ts";
import { asReshaped } from "../view.ts";
import { array, both, type Call, dtype, type Entries, entriesOf, entry, flag, number, shortName, typeOfName, whole, wholes } from "./entry.ts";

/** Arrays made from nothing but numbers. */
export const creation: Entries = entriesOf(
  both("zeros", filled("*shape|size", 0)), both("ones", filled("*shape|size", 1)),
  { "numpy.zeros": filled("shape, dtype=None", 0), "numpy.ones": filled("shape, dtype=None", 1), "numpy.empty": filled("shape, dtype=None", 0), "torch.empty": filled("*size", 0) },
  both("zeros_like empty_like", entry("input|a|prototype, dtype=None", (call) => like(call, 0))), both("ones_like", entry("input|a, dtype=None", (call) => like(call, 1))),
  { "numpy.full": entry("shape, fill_value, dtype=None", fullOf), "torch.full": entry("shape|size, fill_value", fullOf) },
  both("full_like", entry("input|a, fill_value, dtype=None", (call) => {
    const model = array(call, "input");
    return evenTensor(model.shape, one(call, "fill_value"), { type: dtype(call) ?? model.type, library: model.library });
  })),
  both("eye", entry("n|N, m|M=None, k=0", (call) => {
    const [n, m, k] = [whole(call, "n")!, whole(call, "m") ?? whole(call, "n")!, whole(call, "k") ?? 0];
    return matrix(call, n, m, (i, j) => j - i === k ? 1 : 0);
  })),
  { "numpy.identity": entry("n", (call) => matrix(call, whole(call, "n")!, whole(call, "n")!, (i, j) => i === j ? 1 : 0)) },
  { "numpy.linspace": entry("start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0", numpyLinspace), "torch.linspace": entry("start, stop|end, num|steps=100", torchLinspace) },
  both("arange range", entry("start, stop|end=None, step=1, dtype=None", arange)),
  { "numpy.logspace": entry("start, stop, num=50, endpoint=True, base=10", (call) => mapped(numpyLinspace(call), (x) => (number(call, "base") ?? 10) ** x)) },
  { "torch.logspace": entry("start, stop|end, num|steps=100, base=10", (call) => mapped(torchLinspace(call), (x) => (number(call, "base") ?? 10) ** x)) },
  { "numpy.geomspace": entry("start, stop, num=50, endpoint=True", geomspace) },
);

function filled(signature: string, value: number) {
  return entry(signature, (call) => {
    const shape = (wholes(call, "shape") ?? wholes(call, "size"))!;
    return evenTensor(checked(shape, call), value, { type: dtype(call) ?? "float", library: call.library });
  });
}

function checked(shape: readonly number[], call: Call): readonly number[] {
  if (shape.every((n) => n >= 0)) return shape;
  throw call.library === "torch" ? new Raised("RuntimeError", `Trying to create tensor with negative dimension ${shape.find((n) => n < 0)}: [${shape.join(", ")}]`) : new Raised("ValueError", "negative dimensions are not allowed");
}

function like(call: Call, value: number): Tensor {
  const model = array(call, "input");
  return evenTensor(model.shape, value, { type: dtype(call) ?? model.type, library: model.library });
}

/** A fill value: a number or a single random one. */
function one(call: Call, name: string): Cell {
  const value = array(call, name);
  if (value.shape.length > 0 && value.cells.length !== 1) throw new NotKnown(`${shortName(call)} with an array`);
  return value.cells[0]!;
}

function fullOf(call: Call): Tensor {
  const value = array(call, "fill_value");
  return evenTensor(checked(wholes(call, "shape")!, call), one(call, "fill_value"), { type: dtype(call) ?? value.type, library: call.library });
}

function matrix(call: Call, n: number, m: number, at: (i: number, j: number) => number): Tensor {
  allow(n * m, call.context);
  return fullTensor([n, m], Array.from({ length: n * m }, (_, k) => at(Math.floor(k / m), k % m)), { type: dtype(call) ?? "float", library: call.library });
}

function numpyLinspace(call: Call): Tensor {
  const [start, stop, count, endpoint] = [number(call, "start")!, number(call, "stop")!, whole(call, "num")!, flag(call, "endpoint")];
  if (flag(call, "retstep")) throw new NotKnown("retstep of numpy.linspace");
  if (count < 0) throw new Raised("ValueError", `Number of samples, ${count}, must be non-negative.`);
  allow(count, call.context);
  const gaps = endpoint ? count - 1 : count;
  const step = (stop - start) / gaps;
  const cells = Array.from({ length: count }, (_, i) => gaps > 0 ? i * step + start : start);
  if (endpoint && count > 1) cells[count - 1] = stop;
  return typed(cells, dtype(call) ?? "float", call);
}

/** torch counts the second half from the end. */
function torchLinspace(call: Call): Tensor {
  const [start, end, steps] = [number(call, "start")!, number(call, "stop")!, whole(call, "num")!];
  if (steps < 0) throw new Raised("RuntimeError", "number of steps must be non-negative");
  allow(steps, call.context);
  const step = (end - start) / (steps - 1);
  return typed(Array.from({ length: steps }, (_, i) => steps === 1 ? start : i < steps / 2 ? start + step * i : end - step * (steps - i - 1)), dtype(call) ?? "float", call);
}

function typed(cells: number[], type: NumberType, call: Call): Tensor {
  const isScheduled = [...call.given.values()].some((value) => value.kind === "tensor" && value.fromSchedule);
  return fullTensor([cells.length], type === "int" ? cells.map(Math.trunc) : cells, { type, library: call.library, ...(isScheduled && { fromSchedule: true as const }) });
}

function arange(call: Call): Tensor {
  const hasStop = call.given.has("stop");
  const [start, stop, step] = [hasStop ? number(call, "start")! : 0, hasStop ? number(call, "stop")! : number(call, "start")!, number(call, "step") ?? 1];
  if (step === 0) throw call.library === "torch" ? new Raised("RuntimeError", "step must be nonzero") : new Raised("ZeroDivisionError", "division by zero");
  const includesEnd = call.path === "torch.range";
  const count = Math.max(0, includesEnd ? Math.floor((stop - start) / step) + 1 : Math.ceil((stop - start) / step));
  allow(count, call.context);
  const isWhole = ["start", "stop", "step"].every((name) => isInt(call.given.get(name)));
  return typed(Array.from({ length: count }, (_, i) => start + i * step), dtype(call) ?? (isWhole && !includesEnd ? "int" : "float"), call);
}
const isInt = (value: Value | undefined): boolean => value === undefined || value.kind === "int" || value.kind === "bool" || (value.kind === "tensor" && value.type !== "float");

function geomspace(call: Call): Tensor {
  const [start, stop] = [number(call, "start")!, number(call, "stop")!];
  if (start === 0 || stop === 0) throw new Raised("ValueError", "Geometric sequence cannot include zero");
  if (start < 0 || stop < 0) throw new NotKnown("a geometric sequence of negative numbers");
  const exponents = numpyLinspace({ ...call, given: new Map([...call.given, ["start", float(Math.log10(start))], ["stop", float(Math.log10(stop))]]) });
  const cells = exponents.cells.map((x) => 10 ** (x as number));
  if (cells.length > 0) cells[0] = start;
  if (cells.length > 1 && flag(call, "endpoint")) cells[cells.length - 1] = stop;
  return { ...exponents, cells };
}
const float = (value: number): Value => ({ kind: "float", value });
const mapped = (tensor: Tensor, f: (x: number) => number): Tensor => ({ ...tensor, cells: tensor.cells.map((cell) => f(cell as number)) });

const numberTypes = "float64 float32 float16 float_ double single half int64 int32 int16 int8 uint8 int_ intp long bool_ bool8 bool".split(" ");

/** numpy.array, torch.tensor and those like them copy what they are given. */
export const conversion: Entries = entriesOf(
  ...numberTypes.map((name) => ({ [`numpy.${name}`]: entry("value=0", (call: Call) => withType(array(call, "value"), typeOfName(name)!)) })),
  ...["numpy.array", "torch.tensor", "torch.FloatTensor", "torch.LongTensor", "torch.Tensor"].map((path) => ({ [path]: entry("data|object|obj, dtype=None", (call: Call) => converted(call, "copy")) })),
  ...["numpy.asarray", "numpy.asanyarray", "numpy.ascontiguousarray", "torch.as_tensor", "torch.from_numpy", "torch.asarray"].map((path) => ({ [path]: entry("data|a|ndarray|obj, dtype=None", (call: Call) => converted(call, "share")) })),
);

function converted(call: Call, how: "copy" | "share"): Value {
  const tensor = arrayFrom(call.given.get("data")!, call);
  const type = dtype(call) ?? (call.path === "torch.FloatTensor" || call.path === "torch.Tensor" ? "float" : call.path === "torch.LongTensor" ? "int" : tensor.type);
  if (how === "share" && type === tensor.type && tensor.library === call.library) return tensor;
  if (how === "share" && type === tensor.type) return asReshaped({ ...tensor, library: call.library }, tensor);
  return withType({ ...tensor, library: call.library, cells: [...tensor.cells] }, type);
}

/** A list of random arrays of one shape is put together as it is, axis by axis: `np.array(history)` of a walk of a thousand points has few variables. */
function arrayFrom(value: Value, call: Call): Tensor {
  const parts = value.kind === "list" || value.kind === "tuple" ? value.items.filter((item): item is Tensor => item.kind === "tensor" && item.shape.length > 0) : [];
  const isWhole = parts.length > 0 && "items" in value && parts.length === value.items.length && parts.some(isRandom) && parts.every(({ shape }) => shape.join() === parts[0]!.shape.join());
  return isWhole ? stackedAlong(parts, 0, call.context) : tensorOf(value, call.library, call.context);
}

/** The same numbers as another type of number; whole numbers are cut towards 0. */
export function withType(tensor: Tensor, type: NumberType): Tensor {
  if (type === tensor.type) return tensor;
  if (type === "float" || (type === "int" && tensor.type === "bool")) return { ...tensor, type };
  return { ...tensor, type, cells: tensor.cells.map((cell) => {
    if (typeof cell !== "number") throw new NotKnown("random values as whole numbers");
    return type === "int" ? Math.trunc(cell) : Number(cell !== 0);
  }) };
}
