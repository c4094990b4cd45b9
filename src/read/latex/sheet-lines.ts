import { attempt, fail, type Problem } from "../../base/problem.ts";
import { constantValue } from "../text/constant.ts";
import type { Line, Quantifier } from "../text/line.ts";
import { call, type IndexTerm, name, number, type Term, walk } from "../../term/term.ts";
import { isElementary } from "./elementary.ts";
import type { MathNode, Statement, SymbolNode } from "./math.ts";
import { isVariable, type KnownName, type KnownNames, nameOfSymbol, stepsOf, variableName } from "./sheet-names.ts";
import { comparison, fixedName, relationSigns, type SheetReading, sheetReading, sheetTerm } from "./sheet-term.ts";

/** Statements as lines of a sheet; what could not be made into one is a problem at its place. */
export interface SheetLines {
  readonly lines: readonly Line[];
  readonly problems: readonly Problem[];
}

/**
 * Mathematics as cells: `\bar\alpha_t = …` is a column, `\beta_1 = 10^{-4}` a parameter, `\bar\alpha_0 = 1` a base case, `x_t = …` and q(x_t | x_0) = … functions of the states and
 * noises in them, and every other relation a claim. A chain defines by its first link and claims the others. Names follow `nameOfSymbol`; α is α and never ᾱ.
 */
export function sheetLines(statements: readonly Statement[], sheet: KnownNames): SheetLines {
  const all = statements.flatMap(apart).filter((statement) => !orElse(() => isDeclaration(statement, sheet), false));
  const own = new Map<string, KnownName>(all.flatMap((statement) => orElse(() => declared(statement, sheet), [])));
  const known: KnownNames = new Map([...own, ...[...sheet].filter(([named]) => !own.has(named))]);
  const lines: Line[] = [], problems: Problem[] = [];
  for (const statement of all) {
    const read = attempt(() => linesOf(statement, known, own));
    if (read.ok) for (const line of read.value) lines.push(line.kind === "function" ? renamed(line, lines) : line);
    else problems.push({ ...read.problem, place: read.problem.place ?? statement.place });
  }
  return { lines: lines.map((line) => fromNothing(line, lines)), problems };
}

/** A symbol without a name is the problem of the line that is made of it, not of a first look. */
function orElse<T>(work: () => T, otherwise: T): T {
  const found = attempt(work);
  return found.ok ? found.value : otherwise;
}

/** A column that reads no other, such as ᾱ_t = f(t)/f(0), begins at t = 0 where another line reads it one step before. */
function fromNothing(line: Line, all: readonly Line[]): Line {
  if (line.kind !== "column" || line.from !== undefined || all.some((other) => other.kind === "base" && other.name === line.name)) return line;
  let reads = 0, isReadBefore = false;
  walk(line.body, (term) => void (term.kind === "index" && reads++));
  for (const other of all)
    if (other !== line && "body" in other) walk(other.body, (term) => void (term.kind === "index" && term.name === line.name && term.index.kind === "operator" && term.index.op === "-" && (isReadBefore = true)));
  return reads === 0 && isReadBefore ? { ...line, from: 0 } : line;
}

/** q(x_t | x_{t-1}) and q(x_t | x_0) are two functions. */
function renamed(line: Extract<Line, { kind: "function" }>, before: readonly Line[]): Line {
  const taken = (one: string): boolean => before.some((other) => other.kind === "function" && other.name === one);
  let { name: wanted } = line;
  for (let n = 2; taken(wanted); n++) wanted = `${line.name}${n}`;
  return wanted === line.name ? line : { ...line, name: wanted };
}

/** `T = 1000` after a comma is a statement of its own, whatever it stands behind. */
function apart(statement: Statement): readonly Statement[] {
  const isGiven = ({ items, relations, lead }: Statement): boolean => lead === undefined && relations.length === 1 && relations[0] === "=" && items[0]?.kind === "symbol" && items[1]?.kind === "number" && !(/^[tskijn]$/.test(items[0].name) && /^\d+$/.test(items[1].digits));
  return [{ ...statement, qualifiers: statement.qualifiers.filter((one) => !isGiven(one)) }, ...statement.qualifiers.filter(isGiven)];
}

