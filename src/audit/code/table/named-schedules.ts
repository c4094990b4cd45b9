import type { Spot } from "../../../program/value.ts";
import type { PythonNode } from "../../../read/python/syntax.ts";
import { chainOf } from "../world/chain.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { type Ends, families } from "../names/families.ts";
import { farthest, type Departure, judge } from "../judge.ts";
import { shortNumber } from "../number-text.ts";
import { rightFormOf } from "../mend/right-form.ts";
import { inputRolesOf, tableRolesOf } from "../names/roles.ts";
import { numbersOf } from "../world/schedule-world.ts";
import { namesIn, placeOfStatement, standingOf } from "../source/statements.ts";
import { words } from "../names/words.ts";
import { subjects } from "../wordings.ts";
import { walkPython } from "../../../read/python/walk.ts";

/** Schedules that a program binds at its top, outside of functions: held against the shape that their name says, or any shape where it says only β. */
export const namedSchedules: CodeRule = (context) => {
  const said = new Set<unknown>();
  return bindings(context).flatMap(({ name, spot, values, value }): readonly CodeClaim[] => {
    if (said.has(spot.node)) return [];
    said.add(spot.node);
    const claim = claimFor(context, { name, spot, values, value });
    return claim ? [claim] : [];
  });
};

interface Bound { readonly name: string; readonly spot: Spot; readonly values: readonly number[]; readonly value: PythonNode }

/** Arrays of β at the top, made where they are bound: five values at least, each in (0, 1), after an entry of step 0 where there is one. */
function bindings(context: CodeContext): readonly Bound[] {
  return context.run.events.flatMap((event): readonly Bound[] => {
    if (event.kind !== "bound" || event.depth > 0 || event.loops.length > 0 || event.how === "parameter" || event.how === "loop") return [];
    const all = numbersOf(event.value), standing = standingOf(context, event.spot);
    if (!all || standing?.function || standing?.class || standing?.statement.nodeType !== "Assign") return [];
    const values = all[0] === 0 ? all.slice(1) : all;
    if (values.length < 5 || values.some((x) => !(x > 0 && x < 1))) return [];
    return [{ name: event.name, spot: event.spot, values, value: standing.statement.value }];
  });
}

const shapes: readonly (readonly [string, RegExp])[] = [
  ["linear schedule", /^lin(?:ear)?$/], ["quadratic schedule", /^(?:quad(?:ratic)?|scaled linear)$/], ["cosine schedule", /^cos(?:ine)?$/],
  ["sigmoid schedule", /^sigmoid$/], ["exponential schedule", /^(?:exp(?:onential)?|geometric)$/], ["constant schedule", /^const(?:ant)?$/],
];

/** "quadratic", "betas_linear", "cosine_schedule": the shape; `""` where a name says β and no shape; none where it is neither. A short word needs β beside it. */
function shapeOf(name: string): { readonly shape: string; readonly isBeta: boolean } | undefined {
  const all = words(name), rest = all.filter((word) => !/^(?:betas?|b|β|schedule|noise)$/.test(word)).join(" ");
  const isBeta = all.some((word) => /^(?:betas?|β)$/.test(word));
  const [role] = tableRolesOf(name);
  const shape = shapes.find(([, pattern]) => pattern.test(rest))?.[0];
  if (shape && (isBeta || all.includes("schedule") || rest.length > 5)) return { shape, isBeta };
  return role?.column === "beta" && role.done.length === 0 && role.shift === 0 && rest === "" ? { shape: "", isBeta } : undefined;
}

