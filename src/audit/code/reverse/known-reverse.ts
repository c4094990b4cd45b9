import type { Cell, Law, Spot, Value } from "../../../program/value.ts";
import type { Event, Run, Variable } from "../../../program/world.ts";
import type { Node, PythonNode } from "../../../read/python/syntax.ts";
import { claimOf } from "../claim-of.ts";
import type { Chain } from "../world/chain.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { type Departure, judge, relative, type Seen } from "../judge.ts";
import { shortNumber } from "../number-text.ts";
import { inputRolesOf } from "../names/roles.ts";
import { putWorlds } from "../world/put-worlds.ts";
import { subjects } from "../wordings.ts";
import { type AffineStep, stepBetween } from "./affine-step.ts";
import { collapsed } from "./collapsed.ts";
import { ownChain } from "./loops-in.ts";
import { posteriorOf } from "./reverse-steps.ts";
import { posteriorLatex, sum } from "./step-text.ts";
import { walkPython } from "../../../read/python/walk.ts";

/**
 * Loops without a network that are said to be the true reverse process, or to know the data: held to the chain of q(x_{t−1} | x_t, x_0), which ends at x_0 itself. Where nothing says so, nothing is
 * claimed.
 */
export const knownReverses: CodeRule = (context) => context.listings.flatMap(({ unit }, index) => {
  const loops: Node<"For">[] = [];
  for (const statement of unit.module.body) walkPython(statement, (node) => { if (node.nodeType === "For") loops.push(node); });
  return loops.flatMap((loop) => claimed(context, { unit: index, node: loop }, loop) ?? []);
});

const says = /(?:true|real|exact|actual)\s+(?:reverse|denois\w*|backward|posterior)|know(?:s|n|ing)?\s+(?:the\s+)?(?:true\s+|real\s+|exact\s+)?(?:reverse|x_?0|denois\w*|target|original)|真实的?(?:去噪|逆向|反向|逆过程|后验)|(?:知道|已知)(?:真实|目标|x_?0|原始)/i;

interface State { readonly name: string; readonly spot: Spot; readonly isList: boolean }

function claimed(context: CodeContext, spot: Spot, loop: Node<"For">): CodeClaim | undefined {
  const listing = context.listings[spot.unit]!;
  const place = listing.placeOf(loop), text = context.document.text;
  const around = text.slice(Math.max(0, text.lastIndexOf("\n\n", place.start)), place.end);
  if (!says.test(around) || !goesDown(loop)) return undefined;
  const state = stateIn(loop, spot.unit);
  if (!state) return undefined;
  const { round, drawn } = putWorlds(context);
  const seen = [...round, ...drawn].flatMap((world) => {
    const went = pathIn(context.runIn(world.world), spot, state);
    return went && went.steps.length === world.chain.steps ? [{ world, went }] : [];
  });
  if (seen.length === 0 || seen.some(({ went }) => went.steps.some(({ rest }) => rest))) return undefined;
  const observed = seen.map(({ world, went }): Seen<"posterior"> => ({ chain: world.chain, kind: world.kind, departs: () => departs(went, world.chain) }));
  const judgement = judge(["posterior"], observed, context.options.seed);
  const own = pathIn(context.run, spot, state), chain = ownChain(context.run);
  const ends = own && typeof own.x0 === "number" ? endOf(own) : undefined, x0 = typeof own?.x0 === "number" ? own.x0 : 0;
  const shown = judgement.kind === "refuted" ? seen[observed.indexOf(judgement.seen)]! : seen[0]!;
  const t = judgement.kind === "refuted" ? judgement.departure.t : shown.world.chain.steps;
  const step = shown.went.steps[shown.world.chain.steps - t]!;
  const latex = `${posteriorLatex("x_0")}+\\sqrt{\\tilde\\beta_t}\\,z`;
  const right = posteriorOf({ from: shown.world.chain.alphabar[t]!, to: shown.world.chain.alphabar[t - 1]! });
  return claimOf({
    context, spot: state.spot, subject: subjects["reverse loop"], reading: "q(x_{t-1} \\mid x_t, x_0)", verdict: judgement.verdict,
    computes: { numbers: [...(ends ? [`x_0 ~ N(${shortNumber(ends.mean)}, ${shortNumber(ends.deviation)}²)`] : []), sum([[step.data, "x_0"], [step.state, "x_t"], [Math.sqrt(step.variance), "z"]])].join("; ") },
    should: { latex, numbers: [...(ends ? [`x_0 = ${shortNumber(x0)}`] : []), sum([[right.data, "x_0"], [right.state, "x_t"], [Math.sqrt(right.variance), "z"]])].join("; ") },
    ...(judgement.kind === "refuted" && ends && {
      remark: {
        en: `The true reverse process given x_0 ends at x_0 = ${shortNumber(x0)}; this loop ends at N(${shortNumber(ends.mean)}, ${shortNumber(ends.deviation)}²).`,
        zh: `已知 x_0 的真实逆过程终止于 x_0 = ${shortNumber(x0)}；该循环终止于 N(${shortNumber(ends.mean)}, ${shortNumber(ends.deviation)}²)。`,
      },
    }),
    ...(own && chain && own.steps.length === chain.steps && { overSteps: overSteps(own, chain) }),
  });
}

/** `range(T − 1, −1, −1)`, `range(T, 0, −1)`, `reversed(range(T))`. */
const goesDown = ({ iter }: Node<"For">): boolean =>
  iter.nodeType === "Call" && iter.func.nodeType === "Name" && (iter.func.id === "reversed" || (iter.func.id === "range" && iter.args.length === 3) || (iter.func.id === "tqdm" && iter.args.some((a) => a.nodeType === "Call")));

