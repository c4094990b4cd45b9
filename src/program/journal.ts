import type { Changeable, Machine } from "./machine.ts";
import type { Scope, Value } from "./value.ts";

/** What a call changes in place: how it was before is kept at the first change of each thing, and put back at the end. */
export interface Journal {
  readonly keep: (value: Changeable | Scope) => void;
  /** A result as it is now, free of what will be put back. */
  readonly own: (value: Value) => Value;
  readonly undo: (machine: Machine) => void;
}

export function journal(): Journal {
  const kept = new Map<Changeable | Scope, () => void>();
  return {
    keep(value) {
      if (!kept.has(value)) kept.set(value, restorer(value));
    },
    own: (value) => (kept.size === 0 ? value : copy(value, new Map())),
    undo(machine) {
      const restore = [...kept];
      kept.clear();
      for (const [value, back] of restore) {
        // Events of the call keep what they saw.
        machine.touch(value);
        back();
      }
      kept.clear();
    },
  };
}

function restorer(value: Changeable | Scope): () => void {
  if (!("kind" in value)) return ofMap(value.names);
  switch (value.kind) {
    case "tensor": {
      const { shape, uniform, own } = value;
      const cells = [...value.cells];
      return () => { Object.assign(value, { shape, uniform, own, cells }); };
    }
    case "list": case "tuple": {
      const items = [...value.items];
      return () => { value.items = items; };
    }
    case "dict": {
      const entries = [...value.entries].map(([key, entry]) => [key, { ...entry }] as const);
      return () => { value.entries.clear(); for (const [key, entry] of entries) value.entries.set(key, entry); };
    }
    case "set": return ofMap(value.entries);
    case "instance": return ofMap(value.attributes);
    case "class": return ofMap(value.members);
  }
}

function ofMap(map: Map<string, Value>): () => void {
  const before = [...map];
  return () => { map.clear(); for (const [name, value] of before) map.set(name, value); };
}

/** A copy of what can be changed, with what is shared inside it still shared. */
function copy(value: Value, seen: Map<Value, Value>): Value {
  const before = seen.get(value);
  if (before) return before;
  const made = shell(value);
  seen.set(value, made);
  if ((made.kind === "list" || made.kind === "tuple") && (value.kind === "list" || value.kind === "tuple")) made.items = value.items.map((item) => copy(item, seen));
  else if (made.kind === "dict" && value.kind === "dict") for (const [name, { key, value: item }] of value.entries) made.entries.set(name, { key, value: copy(item, seen) });
  else if (made.kind === "set" && value.kind === "set") for (const [name, item] of value.entries) made.entries.set(name, item);
  else if (made.kind === "instance" && value.kind === "instance") for (const [name, item] of value.attributes) made.attributes.set(name, copy(item, seen));
  return made.kind === "function" && made.self ? { ...made, self: copy(made.self, seen) } : made;
}

function shell(value: Value): Value {
  switch (value.kind) {
    case "tensor": return { ...value, cells: [...value.cells] };
    case "list": case "tuple": return { kind: value.kind, items: [] };
    case "dict": return { kind: "dict", entries: new Map() };
    case "set": return { kind: "set", entries: new Map() };
    case "instance": return { kind: "instance", of: value.of, attributes: new Map() };
    default: return value;
  }
}