function claimFor(context: CodeContext, { name, spot, values, value }: Bound): CodeClaim | undefined {
  const named = shapeOf(name);
  if (!named || (named.shape === "" && (!isMadeHere(context, value) || value.nodeType === "Name"))) return undefined;
  const written = endsIn(context, value), steps = values.length;
  const ends = { start: written.start ?? Math.min(...values), end: written.end ?? Math.max(...values), offset: 0.008 };
  const ways = named.shape === "" ? plainShapes.flatMap((shape) => families[shape]!) : families[named.shape]!;
  const chain = chainOf(values);
  const departs = (way: (typeof ways)[number]): Departure | undefined => farthest(values, way.of === "beta" ? way.values(steps, ends, values) : []);
  const judgement = judge(ways, [{ chain, kind: "own", departs }], context.options.seed);
  const about = { context, spot, subject: subjects.schedule, reading: "\\beta_t" };
  const ofThem = (numbers: readonly number[]) => `${numbers.slice(0, 3).map(shortNumber).join(", ")}, …, ${shortNumber(numbers.at(-1)!)}`;
  if (judgement.kind === "upheld") return claimOf({ ...about, verdict: judgement.verdict, computes: { latex: judgement.hypothesis.latex, numbers: ofThem(values) }, should: { latex: judgement.hypothesis.latex } });
  if (judgement.kind !== "refuted" || !isSure(context, named, written, values, spot)) return undefined;
  const should = judgement.hypothesis.values(steps, ends, values);
  return claimOf({
    ...about, verdict: judgement.verdict, computes: { numbers: ofThem(values) }, should: { latex: judgement.hypothesis.latex, numbers: ofThem(should) },
    overSteps: { label: "\\beta_t", steps: values.map((_, i) => i + 1), computes: values, should },
    ...rightFormOf(context, about, namedSchedules, [spot]),
  });
}

const plainShapes = ["linear schedule", "quadratic schedule", "exponential schedule", "sigmoid schedule"];

/** What only calls a function of the document is that function's to answer for. */
function isMadeHere({ run }: CodeContext, value: PythonNode): boolean {
  const own = new Set(run.events.flatMap((event) => (event.function === undefined ? [] : [event.function])));
  return ![...namesIn(value)].some((name) => own.has(name));
}

/** The two ends as the line writes them: two numbers in (0, 1) that are no exponents, or the names of ends. */
function endsIn(context: CodeContext, value: PythonNode): Ends {
  const numbers = new Set<number>();
  const exponents = new Set<unknown>();
  walkPython(value, (node) => { if (node.nodeType === "BinOp" && node.op.nodeType === "Pow") exponents.add(node.right); });
  walkPython(value, (node) => {
    if (node.nodeType === "Constant" && typeof node.value === "number" && node.value > 0 && node.value < 1 && !exponents.has(node)) numbers.add(node.value);
    if (node.nodeType !== "Name" || !inputRolesOf(node.id).some((role) => role === "betaStart" || role === "betaEnd")) return;
    const bound = context.run.events.findLast((event) => event.kind === "bound" && event.name === node.id && event.depth === 0);
    if (bound?.kind === "bound" && bound.value.kind === "float") numbers.add(bound.value.value);
  });
  const [start, end, ...more] = [...numbers].toSorted((a, b) => a - b);
  return start === undefined || end === undefined || more.length > 0 ? {} : { start, end };
}

/** Another shape is a mistake where β is called linear; where it is called quadratic, when it ends at neither of the ends that it writes and that the document gives elsewhere too. */
function isSure(context: CodeContext, { shape, isBeta }: { readonly shape: string; readonly isBeta: boolean }, { start, end }: Ends, values: readonly number[], spot: Spot): boolean {
  if (shape === "linear schedule") return isBeta;
  if (shape !== "quadratic schedule" || start === undefined || end === undefined) return false;
  if ([[values[0]!, start], [values.at(-1)!, end]].some(([own, of]) => Math.abs(own! - of!) < 0.3 * of!)) return false;
  const { text } = context.document, { start: from, end: to } = placeOfStatement(context, spot);
  return new RegExp(`(?<![\\d.])${String(end).replace(".", "\\.")}(?!\\d)`).test(`${text.slice(0, from)}\n${text.slice(to)}`);
}
