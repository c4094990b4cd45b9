import { formattedValue } from "../text/formatted-value.ts";
import { strOf, reprOf } from "../text/value-text.ts";
import { allow } from "../operate.ts";
import type { Value } from "../value.ts";
import type { Evaluate } from "./expression.ts";

/** `f"…"`: text; where a part is not known, `unknownMark` stands in its place. */
export const joinedStr: Evaluate<"JoinedStr"> = (node, frame, machine) => {
  let text = "";
  for (const part of node.values) {
    const value = machine.evaluate(part, frame);
    if (value.kind === "text") text += value.value;
  }
  allow(text.length, machine);
  return { kind: "text", value: text };
};

export const formattedPart: Evaluate<"FormattedValue"> = (node, frame, machine) => {
  const value = machine.evaluate(node.value, frame);
  const spec = node.format_spec ? machine.evaluate(node.format_spec, frame) : undefined;
  machine.position.node = node;
  const converted: Value = node.conversion === 114 || node.conversion === 97 ? { kind: "text", value: reprOf(value, machine) } : node.conversion === 115 ? { kind: "text", value: strOf(value, machine) } : value;
  return { kind: "text", value: formattedValue(converted, spec?.kind === "text" ? spec.value : "", machine) };
};
