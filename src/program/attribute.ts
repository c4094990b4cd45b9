import { permuteAxes } from "./axes.ts";
import { isLibraryFunction, methodOf } from "./builtin.ts";
import type { Context } from "./context.ts";
import { checkMember } from "./array-members.ts";
import { orUnknown } from "./not-known.ts";
import { float, int, none, unknown } from "./number.ts";
import { sizeOf } from "./shape.ts";
import { asPermuted } from "./view.ts";
import type { Tensor, Value } from "./value.ts";

const constants: ReadonlyMap<string, number> = new Map([
  ...["math", "numpy", "torch"].flatMap((module) => [[`${module}.pi`, Math.PI], [`${module}.e`, Math.E], [`${module}.inf`, Infinity], [`${module}.nan`, Number.NaN]] as const), ["math.tau", 2 * Math.PI], ["numpy.NaN", Number.NaN], ["numpy.Inf", Infinity],
]);
const modules = new Set(["numpy.random", "torch.nn", "torch.nn.functional", "torch.cuda", "torch.random", "numpy.linalg", "torch.linalg", "torch.distributions", "torch.utils", "torch.utils.data", "torch.optim", "torch.special", ...["math", "random", "nn", "keras", "keras.ops", "keras.random", "keras.losses", "experimental", "experimental.numpy"].map((name) => `tensorflow.${name}`), "keras.ops", "keras.random", "keras.losses", "jax.random", "jax.nn", "jax.lax"]);

/** value.name of an array, a number of numpy, a loss or a library's module; undefined where it is none of these. What an array cannot have raises; what it may have and is not followed is undefined. */
export function attributeOf(value: Value, name: string, context: Context): Value | undefined {
  if (value.kind === "unknown") return value;
  if (value.kind === "module") return inModule(`${value.path}.${name}`);
  if (value.kind === "tensor") {
    checkMember(value, name);
    return orUnknown(() => ofTensor(value, name, context)) ?? methodOf(value, name);
  }
  if (value.kind === "statistic") return methodOf(value, name) ?? ofTensor(value.base, name, context);
  if (value.kind === "builtin" && value.self?.kind === "tuple") return ofDistribution(name, value.self.items) ?? methodOf(value, name);
  return undefined;
}

const ofDistribution = (name: string, [first, second]: readonly Value[]): Value | undefined => name === "mean" || name === "loc" ? first : name === "scale" || name === "stddev" ? second : undefined;

function inModule(given: string): Value {
  const path = given.replace(/^jax\.numpy(?=\.|$)/, "numpy");
  if (path === "numpy") return { kind: "module", path };
  const constant = constants.get(path);
  if (constant !== undefined) return float(constant);
  if (path === "numpy.newaxis") return none;
  if (modules.has(path)) return { kind: "module", path };
  return isLibraryFunction(path) || isType(path) ? { kind: "builtin", path } : unknown(path);
}

const isType = (path: string): boolean => /^(numpy|torch|tensorflow)\.(u?int\d*|float\d*|double|half|long|short|bool_?|bfloat16|floating|integer|ndarray|Tensor)$/.test(path);

function ofTensor(tensor: Tensor, name: string, context: Context): Value | undefined {
  switch (name) {
    case "shape": return { kind: "tuple", items: tensor.shape.map(int) };
    case "ndim": return int(tensor.shape.length);
    case "size": return tensor.library === "numpy" ? int(sizeOf(tensor.shape)) : undefined;
    case "T": case "mT": {
      const order = tensor.shape.map((_, i) => tensor.shape.length - 1 - i);
      return asPermuted(permuteAxes(tensor, order, context), tensor, order);
    }
    case "dtype": return { kind: "builtin", path: `${tensor.library}.${tensor.type === "float" ? "float64" : tensor.type === "int" ? "int64" : "bool"}` };
    case "device": return { kind: "text", value: "cpu" };
    case "data": case "real": return tensor;
    case "grad": return none;
    case "requires_grad": case "is_cuda": return { kind: "bool", value: false };
    default: return undefined;
  }
}
