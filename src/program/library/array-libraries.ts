import { evenTensor } from "../make-tensor.ts";
import { NotKnown } from "../not-known.ts";
import type { Tensor, Value } from "../value.ts";
import { withType } from "./creation.ts";
import { array, type Call, dtype, type Entries, entriesOf, entry, named } from "./entry.ts";

/**
 * What tensorflow, Keras and JAX call the functions of arrays: numpy's under other names and with other parameters. Their arrays are taken for numpy's. `own` is the library without them. JAX's keys are in random-keys.ts.
 */
export function arrayLibraries(own: Entries): Entries {
  /** The function of that path, with parameters named as `run` of it has them first. */
  const as = (target: string, signature: string) => entry(signature, (call) => own[target]!.run({ ...call, path: target.replace(/^torch\./, "numpy."), library: "numpy" }));
  const at = (names: string, made: ReturnType<typeof entry>): Entries => named(names.split(" ").flatMap((name) => [`tensorflow.${name}`, `tensorflow.math.${name}`, ...keras(name)]), made);
  const plain = (names: string, signature: string, target = "numpy") => entriesOf(...names.split(" ").map((name) => at(name, as(`${target}.${name}`, signature))));
  const axes = "dim|axis=None, keepdim|keepdims=False";
  return entriesOf(
    plain("sqrt exp log cos sin tan abs square sign floor ceil log1p expm1 tanh isnan isfinite", "input|x, name=None"),
    ...["sigmoid", "rsqrt", "softplus", "relu"].map((name) => entriesOf(at(name, as(`torch.${name}`, "input|x, name=None")), named([`tensorflow.nn.${name}`, `jax.nn.${name}`, `jax.lax.${name}`, `keras.activations.${name}`], as(`torch.${name}`, "input|x")))),
    at("acos arccos", as("numpy.arccos", "input|x")), at("asin arcsin", as("numpy.arcsin", "input|x")), at("atan arctan", as("numpy.arctan", "input|x")), at("negative", as("numpy.negative", "input|x")),
    plain("maximum minimum multiply add subtract divide", "input|x|x1, other|y|x2, name=None"), at("pow power", as("numpy.power", "input|x|x1, other|y|x2")),
    at("cumprod", entry("input|x, dim|axis=0, exclusive=False, reverse=False", running)), at("cumsum", entry("input|x, dim|axis=0, exclusive=False, reverse=False", running)),
    at("reduce_mean mean", as("numpy.mean", `input|input_tensor|x, ${axes}`)), at("reduce_sum sum", as("numpy.sum", `input|input_tensor|x, ${axes}`)), at("reduce_prod prod", as("numpy.prod", `input|input_tensor|x, ${axes}`)),
    at("reduce_max", as("numpy.max", `input|input_tensor|x, ${axes}`)), at("reduce_min", as("numpy.min", `input|input_tensor|x, ${axes}`)),
    at("clip_by_value clip", as("numpy.clip", "input|t|x, low|clip_value_min|x_min, high|clip_value_max|x_max")),
    at("where", as("numpy.where", "condition, x|x1=None, y|x2=None")), at("linspace", as("numpy.linspace", "start, stop, num=50")), at("range arange", as("numpy.arange", "start, stop|limit=None, step|delta=1, dtype=None")),
    at("constant convert_to_tensor Variable array", as("numpy.array", "data|value|initial_value|x, dtype=None, shape=None, trainable=None, name=None")),
    at("cast", entry("input|x, dtype", (call) => withType(array(call, "input"), dtype(call) ?? array(call, "input").type))),
    at("gather take", as("numpy.take", "input|params|x, index|indices, dim|axis=0, batch_dims=0")),
    at("reshape", as("numpy.reshape", "input|tensor|x, shape|newshape")), at("expand_dims", as("numpy.expand_dims", "input|x, dim|axis")), at("squeeze", as("numpy.squeeze", "input|x, dim|axis=None")),
    at("concat concatenate", as("numpy.concatenate", "tensors|values|xs, dim|axis=0")), at("stack", as("numpy.stack", "tensors|values|x, dim|axis=0")),
    at("pad", as("numpy.pad", "array|tensor|x, pad_width|paddings, mode=constant, constant_values=0")),
    at("zeros ones", entry("shape, dtype=None", (call) => own[`numpy.${call.path.slice(call.path.lastIndexOf(".") + 1)}`]!.run(call))), plain("zeros_like ones_like", "input|x, dtype=None"), at("fill full", as("numpy.full", "shape|dims, fill_value|value")),
    at("shape", entry("input|x, out_type=None", (call): Value => ({ kind: "tuple", items: array(call, "input").shape.map((value) => ({ kind: "int", value })) }))),
    at("stop_gradient identity", entry("input|x", (call) => array(call, "input"))), named(["jax.lax.stop_gradient", "jax.device_put", "jax.device_get", "numpy.ndarray.numpy", "numpy.ndarray.block_until_ready"], entry("input|x", (call) => array(call, "input"))),
    named(["tensorflow.random.normal", "tensorflow.random.truncated_normal", "keras.random.normal", "tensorflow.keras.random.normal", "keras.backend.random_normal"], as("numpy.random.normal", "size|shape, mean=0, std|stddev=1, dtype=None, seed=None")),
    named(["tensorflow.random.uniform", "keras.random.uniform", "tensorflow.keras.random.uniform"], entry("size|shape, low|minval=0, high|maxval=None, dtype=None, seed=None", (call) => own[dtype(call) === "int" ? "numpy.random.randint" : "numpy.random.uniform"]!.run(withHigh(call)))),
    named(["keras.random.randint", "tensorflow.keras.random.randint"], as("numpy.random.randint", "size|shape, low|minval, high|maxval, dtype=None, seed=None")),
    named(["tensorflow.random.set_seed", "keras.utils.set_random_seed", "tensorflow.keras.utils.set_random_seed"], entry("*rest", () => ({ kind: "none" }))),
    named(["tensorflow.keras.losses.mse", "tensorflow.keras.losses.mean_squared_error", "keras.losses.mse", "keras.losses.mean_squared_error", "optax.l2_loss", "optax.squared_error"], entry("input|y_true|predictions, target|y_pred|targets", (call) => own["loss.mse_loss.mean"]!.run(call))),
    named(["tensorflow.keras.losses.MeanSquaredError", "keras.losses.MeanSquaredError"], entry("*rest, reduction=None, name=None", () => ({ kind: "builtin", path: "loss.mse_loss.mean" }))),
    named(["tensorflow.keras.losses.MeanAbsoluteError", "keras.losses.MeanAbsoluteError"], entry("*rest, reduction=None, name=None", () => ({ kind: "builtin", path: "loss.l1_loss.mean" }))),
  );

  /** Running products, sums; with `exclusive` each without its own entry. */
  function running(call: Call): Tensor {
    const name = `numpy.${call.path.slice(call.path.lastIndexOf(".") + 1)}`;
    const on = (key: string) => { const value = call.given.get(key); return value?.kind === "bool" && value.value; };
    if (on("reverse")) throw new NotKnown(`reverse of ${name}`);
    const all = own[name]!.run({ ...call, path: name }) as Tensor;
    if (!on("exclusive")) return all;
    if (all.shape.length !== 1) throw new NotKnown(`exclusive of ${name}`);
    const first = evenTensor([1], name.endsWith("prod") ? 1 : 0, all);
    const before = own["numpy.take"]!.run({ ...call, given: new Map<string, Value>([["input", all], ["index", own["numpy.arange"]!.run({ ...call, path: "numpy.arange", given: new Map<string, Value>([["start", { kind: "int", value: all.shape[0]! - 1 }]]) })], ["dim", { kind: "int", value: 0 }]]) });
    return own["numpy.concatenate"]!.run({ ...call, given: new Map<string, Value>([["tensors", { kind: "list", items: [first, before] }], ["dim", { kind: "int", value: 0 }]]) }) as Tensor;
  }
}

const keras = (name: string): readonly string[] => [`keras.ops.${name}`, `tensorflow.keras.ops.${name}`, `tensorflow.experimental.numpy.${name}`];
const withHigh = (call: Call): Call => ({ ...call, given: new Map([...call.given, ["high", call.given.get("high") ?? { kind: "int", value: 1 }]]) });
