import { exceptionNames } from "../exceptions.ts";
import type { Value } from "../value.ts";

const functions = [
  "range", "len", "reversed", "enumerate", "zip", "map", "filter", "sorted", "list", "tuple", "set", "frozenset", "dict", "iter", "next", "any", "all", "sum", "min", "max",
  "abs", "round", "int", "float", "bool", "str", "repr", "format", "divmod", "pow", "ord", "chr", "print", "input", "isinstance", "issubclass", "hasattr", "getattr", "setattr", "callable", "type", "id", "hash",
  "object", "property", "staticmethod", "classmethod", "open", "exit", "vars", "locals", "globals", "super",
];

/** Names that Python knows by itself. */
export const builtinNames: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...[...functions, ...exceptionNames].map((name) => [name, { kind: "builtin", path: `builtins.${name}` }] as const),
  ["Ellipsis", { kind: "ellipsis" }], ["__name__", { kind: "text", value: "__main__" }], ["display", { kind: "builtin", path: "builtins.ignored" }],
]);
