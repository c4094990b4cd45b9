import { fail } from "../../base/problem.ts";
import { isIndex, rowIndex } from "../../evaluate/columns/quantity.ts";
import { printedUnit, wholeExponent } from "../../evaluate/columns/row.ts";
import { lagOf, varies, wholeOf } from "../../evaluate/columns/shape.ts";
import { level, levelOf } from "../../term/precedence.ts";
import { type PythonDialect, type PythonNames, printPython } from "../../term/print-python.ts";
import { at, type CallTerm, children, type ComparisonTerm, mapChildren, name, number, operator, type OperatorTerm, type Term } from "../../term/term.ts";
import type { Library, Piece } from "./library.ts";
import { literalText } from "./python-number.ts";

/** Where a term is written: over all steps from one on, in a loop's body, for one step, or where there is no step. */
export type Rows =
  | { readonly kind: "stretch"; readonly from: number }
  | { readonly kind: "loop"; readonly from: number }
  | { readonly kind: "step"; readonly t: number }
  | { readonly kind: "none" };

/** What a program has said so far. */
export interface Said {
  readonly library: Library;
  /** The Python name of a quantity, and the step a column begins at. */
  readonly nameOf: (name: string) => string;
  readonly fromOf: (column: string) => number;
  /** The last step of a column of numbers; the others go on to T. */
  readonly lastOf: (column: string) => number | undefined;
  readonly T: number;
  /** Expressions without inner structure that are of the library, and those that are Python ints. */
  readonly arrays: Set<string>;
  /** Those of them that have a number for every row. */
  readonly long: Set<string>;
  readonly ints: Set<string>;
  /** The array of the steps from one on; writes it where it is not there yet. */
  readonly steps: (from: number) => string;
}

/**
 * A lowered term as Python. Fails with "read out of range" where a read leaves its column, which the engine never comes to, and with "not one step" over a stretch
 * where each row reads rows of its own choice: such terms are written row by row.
 */
export function pythonTerm(term: Term, rows: Rows, said: Said): Written {
  const whole = named(term, rows, said);
  const isLong = (inner: Term): boolean => inner.kind === "name" && said.long.has(inner.name);
  return { text: printPython(whole, names, dialect(rows, said)), array: isArray(whole, rows, said), long: holds(whole, isLong) };
}

/** An expression that was written; a long one has a number for every row. */
export interface Written extends Piece {
  readonly long: boolean;
}

const names: PythonNames = { column: (column, index) => `${column}[${index}]`, name: (of) => of, call: (of, args) => `${of}(${args.join(", ")})` };

/** The term with Python's names, counted from 0, and without what its rows decide. What is no structure any more is a name. */
function named(term: Term, rows: Rows, said: Said): Term {
  const go = (inner: Term): Term => named(inner, rows, said);
  switch (term.kind) {
    case "name":
      if (term.name === rowIndex) return row(rows, said);
      if (term.name === "pi" || term.name === "e") return name(`${said.library.plain}.${term.name}`);
      return name(isIndex(term.name) ? foldName(term.name) : said.nameOf(term.name));
    case "index": {
      const from = said.fromOf(term.name), lag = lagOf(term.index), array = said.nameOf(term.name);
      if (rows.kind === "stretch" && lag !== undefined) return sliced(term.name, rows.from - lag - from, lag, said);
      if (rows.kind === "stretch" && varies(term.index)) return fail("not one step", term.name);
      const index = go(term.index), fixed = wholeOf(index);
      if (fixed !== undefined && (fixed < from || fixed > (said.lastOf(term.name) ?? said.T))) return fail("read out of range", `${term.name}[${fixed}]`);
      return at(array, less(index, from));
    }
    case "fold":
      if (rows.kind === "stretch" && (varies(term.from) || varies(term.to))) return fail("not one step", term.fold);
      return { ...term, index: foldName(term.index), body: go(term.body), from: go(term.from), to: go(term.to) };
    case "conditional": {
      const decided = term.test.kind === "comparison" ? decidedBy(term.test, rows) : undefined;
      return decided === undefined ? mapChildren(term, go) : go(decided ? term.whenTrue : term.whenFalse);
    }
    default: return mapChildren(term, go);
  }
}

