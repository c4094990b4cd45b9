import type { PythonClass, Value } from "./value.ts";

/** A class's own members and those of its bases, in Python's order of looking them up (depth first, each class once, after all that derive from it). */
export function linear(of: PythonClass): readonly PythonClass[] {
  const order: PythonClass[] = [];
  const visit = (at: PythonClass): void => {
    const before = order.indexOf(at);
    if (before >= 0) order.splice(before, 1);
    order.push(at);
    for (const base of at.bases) if (base.kind === "class") visit(base);
  };
  visit(of);
  return order;
}

export function memberOf(of: PythonClass, name: string, after?: PythonClass): Value | undefined {
  if (!after) {
    const own = of.members.get(name);
    if (own) return own;
    if (of.bases.length === 0) return undefined;
  }
  const order = linear(of);
  for (const at of after ? order.slice(order.indexOf(after) + 1) : order) {
    const member = at.members.get(name);
    if (member) return member;
  }
  return undefined;
}

/** The bases that are not classes of the program: `nn.Module`, something imported. */
export const foreignBases = (of: PythonClass): readonly Value[] => linear(of).flatMap(({ bases }) => bases.filter(({ kind }) => kind !== "class"));
/** Whether something of its classes is not known, so that it may have members that are not seen here. */
export const isOpen = (of: PythonClass): boolean => foreignBases(of).some((base) => base.kind !== "builtin" || !closedBases.has(base.path));
const closedBases = new Set(["builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol", "typing.NamedTuple"]);

/** Whether it is a module of torch, or derives from something that may be one. */
export const isModule = (of: PythonClass): boolean => foreignBases(of).some((base) => base.kind === "builtin" ? /(^|\.)\w*Module$/.test(base.path) : base.kind === "unknown" && /Module|Mixin|Model/.test(base.reason));
