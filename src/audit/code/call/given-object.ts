import type { PythonFunction, Value } from "../../../program/value.ts";
import type { Run } from "../../../program/world.ts";
import { walkPython } from "../../../read/python/walk.ts";
import { objectsMade } from "./callables.ts";

/**
 * What a program gives for a parameter that keeps tables: the object or dictionary that it binds under that name, else its only one that has every attribute or key that the function reads of
 * the parameter. None where the function reads nothing of it.
 */
export function objectFor({ node }: PythonFunction, name: string, run: Run): Value | undefined {
  const { names } = run.globals;
  const read = new Set<string>();
  let isCalled = false;
  for (const statement of Array.isArray(node.body) ? node.body : [node.body])
    walkPython(statement, (inner) => {
      if (inner.nodeType === "Attribute" && inner.value.nodeType === "Name" && inner.value.id === name) read.add(inner.attr);
      if (inner.nodeType === "Subscript" && inner.value.nodeType === "Name" && inner.value.id === name && inner.slice.nodeType === "Constant" && typeof inner.slice.value === "string") read.add(inner.slice.value);
      if (inner.nodeType === "Call" && inner.func.nodeType === "Name" && inner.func.id === name) isCalled = true;
    });
  const has = (value: Value | undefined): value is Value => value !== undefined && [...read].every((each) => holds(value, each));
  const own = names.get(name);
  if (own && isKeeper(own) && has(own)) return own;
  if (read.size === 0 || isCalled) return undefined;
  const others = [...new Set([...names.values(), ...objectsMade(run)])].filter((value) => isKeeper(value) && has(value));
  return others.length === 1 ? others[0] : undefined;
}

const isKeeper = (value: Value): boolean => value.kind === "instance" || value.kind === "dict";

function holds(value: Value, name: string): boolean {
  if (value.kind === "dict") return [...value.entries.values()].some(({ key }) => key.kind === "text" && key.value === name);
  return value.kind === "instance" && (value.attributes.has(name) || membersHave(value.of, name));
}

const membersHave = (of: Value, name: string): boolean => of.kind === "class" && (of.members.has(name) || of.bases.some((base) => membersHave(base, name)));
