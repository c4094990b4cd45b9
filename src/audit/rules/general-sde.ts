import { attempt, fail } from "../../base/problem.ts";
import type { MathNode, Statement } from "../../read/latex/math.ts";
import type { ClaimLine } from "../../read/text/line.ts";
import { call, children, mapChildren, name, negate, number, operator, type Term } from "../../term/term.ts";
import { contains, networkOf, symbolKey } from "../symbol.ts";
import { nothingMet } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * Stochastic and ordinary differential equations of diffusion, as coefficients. An equation with a score, dx = [F + c·score] dt + G dw, is
 * right for the forward equation dx = F dt + g dw where c = −(g² + G²)/2: Fokker and Planck's equation gives it the same densities,
 * whatever G is (the reverse equation has G = g, the flow G = 0). One without a score is judged where it is said to preserve the variance, or
 * where it is to make a variance grow at a rate that it names. Time may run either way.
 */
export const generalSde: PairRule = ({ left, right, relation, around, headings }, _, lexicon) => {
  if (relation !== "=" && relation !== ":=") return undefined;
  const forwards = (lexicon.equations ?? []).flatMap(forwardOf);
  if (isLogRate(left) || isLogRate(right)) return logRate(left, right, forwards);
  const kind = left.kind === "differential" && left.letter === "d" && isState(left.of) ? "dx" : left.kind === "derivative" && !left.partial && left.of && isState(left.of) && isTime(left.variable) ? "dx/dt" : undefined;
  if (!kind) return undefined;
  const said = termOf(right);
  const drift = kind === "dx" ? put(said, { dt: number(1), dw: number(0) }) : said;
  const width = kind === "dx" ? put(said, { dt: number(0), dw: number(1) }) : number(0);
  const letters = new Set([...namesIn(drift), ...namesIn(width)]);
  if (kind === "dx/dt" && (letters.has("dt") || letters.has("dw"))) return fail("unexpected token", "a differential", { place: right.place });
  const met = nothingMet();
  if (!letters.has("score")) {
    if (kind === "dx/dt" || letters.has("f") || letters.has("g")) return fail("missing value", "what it is to do", { place: right.place });
    if (letters.has("rate") && !letters.has("beta") && !namesIn(drift).has("x")) return { rule: "definition", met, alternatives: [[claim(times(width, width), name("rate"))]] };
    if (letters.has("beta") && !letters.has("rate") && /variance[- ]preserving|preserves? the variance|\bvp\b|方差保持|保方差/i.test(`${headings.at(-1) ?? ""} ${around}`))
      return { rule: "definition", met, alternatives: [[claim(drift, negate(operator("/", times(times(width, width), name("x")), number(2))))]] };
    return fail("missing value", "what it is to do", { place: right.place });
  }
  const wanted = standard.filter(({ letter }) => letters.has(letter));
  if (wanted.length === 0 || (letters.has("beta") && letters.has("rate"))) return fail("missing value", "the forward equation", { place: right.place });
  // A document that declares one scale of β is held to it.
  const declared = standard.filter((form) => form.letter === "beta" && forwards.some((own) => alike(own.drift, form.drift) && alike(own.width, form.width)));
  const possible = [...wanted.filter((form) => form.letter !== "beta" || declared.length === 0 || declared.includes(form)), ...forwards.filter((f) => [...namesIn(f.drift), ...namesIn(f.width)].some((n) => letters.has(n) && n !== "x"))];
  return {
    rule: "update", met,
    alternatives: possible.flatMap(({ drift: before, width: g }) => {
      const pull = times(operator("/", operator("+", times(g, g), times(width, width)), number(2)), name("score"));
      const back = operator("-", before, pull);
      return [[claim(drift, back)], [claim(drift, negate(back))]];
    }),
  };
};

/** The same at a point that nothing makes special. */
const alike = (a: Term, b: Term): boolean => Math.abs(valueOf(a) - valueOf(b)) < 1e-12;

function valueOf(term: Term): number {
  switch (term.kind) {
    case "number": return Number(term.digits);
    case "name": return { x: 1.37, beta: 0.83 }[term.name] ?? Number.NaN;
    case "negate": return -valueOf(term.of);
    case "call": return term.name === "sqrt" ? Math.sqrt(valueOf(term.args[0]!)) : Number.NaN;
    case "operator": {
      const [l, r] = [valueOf(term.left), valueOf(term.right)];
      return term.op === "+" ? l + r : term.op === "-" ? l - r : term.op === "*" ? l * r : term.op === "/" ? l / r : l ** r;
    }
    default: return Number.NaN;
  }
}

interface Forward { readonly drift: Term; readonly width: Term }

const times = (a: Term, b: Term) => operator("*", a, b);
const x = name("x"), beta = name("beta");

/** What is usual, by the letter that tells: β in both scales of the variance preserving equation, a variance's rate, f and g. */
const standard: readonly (Forward & { readonly letter: string })[] = [
  { letter: "beta", drift: negate(operator("/", times(beta, x), number(2))), width: call("sqrt", beta) },
  { letter: "beta", drift: negate(times(beta, x)), width: call("sqrt", times(number(2), beta)) },
  { letter: "rate", drift: number(0), width: call("sqrt", name("rate")) },
  { letter: "g", drift: name("f"), width: name("g") },
  { letter: "g", drift: times(name("f"), x), width: name("g") },
  { letter: "g", drift: number(0), width: name("g") },
];

/** Statements that may be a document's forward equation: dx = … dt + … dw, without a score. */
export function forwardEquations(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(({ items: [left, right] }) => left?.kind === "differential" && isState(left.of) && right !== undefined && !contains(right, (n) => n.kind === "gradient" || networkOf(n) !== undefined));
}

