import { fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import type { ClaimLine } from "../../read/text/line.ts";
import { mapChildren, name, negate, number, operator, type Term, walk } from "../../term/term.ts";
import { derivative } from "../model/derivative.ts";
import { endOf, endsIn, inEnds, isPoint } from "../model/interpolants.ts";
import type { Interpolant } from "../model/interpolant.ts";
import { contains, everything, isModelParameter, networkOf, parts } from "../symbol.ts";
import { nothingMet } from "../translate.ts";
import type { Judgeable, PairRule } from "./rule.ts";

/**
 * Claims about a straight or other path x_t = a(t) x_0 + b(t) x_1 that the section declares: its velocity is its derivative, every end follows
 * from x_t and v, a law given one end has the other's noise, and a loss's target is the velocity.
 */
export const interpolant: PairRule = ({ left, right, relation, chain, headings }, _, lexicon) => {
  const all = lexicon.interpolants ?? [];
  if (all.length === 0 || !["=", ":=", "≡", "←"].includes(relation)) return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  const sides = [first, right];
  if (sides.some((side) => contains(side, (n) => n.kind === "symbol" && ["alpha", "beta", "sigma"].includes(n.name) || n.kind === "fold" || n.kind === "divergence"))) return undefined;
  const ends = new Set(sides.flatMap(endsSpoken));
  const fitting = all.filter((i) => [...ends].every((end) => endsIn(i.body).includes(end)));
  const path = fitting.findLast((i) => i.section === headings.join("\n")) ?? (new Set(all.map((i) => JSON.stringify(i.body))).size === 1 ? fitting[0] : undefined);
  if (!path) return undefined;
  const isState = (n: MathNode) => isPoint(n) && n.name === path.state;
  const spoken = sides.some((side) => contains(side, (n) => isState(n) || isVelocity(n) || isSpeed(n, isState)));
  if (!spoken) return undefined;
  const speed = derivative(path.body, "t");
  const known = (n: MathNode): Term | undefined => (isState(n) ? path.body : isSpeed(n, isState) ? speed : isVelocity(n) ? (path.turned ? negate(speed) : speed) : predicted(n, path));
  const residual = everything(right).flatMap((n) => (n.kind === "norm" ? differenceIn(n.of) : []));
  if (residual.length > 0) {
    if (residual.length > 1 || contains(first, (n) => n.kind === "norm")) return undefined;
    const { target, network } = residual[0]!;
    const [point] = network.kind === "call" ? network.args : [];
    return judged([...(point && point.kind !== "placeholder" ? [[inEnds(point, known), path.body] as const] : []), [inEnds(target, known), known(network)!]], "loss");
  }
  if (first.kind === "density") return lawGiven(first, right, path, known);
  // The declaration itself, and what only names a network.
  if (isState(first) && sameBody(inEnds(right, known), path.body)) return judged([[path.body, inEnds(right, known)]], "definition");
  if (sides.every((side) => networkOf(side) !== undefined || side.kind === "call")) return undefined;
  return judged([[inEnds(first, known), inEnds(right, known)]], "conversion");
};

/** The ends that a side reads, outside of what networks are given. */
function endsSpoken(node: MathNode): readonly string[] {
  if (node.kind === "call") return [];
  const end = isPoint(node) ? undefined : endOf(node);
  return end === undefined ? parts(node).flatMap(endsSpoken) : [end];
}

/** v, v_t, u_t, v_θ(x_t, t): the velocity and a network for it. */
function isVelocity(node: MathNode): boolean {
  const symbol = node.kind === "symbol" ? node : node.kind === "call" ? node.function : node.kind === "applied" ? node.base : undefined;
  if (!symbol || (symbol.name !== "v" && symbol.name !== "u") || symbol.mark !== undefined) return false;
  if (node.kind === "applied" && node.args.length < 2) return false;
  return node.kind !== "call" || node.args.some(isPoint) || symbol.subscripts.some(isModelParameter);
}

const isSpeed = (n: MathNode, isState: (n: MathNode) => boolean): boolean => n.kind === "derivative" && !n.partial && n.of !== undefined && isState(n.of) && n.variable.kind === "symbol" && n.variable.name === "t";

/** ε_θ and x̂_0, where the path has such an end. */
function predicted(node: MathNode, path: Interpolant): Term | undefined {
  const network = networkOf(node);
  if (!network) return undefined;
  const ends = endsIn(path.body);
  const symbol = node.kind === "symbol" ? node : node.kind === "call" ? node.function : undefined;
  const bare = symbol && endOf({ ...symbol, accents: [], subscripts: symbol.subscripts.filter((s) => s.kind === "number") });
  const end = network.predicted === "eps" ? "end_epsilon" : bare;
  return end !== undefined && ends.includes(end) ? name(end) : fail("unexpected token", "a network", { place: node.place });
}

function differenceIn(node: MathNode): readonly { readonly target: MathNode; readonly network: MathNode }[] {
  if (node.kind === "tuple" && node.items.length === 1) return differenceIn(node.items[0]!);
  if (node.kind !== "operator" || node.op !== "-") return [];
  const isNetwork = (n: MathNode) => isVelocity(n) && (n.kind === "call" || n.kind === "symbol" && networkOf(n) !== undefined);
  if (isNetwork(node.left) && !isNetwork(node.right)) return [{ target: node.right, network: node.left }];
  return isNetwork(node.right) && !isNetwork(node.left) ? [{ target: node.left, network: node.right }] : [];
}

/** p_t(x_t | x_1) = N(t x_1, (1 − t)² I): the other end is noise of variance 1. */
function lawGiven(density: Extract<MathNode, { kind: "density" }>, right: MathNode, path: Interpolant, known: (n: MathNode) => Term | undefined): Judgeable | undefined {
  const [given, ...more] = density.given.map(endOf);
  if (right.kind !== "normal" || given === undefined || more.length > 0 || density.of.length !== 1) return undefined;
  const [other, ...others] = endsIn(path.body).filter((end) => end !== given);
  if (!endsIn(path.body).includes(given) || other === undefined || others.length > 0) return undefined;
  const at = (values: Readonly<Record<string, Term>>) => put(path.body, values);
  const width = at({ [other]: number(1), [given]: number(0) });
  return judged([[inEnds(right.mean, known), at({ [other]: number(0) })], [inEnds(right.covariance, known), operator("^", width, number(2))]], "law");
}

const put = (term: Term, values: Readonly<Record<string, Term>>): Term => (term.kind === "name" ? (values[term.name] ?? term) : mapChildren(term, (child) => put(child, values)));
const sameBody = (a: Term, b: Term): boolean => JSON.stringify(a) === JSON.stringify(b);

function judged(equations: readonly (readonly [Term, Term])[], rule: Judgeable["rule"]): Judgeable {
  return {
    rule, met: nothingMet(), unwritten: true,
    alternatives: [equations.map(([l, r]): ClaimLine => {
      const names = new Set<string>();
      for (const side of [l, r]) walk(side, (n) => { if (n.kind === "name" && n.name !== "t") names.add(n.name); });
      return {
        kind: "claim", here: false, statement: { kind: "comparison", items: [l, r], relations: ["=="] },
        quantifiers: [{ kind: "interval", name: "t", low: number("0.01"), high: number("0.99") }, ...[...names].map((n) => ({ kind: "variable" as const, name: n, domain: "real" as const }))],
      };
    })],
  };
}