/** `ε ∼ N(0, I)` says what a letter is; as an argument it is anything. */
const isDeclaration = ({ items: [left], relations }: Statement, known: KnownNames): boolean => (relations[0] === "∼" || relations[0] === "∈") && left?.kind === "symbol" && isVariable(left, known) && stepsOf(left).every((step) => step.kind !== "symbol" || left.name !== "x");

const equals = (statement: Statement): boolean => ["=", ":=", "≡"].includes(statement.relations[0] ?? "") && statement.items[0]?.kind !== "missing";

/** The letter of `x_t` or `β_t`. */
function letterOf(symbol: SymbolNode): string | undefined {
  const [step, ...more] = stepsOf(symbol);
  return more.length === 0 && step?.kind === "symbol" && step.name !== "T" && step.subscripts.length === 0 && step.accents.length === 0 ? step.name : undefined;
}

/** What a statement will define, as far as its left side tells. */
function declared(statement: Statement, known: KnownNames): readonly (readonly [string, KnownName])[] {
  const [left, right] = statement.items;
  if (!equals(statement) || !left || !right) return [];
  const symbol = headOf(left);
  if (!symbol || isVariable(symbol, known)) return [];
  const named = nameOfSymbol(symbol, known);
  if (left.kind === "call" || left.kind === "applied") {
    const parameters = left.args.flatMap((arg) => (arg.kind === "symbol" ? [isVariable(arg, known) ? variableName(arg) : nameOfSymbol(arg, known)] : []));
    return isOfTime(left.args, named, known) ? [[named, { kind: "column" }]] : [[named, known.get(named)?.kind === "function" ? known.get(named)! : { kind: "function", parameters: [...parameters, ...(letterOf(symbol) === undefined ? [] : [letterOf(symbol)!])] }]];
  }
  if (letterOf(symbol) !== undefined) return known.get(named)?.kind === "function" ? [] : [[named, { kind: "column" }]];
  return stepsOf(symbol).length === 0 ? [[named, { kind: "number" }]] : [];
}

/** `β(t)` and SNR(t) are columns, f(t) is a function. */
const isOfTime = (args: readonly MathNode[], named: string, known: KnownNames): boolean =>
  args.length === 1 && args[0]!.kind === "symbol" && /^[tsk]$/.test(args[0]!.name) && args[0]!.subscripts.length === 0 && (known.get(named)?.kind === "column" || (known.get(named) === undefined && !/^[fghFGH]$/.test(named)));

/** The symbol that a left side defines: `x_t`, `σ_t²`, `\tilde\mu_t(x_t, x_0)`. */
const headOf = (left: MathNode): SymbolNode | undefined =>
  left.kind === "symbol" ? left : left.kind === "call" ? (isElementary(left) ? undefined : left.function) : left.kind === "applied" && left.power === undefined ? left.base
    : left.kind === "operator" && left.op === "^" && left.left.kind === "symbol" && left.right.kind === "number" && left.right.digits === "2" ? left.left : undefined;

function linesOf(statement: Statement, known: KnownNames, own: KnownNames): readonly Line[] {
  const [left, right] = statement.items;
  if (left?.kind === "density" || (statement.relations[0] === "∼" && right)) return [lawOf(statement, known)];
  const head = equals(statement) && left && right ? headOf(left) : undefined;
  const first = head && right && definition(left!, head, right, statement, known, own);
  if (!first) return [claimOf(statement, known)];
  const rest = statement.items.slice(2).map((item, i) => claimOf({ ...statement, items: [left!, item], relations: [statement.relations[i + 1]!] }, known));
  return [first, ...rest];
}

