import { none, unknown } from "../number.ts";
import type { Instance, PythonClass, Value } from "../value.ts";
import type { OwnCall, OwnFunctions } from "./function.ts";

/** A command line's options: what argparse gives where none is written, the default of each; what must be written is not known. */
export const commandLine: OwnFunctions = {
  "argparse.ArgumentParser": () => parser(),
  "argparse.add_argument": (call) => {
    const names = call.args.flatMap((value) => (value.kind === "text" ? [value.value] : []));
    const name = text(call, "dest") ?? (names.find((each) => each.startsWith("--")) ?? names[0])?.replace(/^-+/, "").replaceAll("-", "_");
    const own = call.self, action = text(call, "action"), usual = call.keywords.get("default");
    const must = call.keywords.get("required");
    const value = usual ?? (action === "store_true" || action === "store_false" ? { kind: "bool", value: action === "store_false" } as const : names[0]?.startsWith("-") && !(must?.kind === "bool" && must.value) ? none : unknown(`argument ${name}`));
    if (own?.kind !== "instance" || name === undefined) return none;
    call.machine.touch(own);
    own.attributes.set(name, value);
    return none;
  },
  "argparse.set_defaults": ({ self, keywords, machine }) => {
    if (self?.kind !== "instance") return none;
    machine.touch(self);
    for (const [name, value] of keywords) self.attributes.set(name, value);
    return none;
  },
  "argparse.itself": ({ self }) => self!,
  "argparse.parse_args": ({ self }) => namespace(self),
  "argparse.parse_known_args": ({ self }) => ({ kind: "tuple", items: [namespace(self), { kind: "list", items: [] }] }),
};

const methods: Readonly<Record<string, string>> = { add_argument: "add_argument", set_defaults: "set_defaults", parse_args: "parse_args", parse_known_args: "parse_known_args", add_argument_group: "itself", add_mutually_exclusive_group: "itself" };

/** Of what it has besides nothing is known. */
const classOf = (name: string): PythonClass => ({ kind: "class", name, unit: 0, bases: [{ kind: "unknown", reason: `argparse.${name}` }], members: new Map() });

function parser(): Instance {
  const made: Instance = { kind: "instance", of: classOf("ArgumentParser"), attributes: new Map() };
  for (const [name, path] of Object.entries(methods)) made.attributes.set(name, { kind: "builtin", path: `argparse.${path}`, self: made });
  return made;
}

const namespace = (self: Value | undefined): Value =>
  self?.kind === "instance" ? { kind: "instance", of: classOf("Namespace"), attributes: new Map([...self.attributes].filter(([name]) => !(name in methods))) } : unknown("parse_args");

const text = ({ keywords }: OwnCall, name: string): string | undefined => {
  const value = keywords.get(name);
  return value?.kind === "text" ? value.value : undefined;
};
