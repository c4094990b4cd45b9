import { certain } from "../law.ts";
import type { Machine } from "../machine.ts";
import { Raised } from "../raised.ts";
import { sizeOf } from "../shape.ts";
import { typeName } from "../type-name.ts";
import type { Value } from "../value.ts";
import { formatted, type Formattable } from "./format-spec.ts";
import { strOf, unknownMark } from "./value-text.ts";

/** `format(value, spec)`: raises as CPython does where the value's type does not know the spec. */
export function formattedValue(value: Value, spec: string, machine: Machine): string {
  if (value.kind === "unknown" || value.kind === "statistic" || spec.includes(unknownMark)) return unknownMark;
  const plain = plainOf(value);
  if (plain === "random") return unknownMark;
  if (!plain) {
    if (spec === "") return strOf(value, machine);
    if (value.kind === "instance" || value.kind === "network" || value.kind === "module") return unknownMark;
    throw new Raised("TypeError", `unsupported format string passed to ${typeName(value)}.__format__`);
  }
  if (plain.kind === "text" && plain.value.includes(unknownMark)) return unknownMark;
  const result = formatted(plain, spec);
  if ("error" in result) throw new Raised("ValueError", result.error);
  return result.text;
}

function plainOf(value: Value): Formattable | "random" | undefined {
  switch (value.kind) {
    case "int": case "float": case "text": return value;
    case "tensor": {
      // numpy formats only its numbers so, torch any tensor of one entry without axes.
      if (value.shape.length > 0 || sizeOf(value.shape) !== 1) return undefined;
      const number = certain(value.cells[0]!);
      return number === undefined ? "random" : { kind: value.type === "float" ? "float" : "int", value: number };
    }
    default: return undefined;
  }
}
