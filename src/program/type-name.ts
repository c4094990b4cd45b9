import type { Value } from "./value.ts";

/** The name that Python's error messages give the type of a value. */
export function typeName(value: Value): string {
  switch (value.kind) {
    case "none": return "NoneType";
    case "text": return "str";
    case "tensor": return value.library === "torch" ? "Tensor" : value.shape.length === 0 ? `numpy.${value.type === "float" ? "float64" : value.type === "int" ? "int64" : "bool"}` : "numpy.ndarray";
    case "statistic": return "Tensor";
    case "function": return "function";
    case "class": return "type";
    case "builtin": return "builtin_function_or_method";
    case "network": return value.name;
    case "instance": return value.of.name;
    default: return value.kind;
  }
}
