import type { Node } from "../../read/python/syntax.ts";
import { dictOf } from "../key-of.ts";
import type { Frame, Keywords, Machine } from "../machine.ts";
import { Raised } from "../raised.ts";
import type { PythonFunction, Value } from "../value.ts";

type Arguments = Node<"FunctionDef">["args"];

/** Defaults are evaluated once, where the function is defined. */
export function defaultsOf(args: Arguments, frame: Frame, machine: Machine): ReadonlyMap<string, Value> {
  const defaults = new Map<string, Value>();
  const positional = [...args.posonlyargs, ...args.args];
  for (const [i, node] of args.defaults.entries()) defaults.set(positional[positional.length - args.defaults.length + i]!.arg, machine.evaluate(node, frame));
  for (const [i, node] of args.kw_defaults.entries()) if (node) defaults.set(args.kwonlyargs[i]!.arg, machine.evaluate(node, frame));
  return defaults;
}

/** Arguments by parameter, as Python binds them; raises its TypeErrors. */
export function boundArguments({ node, name, defaults, self }: PythonFunction, given: readonly Value[], keywords: Keywords): Map<string, Value> {
  const { args } = node;
  const positional = [...args.posonlyargs, ...args.args].map(({ arg }) => arg);
  const values = self ? [self, ...given] : given;
  const bound = new Map<string, Value>();
  for (let i = 0; i < Math.min(values.length, positional.length); i++) bound.set(positional[i]!, values[i]!);
  if (values.length > positional.length) {
    if (!args.vararg) throw new Raised("TypeError", `${name}() takes ${positional.length} positional argument${positional.length === 1 ? "" : "s"} but ${values.length} ${values.length === 1 ? "was" : "were"} given`);
  }
  const rest: [Value, Value][] = [];
  const named = new Set([...args.args, ...args.kwonlyargs].map(({ arg }) => arg));
  for (const [keyword, value] of keywords) {
    if (!named.has(keyword)) {
      if (!args.kwarg) throw new Raised("TypeError", `${name}() got an unexpected keyword argument '${keyword}'`);
      rest.push([{ kind: "text", value: keyword }, value]);
    } else if (bound.has(keyword)) throw new Raised("TypeError", `${name}() got multiple values for argument '${keyword}'`);
    else bound.set(keyword, value);
  }
  if (args.vararg) bound.set(args.vararg.arg, { kind: "tuple", items: values.slice(positional.length) });
  if (args.kwarg) bound.set(args.kwarg.arg, dictOf(rest));
  fillDefaults(bound, positional, { name, defaults, words: "required positional argument" });
  fillDefaults(bound, args.kwonlyargs.map(({ arg }) => arg), { name, defaults, words: "required keyword-only argument" });
  return bound;
}

function fillDefaults(bound: Map<string, Value>, parameters: readonly string[], { name, defaults, words }: { readonly name: string; readonly defaults: ReadonlyMap<string, Value>; readonly words: string }): void {
  const missing: string[] = [];
  for (const parameter of parameters) {
    if (bound.has(parameter)) continue;
    const usual = defaults.get(parameter);
    if (usual) bound.set(parameter, usual);
    else missing.push(`'${parameter}'`);
  }
  if (missing.length === 0) return;
  const list = missing.length === 1 ? missing[0] : missing.length === 2 ? missing.join(" and ") : `${missing.slice(0, -1).join(", ")}, and ${missing.at(-1)}`;
  throw new Raised("TypeError", `${name}() missing ${missing.length} ${words}${missing.length === 1 ? "" : "s"}: ${list}`);
}