function forwardOf({ items }: Statement): readonly Forward[] {
  const read = attempt(() => termOf(items[1]!));
  return read.ok ? [{ drift: put(read.value, { dt: number(1), dw: number(0) }), width: put(read.value, { dt: number(0), dw: number(1) }) }] : [];
}

/** d log α(t) / dt is the drift's coefficient, by the document's own forward equation. */
function logRate(left: MathNode, right: MathNode, forwards: readonly Forward[]): ReturnType<PairRule> {
  const known = forwards.filter(({ drift }) => namesIn(drift).has("x") && !namesIn(drift).has("f"));
  if (known.length === 0) return fail("missing value", "the forward equation");
  const [l, r] = [termOf(left), termOf(right)];
  // f(t) is any equation's drift.
  if ([l, r].some((side) => namesIn(side).has("f") || namesIn(side).has("g"))) return fail("missing value", "the forward equation");
  return { rule: "identity", met: nothingMet(), alternatives: known.map(({ drift }) => { const rate = put(drift, { x: number(1) }); return [claim(put(l, { lograte: rate }), put(r, { lograte: rate }))]; }) };
}

const isLogRate = (node: MathNode): boolean => contains(node, (n) => n.kind === "derivative" && !n.partial && isTime(n.variable) && n.of !== undefined && logOfSignal(n.of));

function logOfSignal(node: MathNode): boolean {
  if (node.kind !== "call" || node.function.name !== "log" || node.args.length !== 1) return false;
  const [arg] = node.args as [MathNode];
  return letterOf(arg) === "alpha";
}

/** α of α(t) and α_t. */
function letterOf(node: MathNode): string | undefined {
  const symbol = node.kind === "symbol" ? node : (node.kind === "call" || node.kind === "applied") && node.args.length === 1 && isTime(node.args[0]!) ? (node.kind === "call" ? node.function : node.base) : undefined;
  if (!symbol || symbol.accents.length > 0 || symbol.mark !== undefined || symbol.label !== undefined) return undefined;
  const ofTime = symbol !== node || (symbol.subscripts.length === 1 && isTime(symbol.subscripts[0]!));
  return ofTime ? symbol.name : undefined;
}

const isTime = (n: MathNode): boolean => n.kind === "symbol" && n.name === "t" && n.subscripts.length === 0;
const isState = (n: MathNode): boolean => (n.kind === "symbol" && symbolKey(n) === "x" && n.subscripts.every(isTime)) || (n.kind === "symbol" && symbolKey(n) === "X" && n.subscripts.every(isTime)) || letterOf(n) === "x";

function claim(left: Term, right: Term): ClaimLine {
  const used = new Set([...namesIn(left), ...namesIn(right)]);
  return {
    kind: "claim", here: false, statement: { kind: "comparison", items: [left, right], relations: ["=="] },
    quantifiers: [...used].map((n) => ({ kind: "variable", name: n, domain: ["beta", "rate", "g"].includes(n) ? "positive" : "real" })),
  };
}

function put(term: Term, values: Readonly<Record<string, Term>>): Term {
  return term.kind === "name" ? (values[term.name] ?? term) : mapChildren(term, (child) => put(child, values));
}

function namesIn(term: Term): ReadonlySet<string> {
  return new Set(term.kind === "name" ? [term.name] : children(term).flatMap((child) => [...namesIn(child)]));
}

/** The right side over x, the score, dt, dw and one letter for each coefficient; anything else is refused. */
function termOf(node: MathNode): Term {
  switch (node.kind) {
    case "number": return number(node.digits);
    case "negate": return negate(termOf(node.of));
    case "root": return node.degree === undefined ? call("sqrt", termOf(node.of)) : refuse(node);
    case "tuple": return node.items.length === 1 ? termOf(node.items[0]!) : refuse(node);
    case "operator": return node.op === "+" || node.op === "-" || node.op === "*" || node.op === "/" || node.op === "^" ? operator(node.op, termOf(node.left), termOf(node.right)) : refuse(node);
    case "differential": {
      if (node.letter !== "d") return refuse(node);
      if (isTime(node.of)) return name("dt");
      return node.of.kind === "symbol" && ["w", "W", "B", "omega"].includes(node.of.name) ? name("dw") : refuse(node);
    }
    case "derivative": {
      const { of } = node;
      if (!of || node.partial || !isTime(node.variable)) return refuse(node);
      if (logOfSignal(of)) return name("lograte");
      return of.kind === "operator" && of.op === "^" && letterOf(of.left) === "sigma" && of.right.kind === "number" && Number(of.right.digits) === 2 ? name("rate") : refuse(node);
    }
    case "gradient": {
      const log = node.of;
      const density = log.kind === "call" && log.function.name === "log" && log.args.length === 1 ? log.args[0]! : undefined;
      return density?.kind === "density" && density.symbol.subscripts.every(isTime) && density.given.length === 0 && density.of.length === 1 && isState(density.of[0]!) ? name("score") : refuse(node);
    }
    default: {
      if (networkOf(node)?.predicted === "score") return name("score");
      if (isState(node)) return x;
      const letter = letterOf(node);
      if (letter === "beta" || letter === "g" || letter === "f") return name(letter);
      const called = node.kind === "call" ? node.function : node.kind === "applied" ? node.base : undefined;
      if (called?.name === "f" && called.subscripts.length === 0 && (node.kind === "call" || node.kind === "applied") && node.args.length === 2 && isState(node.args[0]!) && isTime(node.args[1]!)) return name("f");
      return refuse(node);
    }
  }
}

function refuse(node: MathNode): never {
  return fail("unexpected token", node.kind === "symbol" ? symbolKey(node) : node.kind, { place: node.place });
}
