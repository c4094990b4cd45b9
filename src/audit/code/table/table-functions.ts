import { callFunction } from "../../../program/call-function.ts";
import type { PythonFunction } from "../../../program/value.ts";
import { callablesOf } from "../call/callables.ts";
import { type Chain, chainOf } from "../world/chain.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { type Column, columnAt } from "../world/column.ts";
import { linesOf } from "../source/decisive-spot.ts";
import { parametersOf } from "../call/inputs.ts";
import { type Departure, judge, relative, type Seen } from "../judge.ts";
import { shortNumber } from "../number-text.ts";
import { rightFormOfFunction } from "../mend/right-form.ts";
import { tableLatex, type TableRole, tableRolesOf } from "../names/roles.ts";
import { columnTensor, numbersOf } from "../world/schedule-world.ts";
import { drawnChains, roundChains } from "../world/schedules-drawn.ts";
import { callablesIn } from "../call/events-in.ts";
import { putWorlds } from "../world/put-worlds.ts";
import { subjects } from "../wordings.ts";
import { words } from "../names/words.ts";

/** `betas()` over tables of the program's own: each β of the chain that these come of. */
export const tablesMade: CodeRule = (context) => {
  const { round, drawn } = putWorlds(context), worlds = [...round, ...drawn];
  return callablesIn(context, worlds[0]).flatMap((callable): readonly CodeClaim[] => {
    const { fn } = callable, { needed, optional } = parametersOf(fn);
    if (fn.node.nodeType !== "FunctionDef" || needed.length + optional.length > 0 || !/^(?:(?:get|make|compute)_)?betas$/.test(fn.name)) return [];
    const seen = worlds.flatMap((world) => {
      const here = callablesIn(context, world).find((other) => other.fn.node === fn.node), outcome = here && callFunction(context.runIn(world.world), here.fn, [], new Map(), world.world);
      const values = outcome?.kind === "value" ? numbersOf(outcome.value) : undefined;
      return values ? [{ world, values }] : [];
    });
    const knowsChain = seen.some((a) => seen.some((b) => a !== b && a.values.length === b.values.length && a.values.some((x, i) => x !== b.values[i])));
    if (!knowsChain || seen.length < worlds.length) return [];
    const judgement = judge<0 | 1>([1, 0], seen.map(({ world: { chain, kind }, values }): Seen<0 | 1> => ({ chain, kind, departs: (first) => departure(values, chain, "beta", first) })), context.options.seed);
    const shown = judgement.kind === "refuted" ? seen.find(({ world }) => world.chain === judgement.seen.chain)! : seen[0]!, row = (values: readonly number[]) => values.map(shortNumber).join(", ");
    return [claimOf({ context, subject: subjects.table, spot: { unit: fn.unit, node: linesOf(fn).find((line) => line.nodeType === "Return") ?? fn.node }, reading: "\\beta_t", verdict: judgement.verdict, computes: { numbers: row(shown.values) }, should: { latex: "\\beta_t", numbers: row(column(shown.world.chain, "beta", 1)) } })];
  });
};

