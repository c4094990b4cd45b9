import { itemsOf } from "../iterate.ts";
import { keyOf, put, setOf } from "../key-of.ts";
import { none } from "../number.ts";
import { Raised } from "../raised.ts";
import { reprOf } from "../text/value-text.ts";
import type { Dict, PythonSet, Value } from "../value.ts";
import type { OwnCall, OwnFunction, OwnFunctions } from "./function.ts";

const ofDict = (run: (dict: Dict, call: OwnCall) => Value | void, changes: "changes" | "reads" = "reads"): OwnFunction => (call) => {
  const dict = call.self as Dict;
  if (changes === "changes") call.machine.touch(dict);
  return call.args.find(({ kind }, i) => kind === "unknown" && i === 0) ?? run(dict, call) ?? none;
};
const ofSet = (run: (set: PythonSet, call: OwnCall) => Value | void): OwnFunction => (call) => {
  call.machine.touch(call.self as PythonSet);
  return call.args[0]?.kind === "unknown" ? call.args[0] : run(call.self as PythonSet, call) ?? none;
};

/** Methods of dicts and sets. Views are lists made at once. */
export const dictMethods: OwnFunctions = {
  "dict.keys": ofDict(({ entries }) => ({ kind: "list", items: [...entries.values()].map(({ key }) => key) })),
  "dict.values": ofDict(({ entries }) => ({ kind: "list", items: [...entries.values()].map(({ value }) => value) })),
  "dict.items": ofDict(({ entries }) => ({ kind: "list", items: [...entries.values()].map(({ key, value }) => ({ kind: "tuple", items: [key, value] })) })),
  "dict.get": ofDict(({ entries }, { args }) => entries.get(keyOf(args[0]!))?.value ?? args[1]),
  "dict.copy": ofDict(({ entries }) => ({ kind: "dict", entries: new Map([...entries].map(([key, entry]) => [key, { ...entry }])) })),
  "dict.clear": ofDict(({ entries }) => { entries.clear(); }, "changes"),
  "dict.setdefault": ofDict(({ entries }, { args }) => {
    const key = keyOf(args[0]!);
    if (!entries.has(key)) entries.set(key, { key: args[0]!, value: args[1] ?? none });
    return entries.get(key)!.value;
  }, "changes"),
  "dict.pop": ofDict(({ entries }, { args, machine }) => {
    const found = entries.get(keyOf(args[0]!));
    if (!found && !args[1]) throw new Raised("KeyError", reprOf(args[0]!, machine));
    entries.delete(keyOf(args[0]!));
    return found?.value ?? args[1];
  }, "changes"),
  "dict.update": ofDict(({ entries }, { args, keywords, machine }) => {
    const [source] = args;
    if (source?.kind === "dict") for (const { key, value } of source.entries.values()) put(entries, key, value);
    else if (source) {
      const pairs = itemsOf(source, machine);
      if (!Array.isArray(pairs)) return pairs;
      for (const pair of pairs) if (pair.kind === "tuple" || pair.kind === "list") put(entries, pair.items[0]!, pair.items[1]!);
    }
    for (const [name, value] of keywords) put(entries, { kind: "text", value: name }, value);
    return none;
  }, "changes"),
  "set.add": ofSet(({ entries }, { args }) => { entries.set(keyOf(args[0]!), args[0]!); }),
  "set.discard": ofSet(({ entries }, { args }) => { entries.delete(keyOf(args[0]!)); }),
  "set.remove": ofSet(({ entries }, { args, machine }) => { if (!entries.delete(keyOf(args[0]!))) throw new Raised("KeyError", reprOf(args[0]!, machine)); }),
  "set.clear": ofSet(({ entries }) => { entries.clear(); }),
  "set.copy": ({ self }) => setOf((self as PythonSet).entries.values()),
  "set.update": ofSet(({ entries }, { args, machine }) => {
    const items = itemsOf(args[0]!, machine);
    if (!Array.isArray(items)) return items;
    for (const item of items) entries.set(keyOf(item), item);
    return none;
  }),
  "set.union": ({ self, args, machine }) => { const items = itemsOf(args[0]!, machine); return Array.isArray(items) ? setOf([...(self as PythonSet).entries.values(), ...items]) : items; },
  "set.intersection": ({ self, args, machine }) => { const items = itemsOf(args[0]!, machine); return Array.isArray(items) ? setOf(items.filter((item) => (self as PythonSet).entries.has(keyOf(item)))) : items; },
  "set.issubset": ({ self, args, machine }) => { const items = itemsOf(args[0]!, machine); if (!Array.isArray(items)) return items; const keys = new Set(items.map(keyOf)); return { kind: "bool", value: [...(self as PythonSet).entries.keys()].every((key) => keys.has(key)) }; },
};
