import type { Instance, PythonFunction, Value } from "../../../program/value.ts";
import type { PythonNode } from "../../../read/python/syntax.ts";
import { walkPython } from "../../../read/python/walk.ts";
import { inputRolesOf, type TableRole, tableRolesOf } from "../names/roles.ts";
import type { Run } from "../../../program/world.ts";
import { objectFor } from "./given-object.ts";
import { inputFor, type Inputs, type Setting } from "./inputs.ts";

/** What a parameter is given: a schedule, where it is read as one, the program's own before one that is made of names; else what its name asks for, or an object that has what is read of it. */
export const valueFor = (fn: PythonFunction, name: string, inputs: Inputs, setting: Setting, run: Run): ReturnType<typeof inputFor> => {
  const own = () => { const object = objectFor(fn, name, run); return object && { role: "process" as const, value: object }; };
  const schedule = scheduleObject(fn, name, inputs, setting);
  return schedule ? (own() ?? { role: "process", value: schedule }) : (inputFor(name, inputs, setting) ?? own());
};

/** Whether a parameter is an object whose tables a function reads. */
export const isScheduleObject = (fn: PythonFunction, name: string): boolean => tablesRead(fn, name).length > 0;

/** A schedule that a function is given as an object, `schedule.alphas_cumprod[t]`: with the tables and the numbers of steps that the function reads of it. None where no table of it is plain by its name. */
function scheduleObject(fn: PythonFunction, name: string, inputs: Inputs, { chain, t, shape, library, states, first }: Setting): Instance | undefined {
  const tables = tablesRead(fn, name);
  if (tables.length === 0) return undefined;
  const attributes = new Map<string, Value>();
  for (const read of tables) {
    const given = inputFor(read, inputs, { chain, t, shape, library, states, first });
    if (given?.role === "table") attributes.set(read, given.value);
  }
  for (const read of readOf(fn, name)) if (isCount(read) || (/^(?:time_?)?steps$/.test(read) && isCounted(fn, read))) attributes.set(read, { kind: "int", value: chain.steps });
  // A class that is not wholly known: what else is read of it is not known.
  return { kind: "instance", of: { kind: "class", name, unit: fn.unit, bases: [{ kind: "unknown", reason: name }], members: new Map() }, attributes };
}

/** α may be DDIM's: it is plain beside another table. σ may be anything. */
function tablesRead(fn: PythonFunction, name: string): readonly string[] {
  if (inputRolesOf(name).includes("model")) return [];
  const read = readOf(fn, name).map((each) => [each, tableRolesOf(each)] as const).filter(([, roles]) => roles.length > 0);
  const isAlpha = ([first]: readonly TableRole[]) => first!.column === "alpha";
  if (!read.some(([, roles]) => roles.length === 1)) return [];
  return read.filter(([, roles]) => roles.length === 1 || isAlpha(roles)).map(([each]) => each);
}

const isCount = (name: string): boolean => inputRolesOf(name).includes("T") && !/^time_?steps$|^steps$|inference/.test(name);

/** `schedule.timesteps` may be the steps themselves; `range(schedule.timesteps)` says how many they are. */
function isCounted({ node }: PythonFunction, name: string): boolean {
  let does = false;
  walkPython(node, (inner) => {
    if (inner.nodeType === "Call" && inner.func.nodeType === "Name" && inner.func.id === "range") for (const arg of inner.args) walkPython(arg, (part) => { if (part.nodeType === "Attribute" && part.attr === name) does = true; });
  });
  return does;
}

/** The attributes that a function reads of a parameter, and does not call. */
function readOf(fn: PythonFunction, name: string): readonly string[] {
  const known = remembered.get(fn.node) ?? attributesIn(fn.node);
  remembered.set(fn.node, known);
  return [...(known.get(name) ?? [])];
}
const remembered = new WeakMap<PythonNode, ReadonlyMap<string, ReadonlySet<string>>>();

function attributesIn(node: PythonNode): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>(), called = new Set<PythonNode>();
  walkPython(node, (inner) => {
    if (inner.nodeType === "Call") called.add(inner.func);
    if (inner.nodeType !== "Attribute" || inner.value.nodeType !== "Name" || called.has(inner)) return;
    found.set(inner.value.id, (found.get(inner.value.id) ?? new Set()).add(inner.attr));
  });
  return found;
}
