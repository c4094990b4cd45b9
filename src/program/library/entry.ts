import type { Context } from "../context.ts";
import type { Library, NumberType } from "../make-tensor.ts";
import { NotKnown } from "../not-known.ts";
import { tensorOf } from "../operand.ts";
import { Raised } from "../raised.ts";
import type { Tensor, Value } from "../value.ts";

/** One function of the library: what it takes and what it does. */
export interface Entry { readonly parameters: readonly Parameter[]; readonly run: (call: Call) => Value }
interface Parameter { readonly names: readonly string[]; readonly usual?: Value; readonly takesRest?: true }

/** A call with its arguments bound; those not given and without a default are absent, and so is None. */
export interface Call { readonly path: string; readonly library: Library; readonly given: ReadonlyMap<string, Value>; readonly context: Context }
/** Functions by dotted path. */
export type Entries = Readonly<Record<string, Entry>>;

/**
 * A function by its signature, "input|a, dim|axis=None, *sizes": names of one parameter are told apart by |, the first is what `run` calls it; a default makes it optional; a star takes what is left.
 */
export function entry(signature: string, run: Entry["run"]): Entry {
  const parameters = signature.split(",").map((part) => part.trim()).filter(Boolean).map((part): Parameter => {
    const [names, usual] = part.split("=");
    return { names: names!.replace("*", "").split("|"), ...(usual !== undefined && { usual: literal(usual) }), ...(part.startsWith("*") && { takesRest: true as const }) };
  });
  return { parameters, run };
}

function literal(text: string): Value {
  if (text === "None") return { kind: "none" };
  if (text === "True" || text === "False") return { kind: "bool", value: text === "True" };
  return /^-?\d+$/.test(text) ? { kind: "int", value: Number(text) } : Number.isNaN(Number(text)) ? { kind: "text", value: text } : { kind: "float", value: Number(text) };
}

/** Keywords that say where and how a result is kept, never what it is. */
const harmless = new Set(["device", "requires_grad", "layout", "pin_memory", "memory_format", "generator", "order", "copy", "subok", "non_blocking", "like", "ndmin", "names", "dtype", "casting", "sparse"]);

