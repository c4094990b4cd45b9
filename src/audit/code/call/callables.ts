import type { Instance, PythonClass, PythonFunction, Value } from "../../../program/value.ts";
import type { Outcome, Run, World } from "../../../program/world.ts";
import type { Node } from "../../../read/python/syntax.ts";
import { linear } from "../../../program/members.ts";
import { callFunction } from "../../../program/call-function.ts";
import type { Chain } from "../world/chain.ts";
import { inputRolesOf, tableRolesOf } from "../names/roles.ts";
import { isPairOfEnds } from "./ends-given.ts";
import { inputFor, inputsFor, type Setting } from "./inputs.ts";

/** A function of a program that can be called, by itself or as a method of an instance. */
export interface CallableFunction {
  readonly fn: PythonFunction;
  readonly owner?: string;
  /** Its text as it is tried instead. */
  readonly edited?: Node<"FunctionDef">;
}

/** Every function that a run has bound at its top level, methods of its instances, and methods of classes that it never makes, of instances that we make by their parameters' names. */
export function callablesOf(run: Run, world: World, chain: Chain): { readonly callables: readonly CallableFunction[]; readonly made: readonly Outcome[] } {
  const found: CallableFunction[] = [], outcomes: Outcome[] = [];
  const instances: Instance[] = [], classes: PythonClass[] = [];
  for (const value of run.globals.names.values()) {
    if (value.kind === "function") found.push({ fn: value });
    if (value.kind === "instance" && value.of.node && !lacksTables(value)) instances.push(value);
    if (value.kind === "class" && value.node) classes.push(value);
  }
  for (const made of classes) {
    if (instances.some(({ of }) => of === made || of.name === made.name)) continue;
    const outcome = instanceOf(made, run, world, chain);
    outcomes.push(outcome);
    if (outcome.kind === "value" && outcome.value.kind === "instance") instances.push(outcome.value);
  }
  objectsOf.set(run, instances);
  const seen = new Set<string>();
  for (const instance of instances) {
    if (seen.has(instance.of.name)) continue;
    seen.add(instance.of.name);
    for (const [name, member] of membersOf(instance.of))
      if (member.kind === "function" && !name.startsWith("__")) found.push({ fn: member.self || isStatic(member) ? member : { ...member, self: instance }, owner: instance.of.name });
  }
  return { callables: found, made: outcomes };
}

/** The objects of a run's classes, its own and those that were made of classes that it never makes; none before `callablesOf`. */
export const objectsMade = (run: Run): readonly Instance[] => objectsOf.get(run) ?? [];
const objectsOf = new WeakMap<Run, readonly Instance[]>();

/** Made with what is not known, e.g. of the command line, so that its tables are not known either. */
const lacksTables = ({ attributes }: Instance): boolean => [...attributes].some(([name, value]) => value.kind === "unknown" && tableRolesOf(name).length > 0);

function membersOf(made: PythonClass): ReadonlyMap<string, Value> {
  const all = new Map<string, Value>();
  for (const base of made.bases) if (base.kind === "class") for (const [name, value] of membersOf(base)) all.set(name, value);
  for (const [name, value] of made.members) all.set(name, value);
  return all;
}

const isStatic = ({ node }: PythonFunction): boolean => "decorator_list" in node && node.decorator_list.some((d) => d.nodeType === "Name" && (d.id === "staticmethod" || d.id === "classmethod"));

/** Of the usual schedule. */
const lastBeta: Value = { kind: "float", value: 0.02 };
const ends: Value = { kind: "tuple", items: [{ kind: "float", value: 1e-4 }, lastBeta] };

/** `beta_t` beside `beta_1` is β_T. */
const isLastBeta = (name: string, all: readonly string[]): boolean => /^betas?_?t$/i.test(name) && all.some((other) => inputRolesOf(other).includes("betaStart"));

function instanceOf(made: PythonClass, run: Run, world: World, chain: Chain): Outcome {
  const init = membersOf(made).get("__init__");
  const inputs = inputsFor(run, [5, 2]);
  const library = /\btorch\b|\bnn\./.test(run.units[made.unit]?.text ?? "torch") ? "torch" : "numpy";
  const setting: Setting = { chain, t: 0, shape: [5, 2], library, states: [], first: 1 };
  const keywords = new Map<string, Value>();
  // What an object is made with is how many steps there are, not one of them.
  const valueOf = (name: string) => (inputRolesOf(name).includes("T") ? { kind: "int", value: chain.steps } as const : inputFor(name, inputs, setting)?.value) ?? { kind: "unknown", reason: `argument ${name}` } as const;
  if (init?.kind === "function")
    for (const name of [...neededBy(init), ...passedOn(init)].slice(1)) keywords.set(name, isPairOfEnds(init, name) ? ends : isLastBeta(name, neededBy(init)) ? lastBeta : valueOf(name));
  else for (const [name, usual] of linear(made).flatMap(({ fields }) => [...(fields ?? [])])) if (!usual) keywords.set(name, valueOf(name));
  return callFunction(run, made, [], keywords, world);
}

/** `def __init__(self, **options): super().__init__(**options)`: what the class above needs. */
function passedOn({ node, owner }: PythonFunction): readonly string[] {
  if (!node.args.kwarg || !owner) return [];
  const above = owner.bases.find((base) => base.kind === "class"), init = above?.kind === "class" ? membersOf(above).get("__init__") : undefined;
  return init?.kind === "function" ? [...neededBy(init), ...passedOn(init)].slice(1) : [];
}

function neededBy(fn: PythonFunction): readonly string[] {
  const { args, posonlyargs, kwonlyargs } = fn.node.args;
  return [...(posonlyargs ?? []), ...args, ...(kwonlyargs ?? [])].map(({ arg }) => arg).filter((name) => !fn.defaults.has(name));
}
