import type { Tensor } from "../../../program/value.ts";
import type { Node } from "../../../read/python/syntax.ts";
import type { PythonError, World } from "../../../program/world.ts";
import { isOwnCheck } from "../call/own-check.ts";
import type { CallableFunction } from "../call/callables.ts";
import { callWith, type Called, type Manner, mannersFor, raisedIn, settingOf } from "../call/calls.ts";
import type { Chain } from "../world/chain.ts";
import type { CodeContext } from "../code-claim.ts";
import { callablesIn } from "../call/events-in.ts";
import { conversionOf } from "../convert/conversion-names.ts";
import { type FunctionRole, functionRolesOf } from "../names/function-roles.ts";
import { type InputRole, inputRolesOf } from "../names/roles.ts";
import { putWorlds } from "../world/put-worlds.ts";
import { type ScheduleWorld } from "../world/schedule-world.ts";
import { correlation, partsOf, type StateLaw, stateLaw } from "./state-law.ts";
import { docstringOf } from "../source/statements.ts";

/** What a forward function gives for one t, as the code counts it. */
export interface Draw {
  readonly t: number;
  readonly law?: StateLaw;
  /** The part of the given state. */
  readonly ofState?: number;
  /** How the noise that it gives back goes with the noise that it used: 1 where it is the same. */
  readonly goesWith?: number;
  readonly raised?: PythonError;
  /** It is not for this t, and says so. */
  readonly refused?: true;
  /** A state without noise beside plain numbers: the mean and the variance, and no draw. */
  readonly moments?: true;
}

/** A function that noises, called at every step in every world. */
export interface ForwardFunction {
  readonly callable: CallableFunction;
  readonly roles: readonly FunctionRole[];
  /** Known by its parameters, x_0 and t, and by drawing, not by its name. */
  readonly guessed?: boolean;
  readonly state: InputRole;
  readonly manner: Manner;
  readonly draws: readonly { readonly world: ScheduleWorld; readonly draws: readonly Draw[] }[];
  /** What a batch of different steps does, where one step is right: nothing, or the exception, or the axis along which the steps went instead of the first. */
  readonly batch?: PythonError | { readonly axis: number };
}

export interface Unfollowed { readonly callable: CallableFunction; readonly roles: readonly FunctionRole[]; readonly reason: string }

const forwardRoles: ReadonlySet<FunctionRole> = new Set<FunctionRole>(["forward jump", "forward step", "forward chain", "forward"]);

/** The functions of a document that noise a state by their name, with what they draw in every world. Made once. */
export function forwardFunctions(context: CodeContext): { readonly followed: readonly ForwardFunction[]; readonly unfollowed: readonly Unfollowed[] } {
  const known = made.get(context);
  if (known) return known;
  const { round, drawn } = putWorlds(context), worlds = [...round, ...drawn];
  const followed: ForwardFunction[] = [], unfollowed: Unfollowed[] = [];
  for (const callable of callablesIn(context, worlds[0])) {
    const { fn } = callable;
    if (fn.node.nodeType !== "FunctionDef") continue;
    const named = functionRolesOf(fn.name, docstringOf(fn.node)), roles = named.filter((role) => forwardRoles.has(role));
    const guessed = named.length === 0 && looksForward(fn.node, context.listings[fn.unit]!.unit.text);
    if (roles.length === 0 && !guessed) continue;
    const found = follow(context, callable, guessed ? ["forward"] : roles, worlds);
    if (!("reason" in found)) { if (!found.draws.every(({ draws }) => draws.every(({ law, moments }) => !law || moments))) followed.push({ ...found, guessed }); }
    else if (!guessed) unfollowed.push(found);
  }
  const all = { followed, unfollowed };
  made.set(context, all);
  return all;
}
const made = new WeakMap<CodeContext, ReturnType<typeof forwardFunctions>>();

/** The same function in another world's run. */
export function sameIn(context: CodeContext, { fn, owner, edited }: CallableFunction, world: ScheduleWorld): CallableFunction | undefined {
  const same = callablesIn(context, world).find((other) => other.fn.node === fn.node && other.owner === owner);
  return same && edited ? { ...same, fn: { ...same.fn, node: edited } } : same;
}

