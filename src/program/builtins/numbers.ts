import { callBuiltin } from "../builtin.ts";
import { certain } from "../law.ts";
import { bool, float, int, isNumber } from "../number.ts";
import { operate } from "../operate.ts";
import { Raised } from "../raised.ts";
import { sizeOf } from "../shape.ts";
import { fixedText } from "../text/number-text.ts";
import { formattedValue } from "../text/formatted-value.ts";
import { reprOf, strOf, unknownMark } from "../text/value-text.ts";
import { truth } from "../truth.ts";
import { typeName } from "../type-name.ts";
import type { Value } from "../value.ts";
import { argument, ofKnown, optional, type OwnCall, type OwnFunctions } from "./function.ts";

/** Python's functions of numbers and of their texts. */
export const numbers: OwnFunctions = {
  "builtins.abs": ofKnown((call) => {
    const value = argument(call, 0, "x");
    return isNumber(value) ? { kind: value.kind === "float" ? "float" : "int", value: Math.abs(Number(value.value)) } : callBuiltin({ kind: "builtin", path: `${value.kind === "tensor" ? value.library : "numpy"}.abs` }, [value], new Map(), call.machine);
  }),
  "builtins.round": ofKnown(round),
  "builtins.int": ofKnown((call) => (call.args.length === 0 ? int(0) : whole(call))),
  "builtins.float": ofKnown((call) => (call.args.length === 0 ? float(0) : real(call))),
  "builtins.bool": (call) => {
    const held = call.args[0] ? truth(call.args[0], call.machine) : false;
    return typeof held === "boolean" ? bool(held) : held;
  },
  "builtins.str": (call) => ({ kind: "text", value: call.args[0] ? strOf(call.args[0], call.machine) : "" }),
  "builtins.repr": (call) => ({ kind: "text", value: reprOf(argument(call, 0, "obj"), call.machine) }),
  "builtins.format": (call) => { const spec = call.args[1]; return { kind: "text", value: formattedValue(argument(call, 0, "value"), spec?.kind === "text" ? spec.value : "", call.machine) }; },
  "builtins.divmod": ofKnown((call) => ({ kind: "tuple", items: [operate("//", argument(call, 0, "x"), argument(call, 1, "y"), call.machine), operate("%", call.args[0]!, call.args[1]!, call.machine)] })),
  "builtins.pow": ofKnown((call) => {
    const power = operate("**", argument(call, 0, "base"), argument(call, 1, "exp"), call.machine);
    return call.args[2] ? operate("%", power, call.args[2], call.machine) : power;
  }),
  "builtins.ord": ofKnown((call) => { const [text] = call.args; return text?.kind === "text" ? int(text.value.codePointAt(0) ?? 0) : { kind: "unknown", reason: "ord" }; }),
  "builtins.chr": ofKnown((call) => { const [code] = call.args; return code?.kind === "int" && code.value >= 0 && code.value < 0x110000 ? { kind: "text", value: String.fromCodePoint(code.value) } : { kind: "unknown", reason: "chr" }; }),
  "number.item": ({ self }) => self!, "number.tolist": ({ self }) => self!, "number.conjugate": ({ self }) => self!,
  "number.is_integer": ({ self }) => bool(isNumber(self!) && Number.isInteger(Number(self.value))),
  "number.bit_length": ({ self }) => int(isNumber(self!) && Number(self.value) !== 0 ? Math.abs(Number(self.value)).toString(2).length : 0),
};

/** The one number that an array of one entry is; undefined where it is random. Raises where it has several. */
function single(value: Value): number | undefined {
  if (isNumber(value)) return Number(value.value);
  if (value.kind === "tensor") {
    if (sizeOf(value.shape) === 1) return certain(value.cells[0]!);
    throw value.library === "torch" ? new Raised("RuntimeError", `a Tensor with ${sizeOf(value.shape)} elements cannot be converted to Scalar`) : new Raised("TypeError", "only 0-dimensional arrays can be converted to Python scalars");
  }
  if (value.kind === "statistic") return undefined;
  throw new Raised("TypeError", "");
}

function converted(call: OwnCall, name: "int" | "float"): number | Value {
  const value = argument(call, 0, "x");
  if (value.kind === "text" || value.kind === "instance") return { kind: "unknown", reason: `${name}()` };
  try {
    return single(value) ?? { kind: "unknown", reason: `${name}() of a random number` };
  } catch (error) {
    if (error instanceof Raised && error.message === "") throw new Raised("TypeError", `${name}() argument must be a string${name === "int" ? ", a bytes-like object" : ""} or a real number, not '${typeName(value)}'`);
    throw error;
  }
}

function whole(call: OwnCall): Value {
  const text = call.args[0]!;
  if (text.kind === "text") {
    if (text.value.includes(unknownMark) || call.args[1]) return { kind: "unknown", reason: "int() of a text" };
    if (!/^\s*[-+]?\d+(_\d+)*\s*$/.test(text.value)) throw new Raised("ValueError", `invalid literal for int() with base 10: ${reprOf(text, call.machine)}`);
    return safe(Number(text.value.replaceAll("_", "")));
  }
  const number = converted(call, "int");
  if (typeof number !== "number") return number;
  if (Number.isNaN(number)) throw new Raised("ValueError", "cannot convert float NaN to integer");
  if (!Number.isFinite(number)) throw new Raised("OverflowError", "cannot convert float infinity to integer");
  return safe(Math.trunc(number) || 0);
}
const safe = (value: number): Value => (Number.isSafeInteger(value) ? int(value) : { kind: "unknown", reason: "large integer" });

function real(call: OwnCall): Value {
  const text = call.args[0]!;
  if (text.kind === "text") {
    const word = text.value.trim().toLowerCase().replaceAll("_", "");
    const special = /^[-+]?(inf|infinity|nan)$/.test(word);
    if (special) return float(word.includes("nan") ? Number.NaN : word.startsWith("-") ? -Infinity : Infinity);
    if (word.includes(unknownMark)) return { kind: "unknown", reason: "float() of a text" };
    if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/.test(word)) throw new Raised("ValueError", `could not convert string to float: ${reprOf(text, call.machine)}`);
    return float(Number(word));
  }
  const number = converted(call, "float");
  return typeof number === "number" ? float(number) : number;
}

/** Half to even, on the exact binary value. */
function round(call: OwnCall): Value {
  const value = argument(call, 0, "number");
  const places = optional(call, 1, "ndigits");
  if (!isNumber(value)) {
    if (value.kind !== "tensor") throw new Raised("TypeError", `type ${typeName(value)} doesn't define __round__ method`);
    return callBuiltin({ kind: "builtin", path: `${value.library}.round` }, places ? [value, places] : [value], new Map(), call.machine);
  }
  const digits = places?.kind === "int" ? places.value : 0;
  const number = Number(value.value);
  if (value.kind !== "float" || !Number.isFinite(number)) return value.kind === "bool" ? int(number) : digits < 0 && value.kind === "int" ? int(Math.round(number / 10 ** -digits) * 10 ** -digits) : value;
  if (digits > 300) return value;
  const rounded = digits >= 0 ? Number(fixedText(number, digits)) : Number(fixedText(number / 10 ** -digits, 0)) * 10 ** -digits;
  return places && places.kind !== "none" ? float(rounded) : safe(rounded || 0);
}
