import { builtinNames } from "./builtins/builtin-names.ts";
import { isNetworkName } from "./network-name.ts";
import { usualNames } from "./usual-names.ts";
import type { Frame, Machine } from "./machine.ts";
import { Raised } from "./raised.ts";
import type { Scope, Value } from "./value.ts";

/** What a name stands for by Python's rules: the function's own names, those of the functions around it, the program's, Python's. A library's usual name needs no import here, and `model` is a network; another name that nothing defines is unknown: tutorials leave things out. */
export function lookUp(name: string, { scope }: Frame, machine: Machine): Value {
  for (let at: Scope | undefined = scope.globals?.has(name) ? machine.globals : scope; at; at = at.outer) {
    const value = at.names.get(name);
    if (value) return value;
    if (at.locals?.has(name)) {
      if (at === scope) throw new Raised("UnboundLocalError", `cannot access local variable '${name}' where it is not associated with a value`);
      throw new Raised("NameError", `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`);
    }
  }
  return builtinNames.get(name) ?? usualNames.get(name) ?? machine.world.free?.(name) ?? (isNetworkName(name) ? { kind: "network", name } : machine.stop(name));
}

/** The scope that an assignment to a name writes to. */
export function scopeFor(name: string, { scope }: Frame, machine: Machine): Scope {
  if (scope.globals?.has(name)) return machine.globals;
  if (scope.nonlocals?.has(name)) {
    for (let at = scope.outer; at?.outer; at = at.outer) if (at.locals?.has(name)) return at;
  }
  // A comprehension has only its own targets; a walrus inside it binds outside.
  let own = scope;
  while (own.isComprehension && own.outer) own = own.outer;
  return own;
}
