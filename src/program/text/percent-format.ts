import type { Machine } from "../machine.ts";
import { isNumber } from "../number.ts";
import { Raised } from "../raised.ts";
import { typeName } from "../type-name.ts";
import type { Value } from "../value.ts";
import { formattedValue } from "./formatted-value.ts";
import { reprOf, strOf } from "./value-text.ts";

/** `"%.3f and %s" % (a, b)`, as CPython does it. */
export function percentFormat(template: string, value: Value, machine: Machine): Value {
  const values = value.kind === "tuple" ? value.items : [value];
  let used = 0;
  const next = (): Value => {
    const item = values[used++];
    if (!item) throw new Raised("TypeError", "not enough arguments for format string");
    return item;
  };
  const text = template.replace(/%(?:\((\w+)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?([diouxXeEfFgGcrsa%])/g, (_, key: string | undefined, flags: string, width: string | undefined, precision: string | undefined, type: string) => {
    if (type === "%") return "%";
    const [w, p] = [width, precision].map((size) => { if (size !== "*") return size; const given = next(); return given.kind === "int" ? String(given.value) : ""; });
    const item = key === undefined ? next() : entry(value, key);
    const align = flags.includes("-") ? "<" : type === "s" || type === "r" || type === "a" ? ">" : "";
    if (type === "s" || type === "r" || type === "a") return formattedValue({ kind: "text", value: type === "s" ? strOf(item, machine) : reprOf(item, machine) }, `${w ? align + w : ""}${p === undefined ? "" : `.${p}`}`, machine);
    if (item.kind !== "unknown" && item.kind !== "tensor" && item.kind !== "statistic" && !isNumber(item)) throw new Raised("TypeError", /[diu]/.test(type) ? `%${type} format: a real number is required, not ${typeName(item)}` : `must be real number, not ${typeName(item)}`);
    const whole = /[diu]/.test(type);
    const number: Value = isNumber(item) ? (whole ? { kind: "int", value: Math.trunc(Number(item.value)) } : /[oxXc]/.test(type) ? item : { kind: "float", value: Number(item.value) }) : item;
    const sign = flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
    const zero = flags.includes("0") && !flags.includes("-") ? "0" : "";
    return formattedValue(number, `${align}${sign}${flags.includes("#") ? "#" : ""}${zero}${w ?? ""}${whole || p === undefined ? "" : `.${p}`}${whole ? (item.kind === "tensor" && item.type === "float" ? ".0f" : "d") : type}`, machine);
  });
  if (used < values.length && value.kind === "tuple") throw new Raised("TypeError", "not all arguments converted during string formatting");
  if (used === 0 && value.kind !== "tuple" && value.kind !== "dict") throw new Raised("TypeError", "not all arguments converted during string formatting");
  return { kind: "text", value: text };
}

function entry(value: Value, key: string): Value {
  if (value.kind !== "dict") throw new Raised("TypeError", "format requires a mapping");
  const found = value.entries.get(`text:${key}`);
  if (!found) throw new Raised("KeyError", `'${key}'`);
  return found.value;
}
