import type { Keywords, Machine } from "../machine.ts";
import { Raised } from "../raised.ts";
import type { Value } from "../value.ts";
import { formattedValue } from "./formatted-value.ts";
import { reprOf, strOf } from "./value-text.ts";

/** `"{:.2f} {name!r} {0[key]} {x.y}".format(…)`. */
export function formatMethod(template: string, args: readonly Value[], keywords: Keywords, machine: Machine): string {
  let next = 0;
  const field = (body: string): string => {
    const match = /^([^!:]*)(?:!([rsa]))?(?::(.*))?$/s.exec(body);
    if (!match) throw new Raised("ValueError", "expected ':' after conversion specifier");
    const [, path = "", conversion, spec = ""] = match;
    const [, first = "", rest = ""] = /^([^.[]*)(.*)$/s.exec(path)!;
    let value = first === "" ? args[next++] : /^\d+$/.test(first) ? args[Number(first)] : keywords.get(first);
    if (!value) {
      if (first === "" || /^\d+$/.test(first)) throw new Raised("IndexError", `Replacement index ${first === "" ? next - 1 : first} out of range for positional args tuple`);
      throw new Raised("KeyError", `'${first}'`);
    }
    for (const [, name, key] of rest.matchAll(/\.(\w+)|\[([^\]]*)\]/g)) {
      value = name !== undefined ? machine.attribute(value, name) : machine.subscript(value, /^\d+$/.test(key!) ? { kind: "int", value: Number(key) } : { kind: "text", value: key! }, first);
    }
    const shown: Value = conversion ? { kind: "text", value: conversion === "s" ? strOf(value, machine) : reprOf(value, machine) } : value;
    return formattedValue(shown, spec.replace(/\{([^{}]*)\}/g, (_, inner: string) => field(inner)), machine);
  };
  return template.replace(/\{\{|\}\}|\{((?:[^{}]|\{[^{}]*\})*)\}/g, (whole, body: string | undefined) => (whole === "{{" ? "{" : whole === "}}" ? "}" : field(body ?? "")));
}
