import type { Value } from "../value.ts";
import type { Execute } from "./statement.ts";

/** One library under several names. */
const aliases: Readonly<Record<string, string>> = { "jax.numpy": "numpy", cupy: "numpy", "autograd.numpy": "numpy", "tqdm.auto": "tqdm", "tqdm.notebook": "tqdm", "tqdm.std": "tqdm", "tqdm.autonotebook": "tqdm" };
const canonical = (path: string): string => aliases[path] ?? path;

export const importNames: Execute<"Import"> = (node, frame, machine) => {
  for (const { name, asname } of node.names) {
    const value: Value = { kind: "module", path: canonical(asname ? name : name.split(".")[0]!) };
    machine.position.node = node;
    frame.scope.names.set(asname ?? name.split(".")[0]!, value);
  }
  return undefined;
};

export const importFrom: Execute<"ImportFrom"> = (node, frame, machine) => {
  const path = canonical(`${node.level ? "." : ""}${node.module ?? ""}`);
  for (const { name, asname } of node.names) {
    machine.position.node = node;
    if (name === "*") { importAll(path, frame.scope.names, machine); continue; }
    // Where a listing imports what another listing of the document defines, the name is that one's.
    const own = machine.globals.names.get(name);
    const value = own && !known.test(path) ? own : machine.attribute({ kind: "module", path }, name);
    frame.scope.names.set(asname ?? name, value.kind === "unknown" ? machine.world.free?.(asname ?? name) ?? value : value);
  }
  return undefined;
};

const known = /^(numpy|torch|math|random|functools|itertools|operator|dataclasses|enum|abc|typing|collections|copy|tqdm|einops|scipy|time|warnings|jax|tensorflow|keras|argparse)(\.|$)/;
const starred: Readonly<Record<string, readonly string[]>> = { math: ["pi", "e", "sqrt", "exp", "log", "cos", "sin", "tan", "floor", "ceil", "pow", "log2", "log10", "inf"] };

function importAll(path: string, names: Map<string, Value>, machine: Parameters<Execute<"ImportFrom">>[2]): void {
  for (const name of starred[path] ?? []) names.set(name, machine.attribute({ kind: "module", path }, name));
}