/** Functions from one whole column of the chain to another, `to_abar(beta)`, `betas_from_alphas_cumprod(abar)`: called with the columns of random chains. */
export const tableFunctions: CodeRule = (context) => callablesOf(context.run, {}, chainOf([0.1, 0.2])).callables.flatMap(({ fn, owner }): readonly CodeClaim[] => {
  const { needed } = parametersOf(fn);
  const to = fn.node.nodeType === "FunctionDef" && needed.length === 1 ? plainRole(targetOf(fn.name), "to") : undefined, from = to && plainRole(needed[0]!);
  if (!to || !from || to.column === from.column) return [];
  const chains = [...roundChains.map((chain) => ({ chain, kind: "round" as const })), ...drawnChains(context.options.seed, 20).map((chain) => ({ chain, kind: "drawn" as const }))];
  const seen = (called: PythonFunction) => chains.map(({ chain, kind }) => ({ chain, kind, values: made(context, called, chain, from.column) }));
  const own = seen(fn);
  if (own.some(({ values }) => !values)) return [];
  const observed = (all: typeof own) => all.map(({ chain, kind, values }): Seen<0 | 1> => ({ chain, kind, departs: (first) => departure(values!, chain, to.column, first) }));
  const judgement = judge<0 | 1>([1, 0], observed(own), context.options.seed);
  const latex = tableLatex(to), row = (values: readonly number[]) => values.map(shortNumber).join(", ");
  const about = { context, subject: subjects.table, spot: { unit: fn.unit, node: linesOf(fn).find((line) => line.nodeType === "Return") ?? fn.node }, reading: latex };
  if (judgement.kind !== "refuted") return [claimOf({ ...about, verdict: judgement.verdict, computes: { ...(judgement.kind === "upheld" && { latex }), numbers: row(own[0]!.values!) }, should: { latex } })];
  const shown = own.find(({ chain }) => chain === judgement.seen.chain)!;
  const holds = (edited: PythonFunction) => { const again = seen(edited); return again.every(({ values }) => values) && judge<0 | 1>([1, 0], observed(again), context.options.seed).kind === "upheld"; };
  return [claimOf({
    ...about, verdict: judgement.verdict, computes: { numbers: row(shown.values!) }, should: { latex, numbers: row(column(shown.chain, to.column, 1)) },
    ...rightFormOfFunction(context, { fn, ...(owner !== undefined && { owner }) }, linesOf(fn), ({ edited }) => holds({ ...fn, node: edited! })),
  })];
});

/** `to_abar`, `beta2abar`, `betas_from_abar`, `compute_alpha_bar`: what is made. */
function targetOf(name: string): string {
  const word = words(name).join("_");
  return /^(?:.+_)?(?:to|2)_(.+)$/.exec(word)?.[1] ?? word.replace(/^(?:get|compute|calc(?:ulate)?|make|build|convert)_/, "").replace(/_(?:from|of|for)_.*$/, "");
}

/** β, ᾱ, or β̃ where it is made, where a name can mean nothing else. */
function plainRole(name: string, end: "from" | "to" = "from"): (TableRole & { readonly column: Column }) | undefined {
  const [role, ...more] = tableRolesOf(name);
  return role && more.length === 0 && role.done.length === 0 && role.shift === 0 && (role.column === "beta" || role.column === "alphabar" || (end === "to" && role.column === "posteriorVariance")) ? role : undefined;
}

function made(context: CodeContext, fn: PythonFunction, chain: Chain, from: Column): readonly number[] | undefined {
  for (const library of /\btorch\b/.test(context.listings[fn.unit]!.unit.text) ? (["torch", "numpy"] as const) : (["numpy", "torch"] as const)) {
    const outcome = callFunction(context.run, fn, [columnTensor(chain, from, false, library)], new Map(), {});
    const values = outcome.kind === "value" ? numbersOf(outcome.value) : undefined;
    if (values && (values.length === chain.steps || values.length === chain.steps + 1)) return values;
  }
  return undefined;
}

const column = (chain: Chain, of: Column, first: 0 | 1): readonly number[] => Array.from({ length: chain.steps + 1 - first }, (_, i) => columnAt(chain, of, [], i + first));

function departure(values: readonly number[], chain: Chain, of: Column, first: 0 | 1): Departure | undefined {
  const should = column(chain, of, first);
  if (values.length !== should.length) return { t: chain.steps, computes: values.length, should: should.length, of: "value", size: Infinity };
  return values.map((value, i): Departure => ({ t: i + first, computes: value, should: should[i]!, of: "value", size: of === "posteriorVariance" && i + first <= 1 && (value === values[i + 1] || Math.abs(value) <= 1e-10) ? 0 : relative(value, should[i]!, 1e-9) })).toSorted((a, b) => b.size - a.size).find(({ size }) => size > 0);
}
