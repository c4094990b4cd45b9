import type { Keywords, Machine } from "../machine.ts";
import { Raised } from "../raised.ts";
import type { Value } from "../value.ts";

/** A call of one of Python's own functions or methods. */
export interface OwnCall { readonly args: readonly Value[]; readonly keywords: Keywords; readonly self: Value | undefined; readonly machine: Machine }
export type OwnFunction = (call: OwnCall) => Value;
export type OwnFunctions = Readonly<Record<string, OwnFunction>>;

/** The argument at a place, or by its keyword; raises where there is none. */
export function argument({ args, keywords }: OwnCall, at: number, name: string): Value {
  const value = args[at] ?? keywords.get(name);
  if (!value) throw new Raised("TypeError", `expected at least ${at + 1} argument${at === 0 ? "" : "s"}, got ${args.length}`);
  return value;
}
export const optional = ({ args, keywords }: OwnCall, at: number, name: string): Value | undefined => args[at] ?? keywords.get(name);

/** Runs what needs known arguments; the first that is not known is the result. */
export const ofKnown = (run: OwnFunction): OwnFunction => (call) => [...call.args, ...call.keywords.values()].find(({ kind }) => kind === "unknown") ?? (call.self?.kind === "unknown" ? call.self : run(call));
