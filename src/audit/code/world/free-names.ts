import type { Tensor, Value } from "../../../program/value.ts";
import type { PythonUnit } from "../../../read/python/python-unit.ts";
import type { PythonNode } from "../../../read/python/syntax.ts";
import { isNode } from "../../../read/python/walk.ts";
import { inputRolesOf, type TableRole, tableRolesOf } from "../names/roles.ts";
import type { Chain } from "./chain.ts";
import { columnAt } from "./column.ts";

/** What a program reads and no listing of it makes: tutorials show a sampler and leave out the schedule that it samples over. */
export interface FreeNames {
  /** Tables by what their names plainly say. */
  readonly tables: ReadonlyMap<string, TableRole>;
  readonly steps: ReadonlySet<string>;
  /** Sizes of a batch or of an image, `IMG_SIZE`. */
  readonly sizes: ReadonlySet<string>;
  readonly library: Tensor["library"];
}

/** The tables and numbers of steps that are read in listings and bound in none, be it as a parameter. α may be DDIM's: it is plain beside β or ᾱ. */
export function freeNames(units: readonly PythonUnit[]): FreeNames {
  const read = new Set<string>(), bound = new Set<string>();
  for (const unit of units) for (const statement of unit.module.body) gather(statement, read, bound);
  const free = [...read].filter((name) => !bound.has(name));
  const roles = free.map((name) => [name, tableRolesOf(name)] as const).filter(([, all]) => all.length > 0);
  const isPlain = roles.some(([, all]) => all.length === 1);
  const tables = roles.filter(([, all]) => isPlain && (all.length === 1 || all[0]!.column === "alpha")).map(([name, all]) => [name, all[0]!] as const);
  return {
    tables: new Map(tables),
    steps: new Set(![...read].some((name) => tableRolesOf(name).length > 0) ? [] : free.filter((name) => inputRolesOf(name)[0] === "T" && !/^(?:steps|length)$|inference|infer|sampl|ddim/i.test(name))),
    sizes: new Set(free.filter((name) => size.test(name))),
    library: units.some(({ text }) => /\btorch\b/.test(text)) ? "torch" : "numpy",
  };
}

const size = /^(?:(?:n|num|in|img|image)_?)?(?:channels?|ch)$|^(?:img|image|sample)_?(?:size|dim|height|width|h|w|shape_?[hw])$|^(?:batch_?size|height|width|latent_?(?:dim|channels|size)|data_?dim|n_?(?:samples|images|points|sample))$/i;

/** What such a name stands for on a chain; `first` is the step of a table's first entry. */
export function freeValue({ tables, steps, sizes, library }: FreeNames, name: string, chain: Chain, first: 0 | 1): Value | undefined {
  if (steps.has(name)) return { kind: "int", value: chain.steps };
  if (sizes.has(name)) return { kind: "int", value: /batch|samples?$|images|points/i.test(name) ? 5 : /ch/i.test(name) ? 3 : 7 };
  const table = tables.get(name);
  if (!table) return undefined;
  const cells = Array.from({ length: chain.steps + 1 - first }, (_, i) => columnAt(chain, table.column, table.done, i + first + table.shift));
  return { kind: "tensor", shape: [cells.length], uniform: [false], cells, type: "float", library, fromSchedule: true };
}

function gather(node: PythonNode, read: Set<string>, bound: Set<string>): void {
  switch (node.nodeType) {
    case "Name": (node.ctx.nodeType === "Load" ? read : bound).add(node.id); break;
    case "FunctionDef": case "AsyncFunctionDef": {
      bound.add(node.name);
      const { args, posonlyargs = [], kwonlyargs = [] } = node.args;
      for (const { arg } of [...posonlyargs, ...args, ...kwonlyargs]) bound.add(arg);
      break;
    }
    case "ClassDef": bound.add(node.name); break;
    // What is imported from elsewhere is not seen either.
    default:
  }
  for (const value of Object.values(node)) for (const inner of Array.isArray(value) ? (value as readonly unknown[]) : [value]) if (isNode(inner)) gather(inner, read, bound);
}

/** The step of a table's first entry, as loops back show it: `reversed(range(T))` reads entry 0, `range(T, 0, -1)` reads entry T and not entry 0. None where they are at odds or show neither. */
export function firstShown(units: readonly PythonUnit[]): 0 | 1 | undefined {
  const text = units.map((unit) => unit.text).join("\n");
  const reads0 = /reversed\(\s*(?:tqdm\()?range\(\s*(?:0\s*,\s*)?[\w.]+\s*\)|range\([^,()]+,\s*-1\s*,\s*-1\s*\)|range\([^,()]+\)\s*\[::-1\]/.test(text);
  const readsLast = /range\(\s*[\w.]+\s*,\s*0\s*,\s*-1\s*\)|reversed\(\s*(?:tqdm\()?range\(\s*1\s*,\s*[\w.]+\s*\+\s*1\s*\)/.test(text);
  return reads0 === readsLast ? undefined : reads0 ? 1 : 0;
}
