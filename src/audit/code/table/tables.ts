import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import type { Spot } from "../../../program/value.ts";
import { columnAt } from "../world/column.ts";
import { claimOf } from "../claim-of.ts";
import { eventsIn } from "../call/events-in.ts";
import { type Departure, judge, relative, type Seen, undecided } from "../judge.ts";
import { shortNumber } from "../number-text.ts";
import { rightFormOf } from "../mend/right-form.ts";
import { recognise } from "../names/recognise.ts";
import { type TableRole, tableLatex, tableRolesOf } from "../names/roles.ts";
import { putWorlds } from "../world/put-worlds.ts";
import { isPutIn, numbersOf, type ScheduleWorld } from "../world/schedule-world.ts";
import { namesIn, standingOf } from "../source/statements.ts";
import { firstEntry, subjects } from "../wordings.ts";
import { walkPython } from "../../../read/python/walk.ts";

/** An array that is what its name says: the role, the step of its first entry, and whether it runs backwards. `open`: it would make sense, and is not what the name says. */
interface Meant { readonly role: TableRole; readonly first: 0 | 1 | 2; readonly flipped: boolean; readonly open: boolean }

interface Table { readonly name: string; readonly spot: Spot; readonly seen: { readonly world: ScheduleWorld; readonly values: readonly number[] }[] }

/** Arrays that a name of theirs gives a meaning are held against the chain of the β that they come of. */
export const tables: CodeRule = (context) => {
  const broken = new Map<string, number>();
  return tablesIn(context).flatMap((table) => {
    const claim = judged(context, table, broken);
    return claim ? [claim] : [];
  });
};

/** Assignments to names of tables, with what they hold in each world; what only hands an array on is left out, and what no chain of ours went into. */
function tablesIn(context: CodeContext): readonly Table[] {
  const found = new Map<unknown, Map<string, Table>>();
  const { drawn, round } = putWorlds(context);
  for (const world of [...round, ...drawn]) {
    const last = new Map<string, readonly number[]>();
    for (const event of eventsIn(context, world)) {
      if (event.kind !== "bound" || event.how === "parameter" || event.how === "loop" || isPutIn(event.value)) continue;
      const bare = event.name.replace(/^.*\./, "");
      const values = isSingle.test(bare) || rolesOf(bare).length === 0 ? undefined : numbersOf(event.value);
      if (!values) continue;
      const before = last.get(bare.toLowerCase());
      last.set(bare.toLowerCase(), values);
      if (before && before.length === values.length && before.every((x, i) => Object.is(x, values[i]))) continue;
      if (deliberate.test(event.function ?? "")) continue;
      const spot = spotNaming(context, event.spot, bare);
      const here = found.get(spot.node) ?? new Map<string, Table>();
      found.set(spot.node, here);
      const table = here.get(bare) ?? { name: bare, spot, seen: [] };
      here.set(bare, table);
      table.seen.push({ world, values });
    }
  }
  return [...found.values()].flatMap((all) => [...all.values()]).map(ofOneLength).filter((table) => isTable(table));
}

/** A class may be made for T and for T − 1 steps, by the program and by us: its arrays are taken where they have one entry a step. */
function ofOneLength(table: Table): Table {
  const seen = table.seen.filter(({ world, values }) => values.length === world.chain.steps);
  return seen.length > 0 && table.seen.every(({ world, values }) => values.length === world.chain.steps || values.length === world.chain.steps + 1) ? { ...table, seen } : table;
}

/** Where a buffer is named, where a helper registers it (`register("betas", betas)`): that line, and not the helper's. */
function spotNaming(context: CodeContext, spot: Spot, name: string): Spot {
  const standing = standingOf(context, spot);
  if (!standing || namesIn(standing.statement).has(name)) return spot;
  let found: Spot | undefined;
  for (const statement of (standing.class ?? standing.function ?? standing.statement).nodeType === "ClassDef" ? standing.class!.body : context.listings[spot.unit]!.unit.module.body)
    walkPython(statement, (node) => { if (node.nodeType === "Call" && node.args[0]?.nodeType === "Constant" && node.args[0].value === name) found ??= { unit: spot.unit, node }; });
  return found ?? spot;
}

/** What a name says: `abar_by_logs` is ᾱ. */
function rolesOf(name: string): readonly TableRole[] {
  const roles = tableRolesOf(name);
  return roles.length > 0 ? roles : tableRolesOf(name.replace(/_(?:by|via|from|using)_.*$/, ""));
}

const isSingle = /_t$|_t_|^[ab]_?t$/i;
/** What takes a schedule and makes another of it. */
const deliberate = /rescale|zero_?(?:terminal_?)?snr|enforce|respac|shift/i;

/** One entry a step in every world, or one more; made of the chain, so that two of one length differ; and not β itself, which is where a chain comes from. */
function isTable({ name, seen }: Table): boolean {
  if (!seen.some((a, i) => seen.some((b, j) => j > i && a.world.chain !== b.world.chain && a.values.length === b.values.length && a.values.some((x, k) => !Object.is(x, b.values[k]))))) return false;
  const [role] = rolesOf(name);
  if (!seen.every(({ world: { chain: { steps } }, values: { length } }) => length === steps || length === steps + 1 || (length === steps - 1 && role!.column === "posteriorVariance"))) return false;
  return !(role!.column === "beta" && role!.done.length === 0 && role!.shift === 0);
}