/** What the loop carries: a list that it appends to, or a name that it binds from itself. */
function stateIn(loop: Node<"For">, unit: number): State | undefined {
  let found: State | undefined;
  for (const statement of loop.body) {
    walkPython(statement, (node) => {
      if (node.nodeType !== "Call" || node.func.nodeType !== "Attribute" || node.func.attr !== "append" || node.func.value.nodeType !== "Name" || !node.args[0]) return;
      const list = node.func.value.id, [put] = node.args;
      const made = put.nodeType === "Name" ? loop.body.find((s) => s.nodeType === "Assign" && s.targets[0]?.nodeType === "Name" && s.targets[0].id === put.id && reads(s.value, list)) : undefined;
      if (made || reads(put, list)) found ??= { name: list, spot: { unit, node: made ?? statement }, isList: true };
    });
    if (statement.nodeType === "Assign" && statement.targets[0]?.nodeType === "Name" && reads(statement.value, statement.targets[0].id)) found ??= { name: statement.targets[0].id, spot: { unit, node: statement }, isList: false };
    if (statement.nodeType === "AugAssign" && statement.target.nodeType === "Name") found ??= { name: statement.target.id, spot: { unit, node: statement }, isList: false };
  }
  return found;
}
function reads(node: PythonNode, name: string): boolean {
  let does = false;
  walkPython(node, (inner) => { if (inner.nodeType === "Name" && inner.id === name) does = true; });
  return does;
}

/** x_{t−1} = data · x_0 + state · x_t + noise of `variance`; `rest`: something else went in. */
interface KnownStep extends Pick<AffineStep, "state" | "variance"> { readonly data: number; readonly rest: boolean }
interface Path { readonly steps: readonly KnownStep[]; readonly last: Cell; readonly variables: readonly Variable[]; readonly x0: number | "given" }

/** The states before and after every turn; x_0 is a number of the program's own, or given. */
function pathIn(run: Run, loop: Spot, { name, isList }: State): Path | undefined {
  const bound = run.events.filter((e): e is Extract<Event, { kind: "bound" }> => e.kind === "bound");
  const inside = bound.filter((e) => e.name === name && e.loops.some(({ loop: l }) => l.node === loop.node));
  const before = bound.findLast((e) => e.name === name && (inside.length === 0 || bound.indexOf(e) < bound.indexOf(inside[0]!)));
  const x0 = bound.flatMap((e) => (isClean(e.name) ? cellOf(e.value) ?? [] : [])).at(-1);
  if (x0 === undefined || !before) return undefined;
  // A list's items change in place: what the name holds in the end has them all.
  const held = isList ? run.globals.names.get(name) ?? before.value : before.value;
  const cells = held.kind === "list" ? held.items.map(cellOf) : [cellOf(before.value), ...inside.map(({ value }) => cellOf(value))];
  if (cells.length < 2 || cells.some((cell) => cell === undefined)) return undefined;
  const laws = (cells as Cell[]).map((cell) => collapsed(cell, run.variables));
  const clean = collapsed(x0, run.variables);
  const given = clean.terms.findIndex((c) => c !== 0);
  const steps = laws.slice(1).flatMap((law, k): readonly KnownStep[] => {
    // x_0 itself is no measure of what is carried on.
    const step = stepBetween(without(laws[k]!, given), without(law, given), new Set(), run.variables);
    if (!step) return [];
    const data = given >= 0 ? ((law.terms[given] ?? 0) - step.state * (laws[k]!.terms[given] ?? 0)) / clean.terms[given]! : step.constant / clean.constant;
    return [{ state: step.state, variance: step.variance, data, rest: step.others.length > 0 || (given >= 0 && step.constant !== 0) }];
  });
  return steps.length === laws.length - 1 ? { steps, last: laws.at(-1)!, variables: run.variables, x0: given >= 0 ? "given" : clean.constant } : undefined;
}

function without(law: Law, id: number): Law {
  if (!(id >= 0 && id < law.terms.length)) return law;
  const terms = law.terms.slice();
  terms[id] = 0;
  return { constant: law.constant, terms };
}

/** `x_0`, `data`; not `x`, which may be any state. */
const isClean = (name: string): boolean => { const roles = inputRolesOf(name); return roles[0] === "x0" && !roles.includes("xt"); };
const cellOf = (value: Value): Cell | undefined => (value.kind === "tensor" ? value.cells[0] : value.kind === "float" || value.kind === "int" ? value.value : undefined);

function endOf({ last, variables }: Path): { readonly mean: number; readonly deviation: number } {
  if (typeof last === "number") return { mean: last, deviation: 0 };
  return { mean: last.constant, deviation: Math.sqrt(last.terms.reduce((total, c, id) => total + (c === 0 ? 0 : c * c * variables[id]!.variance), 0)) };
}

function departs({ steps }: Path, { alphabar, steps: top }: Chain): Departure | undefined {
  let most: Departure | undefined;
  for (const [k, step] of steps.entries()) {
    const t = top - k, right = posteriorOf({ from: alphabar[t]!, to: alphabar[t - 1]! });
    const parts = [["value", step.state, right.state], ["mean", step.data, right.data], ["variance", step.variance, right.variance]] as const;
    for (const [of, computes, should] of parts) {
      const size = relative(computes, should, 1e-6);
      if (size > 1e-9 && size > (most?.size ?? 0)) most = { t, computes, should, of, size };
    }
  }
  return most;
}

function overSteps({ steps }: Path, { alphabar, steps: top }: Chain) {
  const at = steps.map((_, k) => top - k);
  return { label: "x_t", steps: at, computes: steps.map(({ state }) => state), should: at.map((t) => posteriorOf({ from: alphabar[t]!, to: alphabar[t - 1]! }).state) };
}
