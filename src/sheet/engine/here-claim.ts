import { attempt, fail, type Problem } from "../../base/problem.ts";
import { type Row, compare, rowOf, type Work } from "../../evaluate/columns/row.ts";
import type { Lowered } from "../../evaluate/columns/lower.ts";
import { isIndex, rowIndex } from "../../evaluate/columns/quantity.ts";
import { isNumeric, lagOf } from "../../evaluate/columns/shape.ts";
import type { Store } from "../../evaluate/columns/store.ts";
import { readsOf } from "../../evaluate/columns/reads.ts";
import { freeNames } from "../../evaluate/free-names.ts";
import type { ClaimLine } from "../../read/text/line.ts";
import { children, mapChildren, name, type ComparisonTerm, type Term } from "../../term/term.ts";
import type { HereResult } from "./engine.ts";

/** A `claim here` made ready: what it reads, and its steps from the outermost to the one that runs over rows. */
export interface HereClaim {
  readonly id: string;
  readonly statement: ComparisonTerm;
  readonly steps: readonly Step[];
  /** Names it needs, hidden columns included. */
  readonly reads: readonly string[];
}

interface Step {
  readonly name: string;
  readonly low: Term | undefined;
  readonly high: Term | undefined;
}

/** Statements looked at, in one claim, before it is called too large. */
const most = 5e6;

/** Undefined for claims about laws, variables or every schedule: the verifier's. */
export function hereClaim(id: string, line: ClaimLine, lowered: Lowered): HereClaim | undefined {
  const declared = line.quantifiers.flatMap((q) => (q.kind === "step" ? [q] : []));
  if (declared.length < line.quantifiers.length) return undefined;
  if (!declared.some((q) => q.name === "t") && freeNames(line.statement).has("t")) declared.push({ kind: "step", name: "t" });
  const ordered = outermostFirst(declared);
  const rows = ordered.at(-1)?.name;
  const ready = (term: Term): Term => lowered.term(renamed(term, ordered.slice(0, -1).map((q) => q.name)), rows);
  const statement = ready(line.statement) as ComparisonTerm;
  const steps = ordered.map((q) => ({ name: q.name, low: q.low && ready(q.low), high: q.high && ready(q.high) }));
  const terms = [statement, ...steps.flatMap((s) => [s.low, s.high])].filter((term) => term !== undefined);
  if (!terms.every(isNumeric)) return undefined;
  const reads = terms.flatMap((body) => readsOf({ kind: "scalar", name: id, body }).map((read) => read.name));
  return { id, statement, steps, reads: [...new Set(steps.length > 0 ? [...reads, "T"] : reads)].filter((n) => !n.startsWith(outer(""))) };
}

/** Looks at every combination of steps, in order; the first that fails is the answer. */
export function claimEvaluator(claim: HereClaim, store: Store): (T: number) => HereResult | Problem {
  const work: Work = { rounds: 0 };
  const items = claim.statement.items.map((item) => rowOf(item, store, work));
  const holds = claim.statement.relations.map((relation, i) => compare(relation, claim.statement.items[i + 1]!));
  const bounds = claim.steps.map((s) => ({ low: s.low && rowOf(s.low, store, work), high: s.high && rowOf(s.high, store, work) }));
  const holders = claim.steps.map((s) => store.number(outer(s.name)));
  return (T) => {
    work.rounds = 0;
    let steps = 0;
    const done = attempt(() => look(0));
    if (!done.ok) return done.problem;
    return done.value ?? { holds: true, steps };

    function look(depth: number): HereResult | undefined {
      const step = claim.steps[depth];
      if (!step) return failure(items, holds, undefined) ?? (steps++, undefined);
      const innermost = depth === claim.steps.length - 1;
      const holder = holders[depth]!;
      const rows = rowsOf(claim.statement, innermost ? rowIndex : outer(step.name), store, T);
      const [low, high] = [bounds[depth]!.low?.(NaN) ?? rows.first, bounds[depth]!.high?.(NaN) ?? rows.last];
      for (let t = Math.ceil(low); t <= high; t++) {
        if (++steps > most) fail("too large", claim.id, { hint: `at most ${most} steps` });
        if (!innermost) steps--;
        holder.value = t;
        const found = innermost ? failure(items, holds, t) : look(depth + 1);
        if (found) return found;
      }
      return undefined;
    }
  };
}

function failure(items: readonly Row[], holds: readonly ((a: number, b: number) => boolean)[], t: number | undefined): HereResult | undefined {
  let left = items[0]!(t ?? NaN);
  for (let i = 0; i < holds.length; i++) {
    const right = items[i + 1]!(t ?? NaN);
    if (!holds[i]!(left, right)) return { holds: false, t, left, right };
    left = right;
  }
  return undefined;
}

/** Unbounded, a step runs over the rows at which everything that is read at it has a value, as the verifier has it. */
function rowsOf(statement: Term, index: string, store: Store, T: number): { first: number; last: number } {
  let first = -Infinity, last = T;
  const visit = (term: Term): void => {
    const lag = term.kind === "index" && index === rowIndex ? lagOf(term.index) : undefined;
    if (term.kind === "index" && lag !== undefined) {
      const { from, values, ends } = store.column(term.name);
      first = Math.max(first, from + lag);
      last = Math.min(last, T + Math.min(0, lag), ends ? from + values.length - 1 + lag : T);
    }
    children(term).forEach(visit);
  };
  visit(statement);
  return { first: first === -Infinity ? 1 : first, last };
}

/** A step whose bounds name another stands inside it. */
function outermostFirst<S extends { readonly name: string; readonly low?: Term; readonly high?: Term }>(steps: readonly S[]): readonly S[] {
  const left = [...steps], ordered: S[] = [];
  while (left.length > 0) {
    const free = left.findIndex((s) => [s.low, s.high].every((bound) => !bound || ![...freeNames(bound)].some((n) => n !== s.name && left.some((o) => o.name === n))));
    if (free < 0) fail("circular definition", left[0]!.name, { hint: left.map((s) => s.name).join(" → ") });
    ordered.push(...left.splice(free, 1));
  }
  return ordered;
}

/** The number that holds an outer step's value while the claim is looked at. */
const outer = (step: string): string => `#${step}`;

function renamed(term: Term, steps: readonly string[]): Term {
  if (steps.length === 0) return term;
  const go = (t: Term): Term => {
    if (t.kind === "name") return steps.includes(t.name) && !isIndex(t.name) ? name(outer(t.name)) : t;
    if (t.kind === "fold" && steps.includes(t.index))
      return { ...t, body: renamed(t.body, steps.filter((s) => s !== t.index)), from: go(t.from), to: go(t.to) };
    return mapChildren(t, go);
  };
  return go(term);
}