/** A function of x_0 and t without a network, which draws. */
function looksForward({ args: { args }, lineno, end_lineno, name }: Node<"FunctionDef">, source: string): boolean {
  const roles = args.map(({ arg }) => inputRolesOf(arg));
  const body = source.split("\n").slice(lineno - 1, end_lineno ?? lineno).join("\n");
  const conversion = conversionOf(name);
  return (conversion === undefined || conversion.target === "state") && roles.some((all) => all[0] === "x0" && !all.includes("xt")) && roles.some((all) => all[0] === "t") && roles.length <= 4 && !roles.some((all) => all.includes("model") || all[0] === "xt")
    && /\brand|normal\(|noise/.test(body) && !/denois|reverse|predict|revers|loss|sample_x0|model\(|net\(/i.test(`${name} ${body}`);
}

/** The function called at every step of these worlds, in the first manner in which it gives a state. */
export function follow(context: CodeContext, callable: CallableFunction, roles: readonly FunctionRole[], worlds: readonly ScheduleWorld[]): ForwardFunction | Unfollowed {
  const { fn } = callable;
  const parameters = fn.node.args.args.map(({ arg }) => arg).filter((name) => name !== "self");
  const state = stateRoleOf(parameters, roles);
  if (!state) return { callable, roles, reason: parameters[0] ?? fn.name };
  const source = context.listings[fn.unit]!.unit.text;
  let reason = "";
  const first = worlds[0]!;
  for (const manner of mannersFor(fn, source)) {
    const tried = drawAt(context, callable, first, manner, state, 1) ?? drawAt(context, callable, first, manner, state, 0);
    if (!tried) continue;
    if ("unknown" in tried) return { callable, roles, reason: tried.unknown };
    if (!tried.law) { reason ||= tried.raised ? `${tried.raised.type}: ${tried.raised.message}` : tried.stopped; continue; }
    const draws = worlds.map((world) => ({ world, draws: Array.from({ length: world.chain.steps + 1 }, (_, t) => drawAt(context, callable, world, manner, state, t)).flatMap((draw) => (draw && !("unknown" in draw) ? [draw] : [])) }));
    const batch = manner.batch || manner.shape.length === 0 ? undefined : batchOf(context, callable, first, manner, state);
    return { callable, roles, state, manner, draws, ...(batch && { batch }) };
  }
  return { callable, roles, reason: reason || fn.name };
}

/** What the state that goes in is: by its own name, or by what the function is for. */
function stateRoleOf(parameters: readonly string[], roles: readonly FunctionRole[]): "x0" | "xprev" | undefined {
  const states = parameters.map((name) => inputRolesOf(name)).filter((all) => all.some((role) => role === "x0" || role === "xt" || role === "xprev"));
  const [first] = states;
  if (!first) return undefined;
  if (roles[0] === "forward step") return "xprev";
  return first[0] === "xprev" && !first.includes("x0") ? "xprev" : "x0";
}

function drawAt(context: CodeContext, callable: CallableFunction, scheduled: ScheduleWorld, manner: Manner, state: "x0" | "xprev", t: number): (Draw & { readonly stopped: string }) | { readonly unknown: string } | undefined {
  const here = sameIn(context, callable, scheduled);
  if (!here) return undefined;
  const { world, chain } = scheduled;
  const states = state === "x0" ? (["x0", "xt", "xprev"] as const) : (["xprev", "x0", "xt"] as const);
  // A function that draws its t itself draws the one that is asked for.
  let isOutside = false;
  const drawing: World = { ...world, integer: (low, high) => { isOutside ||= t < low || t >= high; return Math.min(high - 1, Math.max(low, t)); } };
  const asks = here.fn.node.args.args.some(({ arg }) => inputRolesOf(arg).includes("t") && !inputRolesOf(arg).includes("T") && !here.fn.defaults.has(arg));
  const called = callWith(here, context.runIn(world), asks ? world : drawing, settingOf(manner, chain, t, states.slice(0, 1).concat(states.slice(1))));
  if ("unknown" in called) return called;
  const raised = raisedIn(called);
  if (isOutside || (raised && isOwnCheck(raised))) return { t, refused: true, stopped: raised?.message ?? "t" };
  if (raised) return { t, raised, stopped: raised.message };
  if (called.outcome.kind !== "value") return { t, stopped: called.outcome.kind === "stopped" ? called.outcome.reason : "" };
  return { t, stopped: "nothing random", ...drawnBy(called, state) };
}

/** The state among what was given back, and the noise beside it. */
function drawnBy(called: Called, state: "x0" | "xprev"): Partial<Draw> & { readonly stopped?: string } {
  if (called.outcome.kind !== "value") return {};
  const parts = partsOf(called.outcome.value);
  const ids = (["x0", "xprev", "xt"] as const).map((role) => called.inputs.variable(role).id);
  const id = ids[state === "x0" ? 0 : 1]!;
  const laws = parts.map((part) => (part.kind === "tensor" ? lawOf(part, called) : undefined));
  const law = laws.find((each) => each && each.inputs.size > 0);
  if (!law) { const unknown = parts.find((part) => part.kind === "unknown"); return unknown?.kind === "unknown" ? { stopped: unknown.reason } : {}; }
  const noise = laws.find((each, i) => i > laws.indexOf(law) && each && each.inputs.size === 0 && each.noises.length > 0);
  const moments = law.noises.length === 0 && laws.some((each) => each && each !== law && each.inputs.size === 0 && each.noises.length === 0);
  return { law, ...(moments && { moments }), ofState: law.inputs.get(id) ?? [...law.inputs.values()][0]!, ...(noise && { goesWith: correlation(law, noise) }) };
}

/** A tensor's one law: alike along all axes, or with equal entries along those kept apart. */
function lawOf({ cells }: Tensor, { variables }: Called): StateLaw | undefined {
  const laws = cells.map((cell) => stateLaw(cell, variables));
  const [first] = laws;
  if (!first) return undefined;
  const alike = laws.every((law) => law.constant === first.constant && Math.abs(law.variance - first.variance) <= 1e-12 * Math.max(1, first.variance) && [...first.inputs].every(([id, c]) => Math.abs((law.inputs.get(id) ?? 0) - c) <= 1e-12));
  return alike ? first : undefined;
}

/** A batch of different steps, one for each sample. */
function batchOf(context: CodeContext, callable: CallableFunction, scheduled: ScheduleWorld, manner: Manner, state: "x0" | "xprev"): ForwardFunction["batch"] {
  const here = sameIn(context, callable, scheduled), { world, chain } = scheduled;
  if (!here || !here.fn.node.args.args.some(({ arg }) => inputRolesOf(arg).includes("t"))) return undefined;
  const setting = settingOf({ ...manner, batch: true }, chain, 0, state === "x0" ? ["x0", "xt", "xprev"] : ["xprev", "x0", "xt"]);
  const called = callWith(here, context.runIn(world), world, { ...setting, t: Array.from({ length: manner.shape[0]! }, (_, i) => i % chain.steps) });
  if ("unknown" in called) return undefined;
  const raised = raisedIn(called);
  if (raised) return raised.type === "ValueError" || raised.type === "RuntimeError" ? raised : undefined;
  if (called.outcome.kind !== "value") return undefined;
  const part = partsOf(called.outcome.value).find((each): each is Tensor => each.kind === "tensor" && each.cells.some((cell) => typeof cell !== "number"));
  const axis = part?.uniform.findIndex((is, i) => !is && i > 0) ?? -1;
  return axis > 0 && part!.uniform[0] ? { axis } : undefined;
}

export const marginalAt = ({ alphabar }: Chain, t: number): { readonly ofState: number; readonly variance: number } => ({ ofState: Math.sqrt(alphabar[t]!), variance: 1 - alphabar[t]! });
export const stepAt = ({ alpha, beta }: Chain, t: number): { readonly ofState: number; readonly variance: number } => ({ ofState: Math.sqrt(alpha[t]!), variance: beta[t]! });
