import type { Expression } from "../../read/python/syntax.ts";
import { assignIndexed } from "../assign-indexed.ts";
import { itemsOf } from "../iterate.ts";
import { put } from "../key-of.ts";
import type { Frame, Machine } from "../machine.ts";
import { lastName, nameOf } from "../name-of.ts";
import { Raised } from "../raised.ts";
import { scopeFor } from "../scope.ts";
import { placeIn, placesOf } from "../subscript.ts";
import { typeName } from "../type-name.ts";
import type { Value } from "../value.ts";
import type { Binding } from "../world.ts";

/** Binds any target: a name, an attribute, an entry, or several at once. */
export function bind(target: Expression, value: Value, frame: Frame, how: Binding["how"], machine: Machine): void {
  machine.position.node = target;
  switch (target.nodeType) {
    case "Name": machine.bindName(target.id, value, frame, how); return;
    case "Attribute": machine.setAttribute(machine.evaluate(target.value, frame), target.attr, value, frame); return;
    case "Subscript": {
      const object = machine.evaluate(target.value, frame);
      const key = machine.evaluate(target.slice, frame);
      machine.position.node = target;
      setEntry(object, key, value, target.value, frame, machine);
      return;
    }
    case "Tuple": case "List": unpack(target.elts, value, frame, how, machine); return;
    case "Starred": bind(target.value, value, frame, how, machine); return;
    default: machine.stop(`assignment to ${target.nodeType}`);
  }
}

function unpack(targets: readonly Expression[], value: Value, frame: Frame, how: Binding["how"], machine: Machine): void {
  const items = value.kind === "tensor" && value.shape.length > 0 && value.shape[0] !== targets.length && isNetworkOutput(value, machine) ? unknown(`parts of ${typeName(value)}`) : value.kind === "statistic" ? unknown("parts of a loss") : itemsOf(value, machine);
  if (!Array.isArray(items)) {
    for (const target of targets) bind(target, items, frame, how, machine);
    return;
  }
  const star = targets.findIndex(({ nodeType }) => nodeType === "Starred");
  if (star < 0 && items.length > targets.length) throw new Raised("ValueError", `too many values to unpack (expected ${targets.length})`);
  if (items.length < targets.length - (star < 0 ? 0 : 1)) throw new Raised("ValueError", `not enough values to unpack (expected ${star < 0 ? "" : "at least "}${targets.length - (star < 0 ? 0 : 1)}, got ${items.length})`);
  const extra = items.length - targets.length;
  for (const [i, target] of targets.entries()) {
    if (i === star) bind(target, { kind: "list", items: items.slice(i, i + extra + 1) }, frame, how, machine);
    else bind(target, items[star >= 0 && i > star ? i + extra : i]!, frame, how, machine);
  }
}

const unknown = (reason: string): Value & { readonly kind: "unknown" } => ({ kind: "unknown", reason });

/** A network may give several things at once; nobody knows how many. */
const isNetworkOutput = (value: Extract<Value, { kind: "tensor" }>, machine: Machine): boolean =>
  value.cells.length === 1 && typeof value.cells[0] === "object" && value.cells[0].terms.some((term, id) => term !== 0 && machine.variables[id]?.kind === "network");

function setEntry(object: Value, key: Value, value: Value, node: Expression, frame: Frame, machine: Machine): void {
  switch (object.kind) {
    case "unknown": return;
    case "tensor":
      machine.touch(object);
      assignIndexed(object, key, value, machine);
      if (value.kind === "tensor" && value.fromSchedule) Object.assign(object, { fromSchedule: true });
      if (key.kind === "slice") askWorld(object, lastName(nameOf(node)), frame, machine);
      break;
    case "list": {
      if (key.kind === "unknown") { lose(node, frame, key, machine); return; }
      machine.touch(object);
      if (key.kind === "slice") {
        const items = itemsOf(value, machine);
        if (!Array.isArray(items)) { lose(node, frame, items, machine); return; }
        const places = placesOf(key, object.items.length);
        if (key.step.kind === "none") object.items.splice(places[0] ?? 0, places.length, ...items);
        else places.forEach((place, i) => { object.items[place] = items[i]!; });
      } else object.items[assignable(key, object.items.length)] = value;
      break;
    }
    case "dict":
      if (key.kind === "unknown") { lose(node, frame, key, machine); return; }
      machine.touch(object);
      put(object.entries, key, value);
      break;
    case "instance": {
      const method = machine.attribute(object, "__setitem__");
      if (method.kind === "function") machine.invoke(method, [key, value], new Map(), "__setitem__");
      return;
    }
    case "module": case "builtin": case "network": case "statistic": return;
    default: throw new Raised("TypeError", `'${typeName(object)}' object does not support item assignment`);
  }
  machine.record({ kind: "bound", name: lastName(nameOf(node)), value: object, how: "entry" });
}

/** `beta[1:] = …` makes the array what its name says, as a binding does; what the world gives instead is put into the array itself. */
function askWorld(object: Extract<Value, { kind: "tensor" }>, name: string, frame: Frame, machine: Machine): void {
  const kept = machine.world.bind?.({ name, value: object, scope: frame.scope, how: "entry", spot: machine.spot(), variables: machine.variables });
  if (kept?.kind === "tensor" && kept !== object) Object.assign(object, { shape: kept.shape, uniform: kept.uniform, own: kept.own, cells: [...kept.cells], ...(kept.fromSchedule && { fromSchedule: true }) });
}

function assignable(key: Value, length: number): number {
  try {
    return placeIn(key, length, "list");
  } catch (error) {
    if (error instanceof Raised && error.type === "IndexError") throw new Raised("IndexError", "list assignment index out of range");
    throw error;
  }
}

/** What a name stands for was changed in a way that is not known: it is not known any more. */
export function lose(node: Expression, frame: Frame, reason: Value, machine: Machine): void {
  if (node.nodeType === "Name") {
    scopeFor(node.id, frame, machine).names.set(node.id, reason);
  } else if (node.nodeType === "Attribute") {
    const object = machine.evaluate(node.value, frame);
    if (object.kind === "instance") { machine.touch(object); object.attributes.set(node.attr, reason); }
  } else if (node.nodeType === "Subscript") lose(node.value, frame, reason, machine);
}
