import { equal } from "../equal.ts";
import { itemsOf } from "../iterate.ts";
import { int, none } from "../number.ts";
import { allow } from "../operate.ts";
import { Raised } from "../raised.ts";
import { placeIn, wholeOf } from "../subscript.ts";
import { reprOf } from "../text/value-text.ts";
import type { Machine } from "../machine.ts";
import type { Sequence, Value } from "../value.ts";
import type { OwnCall, OwnFunction, OwnFunctions } from "./function.ts";
import { sorted } from "./sequences.ts";

const changing = (run: (list: Sequence, call: OwnCall) => Value | void): OwnFunction => (call) => {
  const list = call.self as Sequence;
  call.machine.touch(list);
  return run(list, call) ?? none;
};

/** Methods of lists and tuples. */
export const listMethods: OwnFunctions = {
  "list.append": changing((list, { args, machine }) => { allow(list.items.length, machine); list.items.push(args[0]!); }),
  "list.extend": changing((list, { args, machine }) => {
    const items = itemsOf(args[0]!, machine);
    if (!Array.isArray(items)) return items;
    allow(list.items.length + items.length, machine);
    for (const item of items) list.items.push(item);
    return none;
  }),
  "list.insert": changing((list, { args }) => { list.items.splice(wholeOf(args[0]!) ?? 0, 0, args[1]!); }),
  "list.pop": changing((list, { args }) => {
    if (list.items.length === 0) throw new Raised("IndexError", "pop from empty list");
    const index = args[0] ?? int(-1);
    if (index.kind === "unknown") return index;
    const place = wholeOf(index);
    if (place !== undefined && (place >= list.items.length || place < -list.items.length)) throw new Raised("IndexError", "pop index out of range");
    return list.items.splice(placeIn(index, list.items.length, "list"), 1)[0]!;
  }),
  "list.remove": changing((list, { args, machine }) => { list.items.splice(indexOf(list, args[0]!, machine, "list.remove(x): x not in list"), 1); }),
  "list.clear": changing((list) => { list.items = []; }),
  "list.reverse": changing((list) => { list.items.reverse(); }),
  "list.sort": changing((list, call) => {
    const order = sorted(list.items, call);
    if (order.kind === "list") list.items = order.items;
    return none;
  }),
  "list.copy": ({ self }) => ({ kind: "list", items: [...(self as Sequence).items] }),
  ...Object.fromEntries((["list", "tuple"] as const).flatMap((kind) => [
    [`${kind}.index`, ({ self, args, machine }: OwnCall): Value => int(indexOf(self as Sequence, args[0]!, machine, kind === "list" ? `${reprOf(args[0]!, machine)} is not in list` : "tuple.index(x): x not in tuple"))],
    [`${kind}.count`, ({ self, args, machine }: OwnCall): Value => int((self as Sequence).items.filter((item) => equal(item, args[0]!, machine) === true).length)],
  ])),
};

function indexOf(list: Sequence, item: Value, machine: Machine, message: string): number {
  const at = list.items.findIndex((other) => equal(other, item, machine) === true);
  if (at < 0) throw new Raised("ValueError", message);
  return at;
}
