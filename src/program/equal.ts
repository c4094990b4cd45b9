import { binary } from "./binary.ts";
import type { Machine } from "./machine.ts";
import { memberOf } from "./members.ts";
import { isNumber } from "./number.ts";
import type { Unknown, Value } from "./value.ts";
import { truth } from "./truth.ts";

/** `a == b` of Python's own values as a truth; unknown where it hangs on what is not known. */
export function equal(a: Value, b: Value, machine: Machine): boolean | Unknown {
  if (a === b) return true;
  if (a.kind === "unknown") return a;
  if (b.kind === "unknown") return b;
  if (isNumber(a) && isNumber(b)) return Number(a.value) === Number(b.value);
  if (a.kind === "tensor" || b.kind === "tensor") return truth(binary("==", a, b, machine), machine);
  if (a.kind === "statistic" || b.kind === "statistic") return { kind: "unknown", reason: "a loss" };
  if (a.kind === "instance") {
    const method = memberOf(a.of, "__eq__");
    if (method?.kind === "function") return truth(machine.invoke({ ...method, self: a }, [b], new Map(), "__eq__"), machine);
  }
  switch (a.kind) {
    case "none": case "ellipsis": return b.kind === a.kind;
    case "text": return b.kind === "text" && a.value === b.value;
    case "list": case "tuple": return b.kind === a.kind && a.items.length === b.items.length && every(a.items, (item, i) => equal(item, b.items[i]!, machine));
    case "dict": return b.kind === "dict" && a.entries.size === b.entries.size && every([...a.entries], ([key, { value }]) => { const other = b.entries.get(key); return other ? equal(value, other.value, machine) : false; });
    case "set": return b.kind === "set" && a.entries.size === b.entries.size && [...a.entries.keys()].every((key) => b.entries.has(key));
    case "range": return b.kind === "range" && a.start === b.start && a.stop === b.stop && a.step === b.step;
    case "builtin": case "module": return b.kind === a.kind && a.path === b.path;
    case "function": return b.kind === "function" && a.node === b.node && a.self === b.self;
    default: return false;
  }
}

function every<T>(items: readonly T[], holds: (item: T, index: number) => boolean | Unknown): boolean | Unknown {
  let doubt: Unknown | undefined;
  for (const [i, item] of items.entries()) {
    const held = holds(item, i);
    if (held === false) return false;
    if (held !== true) doubt ??= held;
  }
  return doubt ?? true;
}