function definition(left: MathNode, head: SymbolNode, right: MathNode, statement: Statement, known: KnownNames, own: KnownNames): Line | undefined {
  const named = nameOfSymbol(head, known), isRoot = left.kind === "operator", letter = letterOf(head);
  const of = (reading: SheetReading): Term => (isRoot ? call("sqrt", sheetTerm(right, reading)) : sheetTerm(right, reading));
  if (left.kind === "call" || left.kind === "applied") return isOfTime(left.args, named, known) ? column(named, (left.args[0] as SymbolNode).name, of, statement, known) : functionOf(named, left.args, letter, of, known);
  const reading = sheetReading(known, named);
  if (isVariable(head, known)) {
    const body = of(reading);
    return { kind: "function", name: variableName(head), parameters: parametersOf([], reading, undefined), body };
  }
  const [step] = stepsOf(head);
  if (letter !== undefined) {
    const body = of(reading);
    if (reading.variables.size > 0) return { kind: "function", name: named, parameters: parametersOf(known.get(named)?.parameters ?? [], reading, letter), body };
    return column(named, letter, of, statement, known);
  }
  if (step === undefined) {
    const body = of(reading);
    if (reading.variables.size > 0) return { kind: "function", name: named, parameters: parametersOf([], reading, undefined), body };
    if (reading.letters.size > 0) return column(named, [...reading.letters][0]!, of, statement, known);
    return valueOf(named, body);
  }
  if (step.kind === "number" && (step.digits === "0" || recurs(named, own))) return { kind: "base", name: named, at: Number(step.digits), body: of(reading) };
  const fixed = fixedName(head, named, known);
  return fixed === undefined ? undefined : valueOf(fixed, of(reading));
}

/** A column that these statements define: its first value is a base case and no parameter. */
const recurs = (named: string, own: KnownNames): boolean => own.get(named)?.kind === "column";

function valueOf(named: string, body: Term): Line {
  if (constantValue(body) === undefined) return { kind: "scalar", name: named, body };
  return { kind: "parameter", name: named, value: body, scale: "linear", whole: named === "T" };
}

function column(named: string, letter: string, of: (reading: SheetReading) => Term, statement: Statement, known: KnownNames): Line {
  const reading = sheetReading(known, named);
  const body = of(reading);
  const from = firstStep(statement, letter) ?? (runsFromNothing(body, letter) || asksForNothing(body, letter) ? 0 : undefined);
  return { kind: "column", name: named, index: letter, body, ...(from !== undefined && from !== 1 && { from }) };
}

/** A case for t = 0 says that there is a value. */
const asksForNothing = (body: Term, letter: string): boolean =>
  body.kind === "conditional" && ((body.test.kind === "comparison" && body.test.items[0]?.kind === "name" && body.test.items[0].name === letter && body.test.items[1]?.kind === "number" && body.test.items[1].digits === "0") || asksForNothing(body.whenFalse, letter));

/** ∏_{s=1}^{t} and Σ_{s=1}^{t} have a value at t = 0, where they are empty, when nothing beside them reads a step. */
function runsFromNothing(body: Term, letter: string): boolean {
  let folds = 0, reads = 0;
  const inFolds = new Set<IndexTerm>();
  walk(body, (term) => {
    if (term.kind === "fold" && term.to.kind === "name" && term.to.name === letter && term.from.kind === "number" && term.from.digits === "1") {
      folds++;
      walk(term.body, (inner) => void (inner.kind === "index" && inFolds.add(inner)));
    } else if (term.kind === "index" && !inFolds.has(term)) reads++;
  });
  return folds > 0 && reads === 0;
}

function functionOf(named: string, args: readonly MathNode[], letter: string | undefined, of: (reading: SheetReading) => Term, known: KnownNames): Line {
  const reading = sheetReading(known, named);
  const body = of(reading);
  const given = args.map((arg) => (arg.kind === "symbol" ? (isVariable(arg, known) ? variableName(arg) : stepsOf(arg).length === 0 ? nameOfSymbol(arg, known) : refused(arg)) : refused(arg)));
  const all = [...given, ...(letter === undefined ? [] : [letter])];
  const wanted = known.get(named)?.parameters ?? [];
  const parameters = wanted.length === all.length && wanted.every((one) => all.includes(one)) ? wanted : all;
  const missing = [...reading.variables, ...reading.letters].filter((one) => !parameters.includes(one));
  return { kind: "function", name: named, parameters: [...parameters, ...missing], body };
}