function row(rows: Rows, said: Said): Term {
  switch (rows.kind) {
    case "stretch": return name(said.steps(rows.from));
    case "loop": return name("step");
    case "step": return number(rows.t);
    case "none": return fail("not one step", "t");
  }
}

const foldName = (index: string): string => `_${"kjinm"[Number(index.slice(1)) - 1] ?? `k${index.slice(1)}`}`;

function sliced(column: string, first: number, lag: number, said: Said): Term {
  const last = said.lastOf(column);
  if (first < 0 || lag < 0 || (last !== undefined && last < said.T - lag)) return fail("read out of range", column);
  const array = said.nameOf(column), behind = lag + said.fromOf(column) - 1;
  const end = last === undefined || last === said.T ? (lag === 0 ? "" : String(-lag)) : `T${behind === 0 ? "" : behind > 0 ? ` - ${behind}` : ` + ${-behind}`}`;
  const text = first === 0 && end === "" ? array : `${array}[${first === 0 ? "" : first}:${end}]`;
  said.arrays.add(text);
  said.long.add(text);
  return name(text);
}

/** index − from, with the numbers taken together. */
function less(index: Term, from: number): Term {
  const fixed = wholeOf(index);
  if (fixed !== undefined) return number(fixed - from);
  const tail = index.kind === "operator" && (index.op === "+" || index.op === "-") ? wholeOf(index.right) : undefined;
  if (tail === undefined || index.kind !== "operator") return from === 0 ? index : operator(from > 0 ? "-" : "+", index, number(Math.abs(from)));
  const total = (index.op === "+" ? tail : -tail) - from;
  return total === 0 ? index.left : operator(total > 0 ? "+" : "-", index.left, number(Math.abs(total)));
}

/** What `t == 1`, `t > 2` … come to on these rows, where all of them agree. */
function decidedBy({ items, relations }: ComparisonTerm, rows: Rows): boolean | undefined {
  const [left, right] = items as [Term, Term];
  const bound = items.length === 2 && lagOf(left) === 0 ? wholeOf(right) : undefined;
  if (bound === undefined || rows.kind === "none") return undefined;
  const low = rows.kind === "step" ? rows.t : rows.from, high = rows.kind === "step" ? rows.t : Infinity;
  const always = (yes: boolean, no: boolean): boolean | undefined => (yes ? true : no ? false : undefined);
  switch (relations[0]!) {
    case "==": return always(low === bound && high === bound, bound < low || bound > high);
    case "!=": return always(bound < low || bound > high, low === bound && high === bound);
    case "<": return always(high < bound, low >= bound);
    case "<=": return always(high <= bound, low > bound);
    case ">": return always(low > bound, high <= bound);
    case ">=": return always(low >= bound, high < bound);
    case "≈": return undefined;
  }
}

/** A choice in a loop is made by Python, whatever it is made by. */
function isArray(term: Term, rows: Rows, said: Said): boolean {
  if (term.kind === "index" || (term.kind === "name" && said.arrays.has(term.name))) return true;
  const parts = term.kind === "conditional" && rows.kind !== "stretch" ? [term.whenTrue, term.whenFalse] : children(term);
  return parts.some((part) => isArray(part, rows, said));
}

const holds = (term: Term, test: (term: Term) => boolean): boolean => test(term) || children(term).some((child) => holds(child, test));

/** Python has whole numbers of any length; the engine has doubles. */
function isInt(term: Term, said: Said): boolean {
  switch (term.kind) {
    case "number": return /^\d+$/.test(term.digits);
    case "name": return said.ints.has(term.name) || term.name === "step" || /^_[kjinm]\d*$/.test(term.name);
    case "negate": return isInt(term.of, said);
    case "operator": return term.op !== "/" && isInt(term.left, said) && isInt(term.right, said);
    default: return false;
  }
}

