import { writtenInto } from "../augmented.ts";
import { elementwise } from "../elementwise.ts";
import { expandAll } from "../expand.ts";
import { certain } from "../law.ts";
import { evenTensor, makeTensor } from "../make-tensor.ts";
import { NotKnown } from "../not-known.ts";
import { Raised } from "../raised.ts";
import { sizeOf } from "../shape.ts";
import type { Tensor, Value } from "../value.ts";
import { asReshaped } from "../view.ts";
import { withType } from "./creation.ts";
import { array, type Call, dtype, type Entries, entriesOf, entry, named, typeOfName } from "./entry.ts";
import { averaged } from "./reductions.ts";
import { sortedAlong } from "./selecting.ts";

const methods = (names: string): string[] => names.split(" ").flatMap((name) => [`numpy.ndarray.${name}`, `torch.Tensor.${name}`]);
const torch = (names: string): string[] => names.split(" ").map((name) => `torch.Tensor.${name}`);

/** What leaves the numbers as they are: devices, types, copies; and what takes them out of an array. */
export const passing: Entries = entriesOf(
  named(torch("cpu cuda contiguous detach requires_grad_ detach_ pin_memory share_memory_ resolve_conj data_ptr"), entry("input, *rest", (call) => array(call, "input"))),
  named(torch("float double half bfloat16"), entry("input", (call) => withType(array(call, "input"), "float"))), named(torch("long int short byte"), entry("input", (call) => withType(array(call, "input"), "int"))), named(torch("bool"), entry("input", (call) => withType(array(call, "input"), "bool"))),
  named(torch("to type"), entry("input, *rest", moved)), named(torch("type_as"), entry("input, other", (call) => withType(array(call, "input"), array(call, "other").type))),
  named(["numpy.ndarray.astype"], entry("input, dtype", (call) => copied(withType(array(call, "input"), dtype(call) ?? array(call, "input").type)))),
  named([...methods("copy clone"), "numpy.copy", "torch.clone"], entry("input|a", (call) => copied(array(call, "input")))),
  named(torch("numpy"), entry("input", (call) => inLibrary(array(call, "input"), "numpy"))),
  named(["torch.detach"], entry("input", (call) => array(call, "input"))),
  named(methods("item"), entry("input, *args", (call) => item(array(call, "input")))),
  named(methods("tolist"), entry("input", (call) => listed(expandAll(array(call, "input"), call.context)))),
  named(["numpy.ndarray.fill"], entry("input, value", (call) => refilled(array(call, "input"), array(call, "value"), call))), named(torch("fill_"), entry("input, value", (call) => refilled(array(call, "input"), array(call, "value"), call))),
  named(["torch.Tensor.copy_"], entry("input, other, non_blocking=False", (call) => writtenInto(array(call, "input"), spread(call, array(call, "other")), call.context))),
  { "numpy.copyto": entry("input|dst, other|src", (call) => overwritten(call, spread(call, array(call, "other")))) },
  { "numpy.ndarray.sort": entry("input, axis=-1", (call) => overwritten(call, sortedAlong(call))) },
  named(torch("zero_"), entry("input", (call) => refill(array(call, "input"), 0))), named(torch("backward retain_grad register_hook"), entry("input, *rest", () => ({ kind: "none" }))),
  named(torch("new_zeros"), entry("input, *size", (call) => refill(evenLike(call), 0))), named(torch("new_ones"), entry("input, *size", (call) => refill(evenLike(call), 1))), named(torch("new_full"), entry("input, size, fill_value, dtype=None", (call) => {
    const { shape, uniform, type } = evenLike(call);
    return makeTensor(shape, uniform, [array(call, "fill_value").cells[0]!], { type: dtype(call) ?? type, library: "torch" });
  })), named(torch("new_tensor"), entry("input, data", (call) => copied(array(call, "data")))),
  named(["torch.is_tensor"], entry("value", (call) => ({ kind: "bool", value: call.given.get("value")?.kind === "tensor" }))),
);

