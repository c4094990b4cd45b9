import { call, mapChildren, negate, number, operator, type Term, walk } from "../../term/term.ts";

/** An antiderivative in closed form of a polynomial, an exponential, a power or a sine of a line in the variable; undefined for anything else. */
export function antiderivative(term: Term, variable: string): Term | undefined {
  const x: Term = { kind: "name", name: variable };
  if (!speaksOf(term, variable)) return operator("*", term, x);
  switch (term.kind) {
    case "negate": { const of = antiderivative(term.of, variable); return of && negate(of); }
    case "operator": {
      const { op, left, right } = term;
      if (op === "+" || op === "-") {
        const [a, b] = [antiderivative(left, variable), antiderivative(right, variable)];
        return a && b && operator(op, a, b);
      }
      const part = (of: Term, make: (a: Term) => Term): Term | undefined => { const a = antiderivative(of, variable); return a && make(a); };
      if (op === "*" && !speaksOf(left, variable)) return part(right, (a) => operator("*", left, a));
      if (op === "*" && !speaksOf(right, variable)) return part(left, (a) => operator("*", a, right));
      if (op === "/" && !speaksOf(right, variable)) return part(left, (a) => operator("/", a, right));
      if (op === "^" && !speaksOf(left, variable)) {
        const slope = slopeOf(right, variable);
        return slope && operator("/", term, operator("*", slope, call("log", left)));
      }
      break;
    }
    case "call": {
      const slope = term.args.length === 1 ? slopeOf(term.args[0]!, variable) : undefined;
      if (!slope) break;
      if (term.name === "exp") return operator("/", term, slope);
      if (term.name === "cos") return operator("/", call("sin", term.args[0]!), slope);
      if (term.name === "sin") return negate(operator("/", call("cos", term.args[0]!), slope));
      break;
    }
    default: break;
  }
  const powers = coefficients(term, variable);
  return powers?.map((c, k) => operator("/", operator("*", c, operator("^", x, number(k + 1))), number(k + 1))).reduce((a, b) => operator("+", a, b));
}

/** The term with another in the variable's place. */
export function withValue(term: Term, variable: string, value: Term): Term {
  return term.kind === "name" && term.name === variable ? value : mapChildren(term, (child) => withValue(child, variable, value));
}

function speaksOf(term: Term, variable: string): boolean {
  let found = false;
  walk(term, (inner) => { if (inner.kind === "name" && inner.name === variable) found = true; });
  return found;
}

/** b of a + b x. */
function slopeOf(term: Term, variable: string): Term | undefined {
  const powers = coefficients(term, variable);
  return powers?.length === 2 ? powers[1] : undefined;
}

/** The coefficients of a polynomial of low degree, the constant first. */
function coefficients(term: Term, variable: string): readonly Term[] | undefined {
  if (!speaksOf(term, variable)) return [term];
  switch (term.kind) {
    case "name": return [number(0), number(1)];
    case "negate": return coefficients(term.of, variable)?.map(negate);
    case "operator": {
      const left = coefficients(term.left, variable);
      if (!left) return undefined;
      if (term.op === "^") {
        const n = term.right.kind === "number" ? Number(term.right.digits) : NaN;
        return Number.isInteger(n) && n >= 1 && n <= 4 ? Array.from({ length: n - 1 }).reduce<readonly Term[]>((power) => product(power, left), left) : undefined;
      }
      const right = coefficients(term.right, variable);
      if (!right) return undefined;
      if (term.op === "+" || term.op === "-") return Array.from({ length: Math.max(left.length, right.length) }, (_, k) => operator(term.op, left[k] ?? number(0), right[k] ?? number(0)));
      if (term.op === "*") return product(left, right);
      return right.length === 1 ? left.map((c) => operator("/", c, right[0]!)) : undefined;
    }
    default: return undefined;
  }
}

const product = (a: readonly Term[], b: readonly Term[]): readonly Term[] =>
  Array.from({ length: a.length + b.length - 1 }, (_, k) =>
    a.flatMap((c, i) => (b[k - i] === undefined ? [] : [operator("*", c, b[k - i]!)])).reduce((sum, each) => operator("+", sum, each)));