function dialect(rows: Rows, said: Said): PythonDialect {
  const { library } = said;
  return { own, value: (step) => step, step: (value) => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(value) ? value : `int(${value})`) };

  function own(term: Term, held: (inner: Term, least: number) => string): string | undefined {
    const piece = (inner: Term, least: number = level.conditional): Piece => ({ text: held(inner, least), array: isArray(inner, rows, said) });
    switch (term.kind) {
      case "number": return literalText(term.digits);
      case "call": return call(term, piece);
      case "conditional": {
        const test = isTest(term.test) ? held(term.test, level.conditional) : `abs(${held(term.test, level.conditional)}) > 0`;
        if (rows.kind === "stretch" && isArray(term, rows, said)) return library.where({ text: test, array: isArray(term.test, rows, said) }, piece(term.whenTrue), piece(term.whenFalse));
        const [yes, no] = [piece(term.whenTrue, level.comparison), piece(term.whenFalse)];
        const alike = ({ text, array }: Piece): string => (array === (yes.array || no.array) ? text : library.number(text));
        return `${alike(yes)} if ${test} else ${alike(no)}`;
      }
      case "comparison": return compared(term, held, rows.kind === "stretch" && isArray(term, rows, said));
      case "operator": {
        if (term.op === "^") return power(term, piece);
        if (term.op === "/" && !isArray(term.left, rows, said) && isArray(term.right, rows, said)) {
          // A library may divide a number by an array in two roundings; 1 / x has but one.
          const plain = held(term.left, level.product), of = held(term.left, level.conditional), numerator = library.number(of);
          return `${plain === "1" || numerator === of ? plain : numerator} / ${held(term.right, level.sign)}`;
        }
        if (term.op === "*" && [term.left, term.right].every((side) => isInt(side, said) && side.kind !== "number"))
          return `float(${held(term.left, level.conditional)}) * ${held(term.right, level.sign)}`;
        return undefined;
      }
      default: return undefined;
    }
  }

  function call({ name: of, args }: CallTerm, piece: (inner: Term) => Piece): string {
    const pieces = args.map(piece);
    const texts = pieces.map(({ text }) => text);
    const none = pieces.every(({ array }) => !array);
    switch (of) {
      case "abs": return `abs(${texts[0]})`;
      case "min":
      case "max": return none ? `${of}(${texts.join(", ")})` : pieces.reduce((a, b) => extreme(of, a, b)).text;
      case "clip": {
        const [x, low, high] = pieces as [Piece, Piece, Piece];
        return none ? `min(max(${texts[0]}, ${texts[1]}), ${texts[2]})` : extreme("min", extreme("max", x, low), high).text;
      }
      default: return none ? `${library.plain}.${of}(${texts[0]})` : library.elementary(of, texts[0]!);
    }
  }

  function extreme(of: "min" | "max", a: Piece, b: Piece): Piece {
    const array = a.array || b.array;
    return { text: array ? library.extreme(of, a, b) : `${of}(${a.text}, ${b.text})`, array };
  }

  function power({ left, right }: OperatorTerm, piece: (inner: Term, least?: number) => Piece): string {
    const whole = wholeExponent(right);
    const base = piece(left, level.atom);
    if (whole === undefined) return `${base.text} ** ${piece(right, level.sign).text}`;
    if (whole === 2 && !base.array && levelOf(left) === level.atom && left.kind !== "call") return isInt(left, said) ? `(float(${base.text}) * ${base.text})` : `(${base.text} * ${base.text})`;
    if (whole === 2) return library.square(piece(left), rows.kind === "stretch" ? "stretch" : "one") ?? `${base.text} ** 2`;
    return `_power(${isInt(left, said) ? `float(${piece(left).text})` : piece(left).text}, ${whole})`;
  }
}

const isTest = (term: Term): boolean => term.kind === "comparison";

/** Python chains comparisons of numbers; of arrays each pair stands alone. ≈ is equality to the digits its right side is printed with. */
function compared({ items, relations }: ComparisonTerm, held: (inner: Term, least: number) => string, ofArrays: boolean): string | undefined {
  if (!relations.includes("≈") && (!ofArrays || relations.length === 1)) return undefined;
  const pairs = relations.map((relation, i) => {
    const left = held(items[i]!, level.sum), right = held(items[i + 1]!, level.sum);
    if (relation !== "≈") return `${left} ${relation} ${right}`;
    const unit = printedUnit(items[i + 1]!);
    return `abs(${left} - ${held(items[i + 1]!, level.product)}) <= ${unit === undefined ? `1e-9 * abs(${right})` : String(0.5 * unit * (1 + 1e-9))}`;
  });
  return pairs.length === 1 ? pairs[0]! : pairs.map((pair) => `(${pair})`).join(ofArrays ? " & " : " and ");
}
