import { certain } from "./law.ts";
import type { Machine } from "./machine.ts";
import { memberOf } from "./members.ts";
import { Raised } from "./raised.ts";
import { sizeOf } from "./shape.ts";
import type { Unknown, Value } from "./value.ts";

/** Whether Python takes a value for true; unknown where it is not known or random. An array of several entries raises as numpy and torch do. */
export function truth(value: Value, machine: Machine): boolean | Unknown {
  switch (value.kind) {
    case "none": return false;
    case "bool": return value.value;
    case "int": case "float": return value.value !== 0;
    case "text": return value.value !== "";
    case "list": case "tuple": return value.items.length > 0;
    case "dict": case "set": return value.entries.size > 0;
    case "range": return (value.stop - value.start) / value.step > 0;
    case "unknown": return value;
    case "statistic": return { kind: "unknown", reason: "a loss" };
    case "tensor": {
      const size = sizeOf(value.shape);
      if (size > 1) {
        throw value.library === "numpy" ? new Raised("ValueError", "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
          : new Raised("RuntimeError", "Boolean value of Tensor with more than one value is ambiguous");
      }
      const cell = value.cells[0];
      const number = cell === undefined ? 0 : certain(cell);
      return number === undefined ? { kind: "unknown", reason: "a random condition" } : number !== 0;
    }
    case "instance": {
      for (const name of ["__bool__", "__len__"]) {
        const method = memberOf(value.of, name);
        if (method?.kind === "function") return truth(machine.invoke({ ...method, self: value }, [], new Map(), name), machine);
      }
      return true;
    }
    default: return true;
  }
}
