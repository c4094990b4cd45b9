import { fail } from "../../base/problem.ts";
import { at, call, name, negate, number, operator, type Relation, type Term } from "../../term/term.ts";
import { elementary, isElementary } from "./elementary.ts";
import { boundsOf } from "./fold-bounds.ts";
import type { AppliedNode, CallNode, CasesNode, FoldNode, MathNode, Statement, SymbolNode } from "./math.ts";
import { plainTerm } from "./plain-term.ts";
import { isVariable, type KnownNames, nameOfSymbol, stepsOf, variableName } from "./sheet-names.ts";

/** What a formula is read with, and what it met on the way. */
export interface SheetReading {
  readonly known: KnownNames;
  /** The name that the formula defines: at a fixed step it is a number of its own, β_1 beside β_t. */
  readonly own?: string;
  /** States, noises and networks, in the order they came. */
  readonly variables: Set<string>;
  /** Letters that stand as steps, of sums and products left out. */
  readonly letters: Set<string>;
  readonly bound: ReadonlySet<string>;
}

export const sheetReading = (known: KnownNames, own?: string): SheetReading => ({ known, ...(own !== undefined && { own }), variables: new Set(), letters: new Set(), bound: new Set() });

const stepLetters = new Set(["t", "s", "k", "i", "j", "n", "m"]);
export const relationSigns: Readonly<Record<string, Relation>> = { "=": "==", ":=": "==", "≡": "==", "≠": "!=", "<": "<", "≤": "<=", ">": ">", "≥": ">=", "≈": "≈", "≃": "≈" };

/** Mathematics as a Term in the sheet's names. What it has no name or meaning for it refuses at its place; nothing is guessed. */
export function sheetTerm(node: MathNode, reading: SheetReading): Term {
  const inner = (n: MathNode): Term => sheetTerm(n, reading);
  const plain = plainTerm(node, inner);
  if (plain) return scientific(plain);
  switch (node.kind) {
    case "symbol": return symbol(node, reading);
    case "call": return called(node, reading);
    case "applied": return applied(node, reading);
    case "fold": return folded(node, reading);
    case "cases": return branched(node, reading);
    default: return fail("unexpected token", node.kind, { place: node.place });
  }
}

/** A step: letters and numbers as they stand. */
function index(node: MathNode, reading: SheetReading): Term {
  if (node.kind !== "symbol") return node.kind === "operator" && (node.op === "+" || node.op === "-") ? operator(node.op, index(node.left, reading), index(node.right, reading)) : sheetTerm(node, reading);
  if (node.subscripts.length > 0 || node.accents.length > 0) return sheetTerm(node, reading);
  if (!reading.bound.has(node.name) && node.name !== "T") reading.letters.add(node.name);
  return name(node.name);
}

function symbol(node: SymbolNode, reading: SheetReading): Term {
  const { known, own } = reading;
  if (isVariable(node, known)) {
    const variable = variableName(node);
    reading.variables.add(variable);
    return name(variable);
  }
  const [step, ...more] = stepsOf(node);
  if (more.length > 0) return fail("unexpected token", node.name, { place: node.place, hint: "one step" });
  if (step?.kind === "given" || step?.kind === "range" || step?.kind === "event" || step?.kind === "bound") return fail("unexpected token", node.name, { place: step.place, hint: "one step" });
  const named = nameOfSymbol(node, known);
  if (step === undefined) {
    if (stepLetters.has(node.name) && !known.has(named) && !reading.bound.has(named) && node.accents.length === 0 && node.label === undefined) reading.letters.add(named);
    return name(named);
  }
  const fixed = fixedName(node, named, known);
  if (fixed !== undefined && (known.get(fixed)?.kind === "number" || named === own || known.get(named)?.kind !== "column")) return name(fixed);
  return at(named, index(step, reading));
}

/** β_1 and β_T as numbers of their own: beta_1, beta_T. */
export function fixedName(node: SymbolNode, named: string, _known: KnownNames): string | undefined {
  const [step, ...more] = stepsOf(node);
  if (step === undefined || more.length > 0) return undefined;
  if (step.kind === "number" && /^[1-9]\d*$/.test(step.digits)) return `${named}_${step.digits}`;
  return step.kind === "symbol" && step.name === "T" && step.accents.length === 0 && step.subscripts.length === 0 ? `${named}_T` : undefined;
}

function called(node: CallNode, reading: SheetReading): Term {
  if (isElementary(node)) return elementary(node, node.args.map((arg) => sheetTerm(arg, reading)));
  if (node.given.length > 0) return fail("unexpected token", "|", { place: node.place });
  return applyTo(node.function, node.args, node, reading);
}

/** `β(t + 1)`: a column at a step, a call of what is a function, a product where the letter is a quantity already. */
function applied(node: AppliedNode, reading: SheetReading): Term {
  const { base, args, power, place } = node;
  const whole = applyTo(base, args, { place }, reading);
  if (power === undefined) return whole;
  const exponent = sheetTerm(power, reading);
  return whole.kind === "operator" && whole.op === "*" ? operator("*", whole.left, operator("^", whole.right, exponent)) : operator("^", whole, exponent);
}

