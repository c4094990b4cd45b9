import type { Node } from "../../read/python/syntax.ts";
import { defaultsOf } from "../calls/parameters.ts";
import type { Frame, Machine } from "../machine.ts";
import { foreignBases } from "../members.ts";
import { lastName, nameOf } from "../name-of.ts";
import type { PythonClass, PythonFunction, Scope, Value } from "../value.ts";
import type { Execute, ExecuteAny } from "./statement.ts";

export const functionDefinition: ExecuteAny<"FunctionDef" | "AsyncFunctionDef"> = (node, frame, machine) => {
  const made: PythonFunction = { kind: "function", name: node.name, node, unit: frame.unit, scope: methodScope(frame.scope), defaults: defaultsOf(node.args, frame, machine), ...(frame.owner && { owner: frame.owner }) };
  machine.position.node = node;
  frame.scope.names.set(node.name, decorated(made, node, frame, machine));
  return undefined;
};

/** A method does not see the names of its class. */
function methodScope(scope: Scope): Scope {
  return scope.isClass ? scope.outer! : scope;
}

/** Decorators that say what a function is, or that only say how it is run; those of the program itself are called. */
function decorated(made: PythonFunction, node: Node<"FunctionDef"> | Node<"AsyncFunctionDef">, frame: Frame, machine: Machine): Value {
  let value: Value = made;
  for (const decorator of node.decorator_list.toReversed()) {
    const name = nameOf(decorator);
    if (value.kind === "function") {
      if (/^(property|cached_property|functools\.cached_property)$/.test(name)) { value = { ...value, isProperty: true }; continue; }
      if (name === "staticmethod") { value = { ...value, isStatic: true }; continue; }
      if (name === "classmethod") { value = { ...value, isClassMethod: true }; continue; }
    }
    // `@x.setter` leaves the property as it was: what it would set is set plainly.
    if (/\.(setter|deleter)$/.test(name)) { value = frame.scope.names.get(name.slice(0, name.lastIndexOf("."))) ?? value; continue; }
    if (/(^|\.)(lru_cache|cache|wraps|jit|njit|compile|no_grad|inference_mode|abstractmethod|overload|torch_compile)$/.test(name)) continue;
    const by = machine.evaluate(decorator, frame);
    machine.position.node = decorator;
    if (by.kind === "function") value = machine.invoke(by, [value], new Map(), lastName(name));
  }
  return value;
}

export const classDefinition: Execute<"ClassDef"> = (node, frame, machine) => {
  const bases = node.bases.map((base) => machine.evaluate(base, frame));
  const scope: Scope = { names: new Map(), outer: methodScope(frame.scope), isClass: true, function: node.name };
  const isDataclass = node.decorator_list.some((decorator) => /(^|\.)dataclass$/.test(nameOf(decorator))) || bases.some((base) => base.kind === "builtin" && base.path === "typing.NamedTuple");
  const made: PythonClass = { kind: "class", name: node.name, node, unit: frame.unit, bases, members: scope.names, ...(isDataclass && { fields: new Map() }) };
  const inner: Frame = { scope, unit: frame.unit, owner: made };
  machine.execute(node.body, inner);
  if (made.fields) fillFields(made, node);
  if (foreignBases(made).some((base) => base.kind === "builtin" && base.path.startsWith("enum."))) makeMembers(made);
  machine.position.node = node;
  frame.scope.names.set(node.name, made);
  return undefined;
};

function fillFields(made: PythonClass, node: Node<"ClassDef">): void {
  for (const statement of node.body) {
    if (statement.nodeType !== "AnnAssign" || statement.target.nodeType !== "Name") continue;
    const value = made.members.get(statement.target.id);
    const isFactory = value?.kind === "builtin" && value.path === "dataclasses.field()";
    (made.fields as Map<string, unknown>).set(statement.target.id, !value ? undefined : isFactory ? (value.self?.kind === "none" ? undefined : { kind: "factory", make: value.self }) : { kind: "value", value });
  }
}

/** The names of an enumeration stand for objects of it, each with its name and value. */
function makeMembers(made: PythonClass): void {
  for (const [name, value] of made.members) {
    if (value.kind === "function" || name.startsWith("_")) continue;
    made.members.set(name, { kind: "instance", of: made, attributes: new Map<string, Value>([["name", { kind: "text", value: name }], ["value", value]]) });
  }
}