/** Writes a result into the array itself; the call has no value. */
function overwritten(call: Call, result: Tensor): Value {
  writtenInto(array(call, "input"), result, call.context);
  return { kind: "none" };
}
/** What is written over an array is broadcast to its shape and takes its type. */
const spread = (call: Call, other: Tensor): Tensor => {
  const input = array(call, "input");
  return elementwise(evenTensor(input.shape, 0, input), withType(other, input.type), input, (_, y) => y, call.context);
};
const copied = (tensor: Tensor): Tensor => makeTensor(tensor.shape, tensor.uniform, [...tensor.cells], tensor, tensor.own);
const inLibrary = (tensor: Tensor, library: Tensor["library"]): Tensor => tensor.library === library ? tensor : asReshaped({ ...tensor, library }, tensor);

/** x.to(device), x.to(torch.float32), x.to(other): only the type matters. */
function moved(call: Call): Tensor {
  const input = array(call, "input");
  const rest = call.given.get("rest")!;
  const asked = rest.kind === "tuple" ? rest.items : [];
  const type = asked.map((value) => value.kind === "builtin" ? typeOfName(value.path.slice(value.path.lastIndexOf(".") + 1)) : value.kind === "tensor" ? value.type : undefined).find(Boolean) ?? dtype(call);
  return type ? withType(input, type) : input;
}

function item(tensor: Tensor): Value {
  if (sizeOf(tensor.shape) !== 1) {
    throw tensor.library === "torch" ? new Raised("RuntimeError", `a Tensor with ${sizeOf(tensor.shape)} elements cannot be converted to Scalar`) : new Raised("ValueError", "can only convert an array of size 1 to a Python scalar");
  }
  const value = certain(tensor.cells[0]!);
  // A random number stays what it is.
  if (value === undefined) return makeTensor([], [], tensor.cells, tensor);
  return tensor.type === "bool" ? { kind: "bool", value: value !== 0 } : { kind: tensor.type, value };
}

function listed(tensor: Tensor): Value {
  if (tensor.shape.length === 0) return item(tensor);
  const inner = tensor.shape.slice(1);
  const size = sizeOf(inner);
  return { kind: "list", items: Array.from({ length: tensor.shape[0]! }, (_, i) => listed(makeTensor(inner, inner.map(() => false), tensor.cells.slice(i * size, (i + 1) * size), tensor))) };
}

function refill(tensor: Tensor, value: number): Tensor {
  return Object.assign(tensor, { own: undefined, uniform: tensor.shape.map((n) => n > 0), cells: tensor.shape.includes(0) ? [] : [value] });
}

function refilled(tensor: Tensor, value: Tensor, call: Call): Value {
  const cell = value.cells[0]!;
  if (typeof cell !== "number") throw new NotKnown("a fill with random values");
  const result = refill(tensor, cell);
  return call.path.endsWith("_") ? result : { kind: "none" };
}

function evenLike(call: Call): Tensor {
  const input = array(call, "input");
  const size = call.given.get("size")!;
  const shape = (size.kind === "tuple" ? size.items.flatMap((value) => value.kind === "tuple" || value.kind === "list" ? value.items : [value]) : []).map((value) => value.kind === "int" ? value.value : 0);
  return makeTensor(shape, shape.map(() => true), [0], { type: input.type, library: "torch" });
}

/** What a loss is asked for while it trains: all but an average leaves it the loss it is. */
export const lossMethods: Entries = entriesOf(
  { "loss.mean": entry("loss, *rest, axis|dim=None, keepdim=False", (call) => loss(call, "mean")), "loss.sum": entry("loss, *rest, axis|dim=None, keepdim=False", (call) => loss(call, "sum")) },
  named("item detach cpu numpy float double clone to view reshape flatten squeeze unsqueeze cuda contiguous".split(" ").map((name) => `loss.${name}`), entry("loss, *rest", (call) => call.given.get("loss")!)),
  named(["loss.backward"], entry("loss, *rest", () => ({ kind: "none" }))),
);
function loss(call: Call, how: "mean" | "sum"): Value {
  const value = call.given.get("loss")!;
  return value.kind === "statistic" ? averaged(value, how) : value;
}
