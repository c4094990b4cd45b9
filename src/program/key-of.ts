import { Raised } from "./raised.ts";
import { typeName } from "./type-name.ts";
import type { Dict, PythonSet, Value } from "./value.ts";

const identities = new WeakMap<object, number>();
let next = 0;

/** The key under which a dict or a set keeps a value: equal values have equal keys (`1`, `1.0` and `True` are one). A list raises, as it does in Python. */
export function keyOf(value: Value): string {
  switch (value.kind) {
    case "none": case "ellipsis": return value.kind;
    case "bool": case "int": case "float": return Number.isInteger(Number(value.value)) ? `int:${Number(value.value)}` : `float:${value.value}`;
    case "text": return `text:${value.value}`;
    case "tuple": return `tuple:(${value.items.map((item) => { const key = keyOf(item); return `${key.length}:${key}`; }).join()})`;
    case "builtin": case "module": return `${value.kind}:${value.path}`;
    case "list": case "dict": case "set": throw new Raised("TypeError", `unhashable type: '${typeName(value)}'`);
    default: {
      if (!identities.has(value)) identities.set(value, next++);
      return `${value.kind}:${identities.get(value)}`;
    }
  }
}

export const dictOf = (entries: Iterable<readonly [key: Value, value: Value]>): Dict => {
  const map: Dict["entries"] = new Map();
  for (const [key, value] of entries) put(map, key, value);
  return { kind: "dict", entries: map };
};
export const setOf = (values: Iterable<Value>): PythonSet => {
  const entries = new Map<string, Value>();
  for (const value of values) { const key = keyOf(value); if (!entries.has(key)) entries.set(key, value); }
  return { kind: "set", entries };
};

/** A key that is there already stays where and what it is. */
export function put(entries: Dict["entries"], key: Value, value: Value): void {
  const name = keyOf(key);
  const before = entries.get(name);
  if (before) before.value = value;
  else entries.set(name, { key, value });
}