const refused = (node: MathNode): never => fail("unexpected token", node.kind, { place: node.place, hint: "x_t, t" });

/** Variables in the order they came, or as a known function has them, then the steps. */
function parametersOf(wanted: readonly string[], { variables, letters }: SheetReading, letter: string | undefined): readonly string[] {
  const all = [...new Set([...variables, ...(letter === undefined ? [] : [letter]), ...[...letters].toSorted((a, b) => Number(a === "t") - Number(b === "t"))])];
  return wanted.length === all.length && wanted.every((one) => all.includes(one)) ? wanted : all;
}

/** q(x_t | x_0) = N(…) and x_t ∼ N(…): a function that gives a law. */
function lawOf({ items: [left, right], relations, place }: Statement, known: KnownNames): Line {
  if (!left || !right || relations.length !== 1 || !["=", ":=", "∼", "≡"].includes(relations[0]!)) return fail("unexpected token", relations.at(-1) ?? "", { place });
  const reading = sheetReading(known);
  const body = sheetTerm(right, reading);
  if (body.kind !== "call" || body.name !== "normal") return fail("not a law", "", { place: right.place, hint: "N(mean, variance)" });
  if (left.kind === "symbol") return { kind: "function", name: isVariable(left, known) ? variableName(left) : nameOfSymbol(left, known), parameters: parametersOf([], reading, undefined), body };
  if (left.kind !== "density" || left.of.length !== 1) return fail("unexpected token", left.kind, { place: left.place });
  const given = left.given.map((node) => (node.kind === "symbol" && isVariable(node, known) ? variableName(node) : refused(node)));
  for (const one of given) reading.variables.add(one);
  return { kind: "function", name: nameOfSymbol(left.symbol, known), parameters: parametersOf([], reading, undefined), body };
}

function claimOf(statement: Statement, known: KnownNames): Line {
  const reading = sheetReading(known);
  const relations = statement.relations.map((relation) => relationSigns[relation]);
  if (relations.length === 0 || relations.includes(undefined)) return fail("not a cell", "", { place: statement.place, hint: "a = b" });
  const said = comparison(statement, reading);
  const low = firstStep(statement, "t");
  const quantifiers: Quantifier[] = [
    ...(low !== undefined && low > 1 ? [{ kind: "step", name: "t", low: number(low) } as const] : []),
    ...[...reading.letters].filter((letter) => letter !== "t").map((letter) => ({ kind: "step", name: letter, low: number(1), high: name("T") }) as const),
    ...[...reading.variables].map((variable) => ({ kind: "variable", name: variable, domain: "real" }) as const),
  ];
  return { kind: "claim", here: false, statement: said as Extract<Term, { kind: "comparison" }>, quantifiers };
}

/** The first step that a statement speaks of: `t ≥ 2`, `t > 1`, `2 ≤ t ≤ T`, `t = 1, …, T`. A condition that is none of these is refused. */
function firstStep({ qualifiers, place }: Statement, letter: string): number | undefined {
  let low: number | undefined;
  for (const { items, relations, place: at } of qualifiers) {
    const where = items.findIndex((item) => item.kind === "symbol" && item.name === letter && item.subscripts.length === 0);
    const [before, after] = [items[where - 1], items[where + 1]];
    const whole = (node: MathNode | undefined): number | undefined => (node?.kind === "number" && /^\d+$/.test(node.digits) ? Number(node.digits) : undefined);
    const list = after?.kind === "list" || after?.kind === "set" ? whole(after.items[0]) : undefined;
    if (where < 0) {
      if (relations[0] === "∼" || relations[0] === "∈") continue;
      return fail("unexpected token", "a condition", { place: at ?? place });
    }
    if (list !== undefined) low = list;
    else if (before && relations[where - 1] === "≤") low = whole(before);
    else if (before && relations[where - 1] === "<") low = (whole(before) ?? 0) + 1;
    else if (relations[where] === "≥") low = whole(after);
    else if (relations[where] === ">") low = (whole(after) ?? 0) + 1;
    else if (relations[where] === "=" && after?.kind === "number") return fail("unexpected token", "a condition", { place: at });
  }
  return low;
}