function applyTo(base: SymbolNode, args: readonly MathNode[], { place }: Pick<MathNode, "place">, reading: SheetReading): Term {
  const { known } = reading;
  const named = nameOfSymbol(base, known), steps = stepsOf(base), what = known.get(named);
  if (isVariable(base, known) && (steps.length === 0 || args.length > 1 || base.subscripts.length > steps.length)) {
    const variable = variableName(base);
    reading.variables.add(variable);
    return name(variable);
  }
  if (what?.kind === "function") return call(named, ...inOrder(args, steps, what.parameters ?? [], reading));
  const [only, ...more] = args;
  if (only === undefined) return fail("missing value", named, { place });
  if (steps.length > 0 || what?.kind === "number" || isVariable(base, known)) return more.length === 0 ? operator("*", symbol(base, reading), sheetTerm(only, reading)) : fail("unknown function", named, { place });
  if (what?.kind === "column" && more.length === 0) return at(named, index(only, reading));
  if (stepLetters.has(base.name) || base.name === "T" || base.name === "pi" || base.name === "eta") return operator("*", symbol(base, reading), sheetTerm(only, reading));
  return call(named, ...args.map((arg) => (isStep(arg) ? index(arg, reading) : sheetTerm(arg, reading))));
}

/** A call's arguments, its lower index the last, in the order that the function has them where they are called the same. */
function inOrder(args: readonly MathNode[], steps: readonly MathNode[], parameters: readonly string[], reading: SheetReading): readonly Term[] {
  const given = [...args.map((arg) => (isStep(arg) ? index(arg, reading) : sheetTerm(arg, reading))), ...steps.map((step) => index(step, reading))];
  const named = new Map(given.map((term) => [term.kind === "name" ? term.name : "", term]));
  return parameters.length === given.length && parameters.every((one) => named.has(one)) ? parameters.map((one) => named.get(one)!) : given;
}

const isStep = (node: MathNode): boolean => (node.kind === "symbol" && stepLetters.has(node.name) && node.subscripts.length === 0) || (node.kind === "operator" && (node.op === "+" || node.op === "-") && isStep(node.left) && node.right.kind === "number");

function folded(node: FoldNode, reading: SheetReading): Term {
  const bounds = boundsOf(node);
  if (!bounds?.said) return fail("missing value", node.fold, { place: node.place, hint: "bounds" });
  const { index: over, from, to } = bounds;
  if (over.subscripts.length > 0 || over.accents.length > 0) return fail("unexpected token", over.name, { place: over.place });
  const ends = [from, to].map((bound) => index(bound, reading));
  const body = sheetTerm(node.body, { ...reading, bound: new Set([...reading.bound, over.name]) });
  return { kind: "fold", fold: node.fold, body, index: over.name, from: ends[0]!, to: ends[1]! };
}

/** Branches in their order; the last one is what holds otherwise. */
function branched({ branches, place }: CasesNode, reading: SheetReading): Term {
  const last = branches.at(-1);
  if (!last || branches.slice(0, -1).some(({ conditions }) => conditions.length !== 1)) return fail("missing value", "cases", { place, hint: "if" });
  return branches.slice(0, -1).reduceRight<Term>(
    (otherwise, { value, conditions }) => ({ kind: "conditional", test: comparison(conditions[0]!, reading), whenTrue: sheetTerm(value, reading), whenFalse: otherwise }),
    sheetTerm(last.value, reading),
  );
}

/** A chain of comparisons. */
export function comparison(statement: Statement, reading: SheetReading): Term {
  const relations = statement.relations.map((relation) => relationSigns[relation] ?? fail("unexpected token", relation, { place: statement.place }));
  if (relations.length === 0) return fail("missing value", "=", { place: statement.place });
  return { kind: "comparison", items: statement.items.map((item) => (item.kind === "missing" ? fail("missing value", relations[0]!, { place: item.place }) : sheetTerm(item, reading))), relations };
}

/** 10^{-4} and 2 × 10^{-2} are numbers: 1e-4, 2e-2. */
function scientific(term: Term): Term {
  if (term.kind !== "operator") return term;
  const { op, left, right } = term;
  if (op === "^" && left.kind === "number" && left.digits === "10") {
    const power = right.kind === "number" ? right.digits : right.kind === "negate" && right.of.kind === "number" ? `-${right.of.digits}` : "";
    return /^-\d{1,2}$/.test(power) ? number(`1e${power}`) : term;
  }
  if (op === "*" && left.kind === "number" && right.kind === "number" && /^1e-\d+$/.test(right.digits) && !/e/i.test(left.digits)) return number(left.digits + right.digits.slice(1));
  return op === "*" && left.kind === "negate" && left.of.kind === "number" && right.kind === "number" && /^1e-\d+$/.test(right.digits) ? negate(number(left.of.digits + right.digits.slice(1))) : term;
}