function judged(context: CodeContext, { name, spot, seen }: Table, broken: Map<string, number>): CodeClaim | undefined {
  const roles = rolesOf(name);
  // β̃ may begin at step 2: that of step 1 is 0.
  const late: readonly Meant[] = roles.filter(({ column }) => column === "posteriorVariance").map((each): Meant => ({ role: each, first: 2, flipped: false, open: false }));
  const meant: readonly Meant[] = roles.flatMap((role) => [false, true].flatMap((flipped) => ([1, 0] as const).map((first): Meant => ({ role, first, flipped, open: false }))));
  const open: readonly Meant[] = roles.flatMap((role) => openRoles(role).map((other): Meant => ({ role: other, first: 1, flipped: false, open: true })));
  const observed = seen.map(({ world, values }): Seen<Meant> => ({ chain: world.chain, kind: world.kind, departs: (hypothesis) => departure(values, world, hypothesis) }));
  const judgement = judge([...meant, ...late, ...open], observed, context.options.seed);
  const [role] = roles;
  const about = { context, spot, reading: tableLatex(role!), subject: subjects.table };
  const standing = standingOf(context, spot)?.statement;
  const reads = standing && "value" in standing && standing.value && typeof standing.value === "object" && "nodeType" in standing.value ? namesIn(standing.value) : new Set<string>();
  const samples = seen.flatMap(({ world, values }) => values.map((value, i) => ({ chain: world.chain, t: i + (values.length === world.chain.steps ? 1 : 0), value })));
  const is = recognise(samples)?.latex;
  const row = (values: readonly number[]) => values.map(shortNumber).join(", ");
  // σ and its like are whatever their author means by them.
  if (judgement.kind !== "upheld" && loose.test(name)) return undefined;
  if (judgement.kind === "undecided") return claimOf({ ...about, verdict: judgement.verdict, computes: { ...(is && { latex: is }) }, should: { latex: tableLatex(role!) } });
  if (judgement.kind === "upheld") {
    const { hypothesis } = judgement;
    // A mistake that is shown and mended is none of what comes after.
    broken.delete(name);
    const first = seen[0]!, latex = tableLatex(hypothesis.role);
    const verdict = hypothesis.open ? undecided({ kind: "ambiguous reading", subject: name, hint: latex }) : judgement.verdict;
    return claimOf({ ...about, reading: latex, verdict, computes: { latex, numbers: row(first.values) }, should: { latex: hypothesis.open ? tableLatex(role!) : latex }, convention: firstEntry(name, hypothesis.first) });
  }
  const on = [...reads].find((read) => broken.has(read));
  broken.set(name, spot.node.lineno);
  if (on !== undefined) return claimOf({ ...about, verdict: undecided({ kind: "broken cell", subject: on }), computes: { ...(is && { latex: is }) }, should: { latex: tableLatex(role!) } });
  const shown = seen[observed.indexOf(judgement.seen)]!;
  const { chain } = shown.world, { hypothesis } = judgement;
  const should = expected(shown.world, hypothesis, shown.values.length);
  return claimOf({
    ...about, verdict: judgement.verdict,
    computes: { ...(is && { latex: is }), numbers: row(shown.values) },
    should: { latex: tableLatex(hypothesis.role), numbers: row(should) },
    convention: firstEntry(name, hypothesis.first),
    ...rightFormOf(context, about, tables, [spot]),
    overSteps: { label: tableLatex(hypothesis.role), steps: shown.values.map((_, i) => i + hypothesis.first).filter((t) => t <= chain.steps), computes: shown.values.slice(0, should.length), should },
  });
}

const loose = /sigma|lambda|^(?:self\.)?(?:signal|noise)_(?:level|scale|ratio)s?$/i;

/** What an array may hold by another habit: √α for α, the entry before for its own. */
function openRoles(role: TableRole): readonly TableRole[] {
  if (role.column === "alpha" && role.done.length === 0) return [{ ...role, done: ["root"] }];
  if (role.column === "alphabar" && role.shift === 0) return [{ ...role, shift: -1 }];
  return [];
}

/** The entries that an array of that length should have; NaN where none is asked. */
function expected({ chain }: ScheduleWorld, { role, first, flipped }: Meant, length: number): readonly number[] {
  const steps = Array.from({ length }, (_, i) => first + i);
  const values = steps.map((t) => (t + role.shift > chain.steps || t + role.shift < 0 ? NaN : columnAt(chain, role.column, role.done, t + role.shift)));
  return flipped ? values.toReversed() : values;
}

function departure(values: readonly number[], world: ScheduleWorld, meant: Meant): Departure | undefined {
  const { chain } = world, { role, first, flipped } = meant;
  const needs = chain.steps + 1 - first;
  if (values.length !== needs) return { t: chain.steps, computes: values.length, should: needs, of: "value", size: Infinity };
  const should = expected(world, meant, needs);
  let worst: Departure | undefined;
  for (const [i, value] of values.entries()) {
    const t = flipped ? first + needs - 1 - i : first + i, right = should[i]!;
    if (Number.isNaN(right) || isFree(role, t, value, values)) continue;
    const size = relative(value, right, 1e-12);
    if (size > (worst?.size ?? 0)) worst = { t, computes: value, should: right, of: "value", size };
  }
  return worst;
}

/** β̃_1 is 0: its logarithm is whatever stands in for it, and an entry may be replaced by its neighbour. */
function isFree({ column, done }: TableRole, t: number, value: number, values: readonly number[]): boolean {
  if (column === "snr" && t === 0) return true;
  if (column !== "posteriorVariance" || t > 1) return false;
  return t === 0 || done.includes("log") || value === values[values.length > 1 ? 1 : 0] || Math.abs(value) <= 1e-15 || (value > 0 && value <= 1e-10);
}