/** Binds arguments to parameters as Python does. */
export function bound(path: string, { parameters }: Entry, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Map<string, Value> {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const given = new Map<string, Value>();
  let at = 0;
  for (const parameter of parameters) {
    if (parameter.takesRest) {
      const keyword = parameter.names.map((spelling) => keywords.get(spelling)).find(Boolean);
      given.set(parameter.names[0]!, keyword ?? { kind: "tuple", items: args.slice(at) });
      at = args.length;
      continue;
    }
    const keyword = parameter.names.map((spelling) => keywords.get(spelling)).find(Boolean);
    const value = at < args.length ? args[at++] : keyword ?? parameter.usual;
    if (value === undefined) throw new Raised("TypeError", `${name}() missing 1 required positional argument: '${parameter.names[0]}'`);
    if (value.kind !== "none") given.set(parameter.names[0]!, value);
  }
  if (at < args.length) throw new Raised("TypeError", `${name}() takes ${parameters.length} positional arguments but ${args.length} were given`);
  for (const [keyword, value] of keywords) {
    if (parameters.some(({ names }) => names.includes(keyword))) continue;
    if (!harmless.has(keyword)) throw new NotKnown(`${keyword} of ${path}`);
    if (keyword === "dtype") given.set("dtype", value);
  }
  for (const value of given.values()) if (value.kind === "unknown") throw new NotKnown(value.reason);
  return given;
}

/** An argument as an array. */
export function array(call: Call, name: string): Tensor {
  const value = call.given.get(name);
  if (!value) throw new Raised("TypeError", `${shortName(call)}(): argument '${name}' must be ${call.library === "torch" ? "Tensor" : "array_like"}, not NoneType`);
  if (name === "input" && call.path.startsWith("torch.") && (value.kind === "int" || value.kind === "float" || value.kind === "bool")) throw needsTensor(call, value);
  return tensorOf(value, call.library, call.context);
}

/** torch.sqrt(0.5) is an error: torch takes tensors only. */
export function needsTensor(call: Call, given: Value): Raised {
  return new Raised("TypeError", `${shortName(call)}(): argument 'input' (position 1) must be Tensor, not ${given.kind === "text" ? "str" : given.kind}`);
}

/** An argument as a number; undefined where it is not given. */
export function number(call: Call, name: string): number | undefined {
  const value = call.given.get(name);
  if (value === undefined) return undefined;
  if (value.kind === "int" || value.kind === "float" || value.kind === "bool") return Number(value.value);
  const tensor = tensorOf(value, call.library, call.context);
  if (tensor.shape.every((n) => n === 1) && typeof tensor.cells[0] === "number") return tensor.cells[0];
  if (typeof tensor.cells[0] === "object") throw new NotKnown("a random argument");
  throw new Raised("TypeError", "only length-1 arrays can be converted to Python scalars");
}

/** An argument that must be a whole number. */
export function whole(call: Call, name: string): number | undefined {
  const value = call.given.get(name);
  const result = number(call, name);
  if (value?.kind === "float" || (value?.kind === "tensor" && value.type === "float")) {
    throw new Raised("TypeError", call.library === "torch" ? `${shortName(call)}(): argument '${name}' must be int, not float` : "'float' object cannot be interpreted as an integer");
  }
  return result;
}

export const flag = (call: Call, name: string): boolean => {
  const value = call.given.get(name);
  return (value?.kind === "bool" || value?.kind === "int") && Boolean(value.value);
};

/** One or several whole numbers: a shape, axes. */
export function wholes(call: Call, name: string): number[] | undefined {
  const value = call.given.get(name);
  if (value === undefined) return undefined;
  return listed(value).map((item) => {
    if (item.kind === "int" || item.kind === "bool") return Number(item.value);
    if (item.kind === "tensor" && item.shape.length === 0 && item.type !== "float" && typeof item.cells[0] === "number") return item.cells[0];
    if (item.kind === "unknown") throw new NotKnown(item.reason);
    throw new Raised("TypeError", `'${item.kind === "tensor" ? "numpy.float64" : item.kind}' object cannot be interpreted as an integer`);
  });
}

/** The items of a list, of a tuple inside the tuple of the rest, or the one value there is. */
function listed(value: Value): Value[] {
  if (value.kind === "tensor" && value.shape.length === 1) return value.uniform[0] ? Array.from({ length: value.shape[0]! }, () => itemOf(value, 0)) : value.cells.map((_, i) => itemOf(value, i));
  if (value.kind !== "list" && value.kind !== "tuple") return [value];
  const only = value.items.length === 1 ? value.items[0]! : undefined;
  return only && (only.kind === "list" || only.kind === "tuple" || (only.kind === "tensor" && only.shape.length === 1)) ? listed(only) : value.items;
}

const itemOf = (value: Tensor, i: number): Value => ({ kind: "tensor", shape: [], uniform: [], cells: [value.cells[i]!], type: value.type, library: value.library });

/** The number type that `dtype` asks for; undefined where nothing does. */
export function dtype(call: Call): NumberType | undefined {
  const value = call.given.get("dtype");
  if (!value) return undefined;
  const name = value.kind === "builtin" ? value.path.slice(value.path.lastIndexOf(".") + 1) : value.kind === "text" ? value.value : value.kind === "class" ? value.name : "";
  if (/complex/.test(name)) throw new NotKnown("complex numbers");
  return typeOfName(name);
}
export const typeOfName = (name: string): NumberType | undefined =>
  /^(u?int\d*|long|short|i\d|u\d|byte|char|int_|intp|uint8)$/.test(name) ? "int" : /^(float\w*|double|half|bfloat16|f\d)$/.test(name) ? "float" : /^bool(8|_|ean)?$/.test(name) ? "bool" : undefined;

export const shortName = (call: Call): string => call.path.slice(call.path.lastIndexOf(".") + 1);
/** The same function under several paths. */
export const named = (paths: readonly string[], made: Entry): Entries => Object.fromEntries(paths.map((path) => [path, made]));
/** A function that numpy and torch both have by these names. */
export const both = (names: string, made: Entry): Entries => named(names.split(" ").flatMap((name) => [`numpy.${name}`, `torch.${name}`]), made);
export const entriesOf = (...tables: readonly Entries[]): Entries => Object.assign({}, ...tables);
