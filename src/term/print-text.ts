import { level, levelOf } from "./precedence.ts";
import type { OperatorTerm, Term } from "./term.ts";

/**
 * A term as sheet text, with the fewest brackets that keep its meaning: reading it back gives the same term.
 * Names are canonical (`alphabar`), literals keep their digits, and `t-1` in an index is written close.
 */
export function printText(term: Term): string {
  return print(term, " ");
}

function print(term: Term, space: string): string {
  const held = (inner: Term, least: number): string => (levelOf(inner) < least ? `(${print(inner, space)})` : print(inner, space));
  switch (term.kind) {
    case "number": return term.digits;
    case "name": return term.name;
    case "index": return `${term.name}[${print(term.index, "")}]`;
    case "call": return `${term.name}(${term.args.map(printText).join(", ")})`;
    case "fold": return `${term.fold}(${printText(term.body)}, ${term.index}, ${printText(term.from)}, ${printText(term.to)})`;
    case "negate": return `-${held(term.of, level.sign)}`;
    case "operator": return printOperator(term, space, held);
    case "comparison": return term.items.map((item, i) => (i === 0 ? "" : ` ${term.relations[i - 1]} `) + held(item, level.sum)).join("");
    case "conditional": return `${held(term.test, level.comparison)} ? ${held(term.whenTrue, level.comparison)} : ${held(term.whenFalse, level.conditional)}`;
  }
}

function printOperator({ op, left, right }: OperatorTerm, space: string, held: (inner: Term, least: number) => string): string {
  switch (op) {
    case "+":
    case "-": return `${held(left, level.sum)}${space}${op}${space}${held(right, level.product)}`;
    case "*":
    case "/": return `${held(left, level.product)} ${op} ${held(right, level.sign)}`;
    case "^": return `${held(left, level.atom)}^${held(right, level.sign)}`;
  }
}
