import { closingCost, type Frame, isShown, placingCost, stayingCost } from "./layout-costs.ts";
import type { LogicalLine } from "./logical-lines.ts";

/** How deep each line stands, and the lines at which another depth is about as likely. */
export interface Layout { readonly depths: readonly number[]; readonly guessed: readonly number[] }

/** A reading of the lines so far: the blocks that are open, and at what price. */
interface Node { readonly frame: Frame; readonly cost: number; readonly from: { readonly node: Node; readonly cost: number }[] }

/** Readings kept at each line, and how far they may be above the best; readings within `margin` of the best are not told apart. */
const widest = 80, farthest = 30, margin = 1.4 + 1e-9;

/** Blocks are nested no deeper, and no more ways are tried altogether. */
const deepest = 14, most = 300_000;

/**
 * The blocks of a text whose indentation was lost, as the cheapest of all readings: what Python forbids has no reading, and what programs seldom do has a
 * price: reading a name where it is not bound, leaving a loop whose variable is read later, going on after a return. `known` are
 * the names bound before the text begins. Undefined where nothing can be read.
 */
export function layoutOf(lines: readonly LogicalLine[], known: ReadonlySet<string>): Layout | undefined {
  const columns: Node[][] = [];
  let open: readonly Node[] = [{ frame: { kind: "module", opener: undefined, outer: undefined, depth: 0, statements: 0, isEnded: false, scope: new Map([...known].map((name) => [name, -1])), lost: new Set(), stale: new Map(), mirror: new Set(), bound: new Set() }, cost: 0, from: [] }];
  let tried = 0;
  for (const i of lines.keys()) {
    const next = new Map<string, { node: Node; cost: number }>();
    for (const node of open) {
      for (const { frame, cost } of placings(node.frame, lines, i)) {
        tried++;
        const total = node.cost + cost, key = keyOf(frame);
        const same = next.get(key);
        const from = [...(same?.node.from ?? []), { node, cost }];
        if (!same || total < same.cost) next.set(key, { node: { frame, cost: total, from }, cost: total });
        else same.node.from.push({ node, cost });
      }
    }
    const kept = [...next.values()].map(({ node }) => node).toSorted((a, b) => a.cost - b.cost).slice(0, widest);
    if (kept.length === 0 || tried > most) return undefined;
    open = kept.filter((node) => node.cost <= kept[0]!.cost + farthest);
    columns.push([...open]);
  }
  const last = columns.at(-1)?.filter(({ frame }) => isComplete(frame));
  const best = last?.[0];
  if (!best) return undefined;
  const ahead = costsAhead(columns);
  const path: Node[] = [];
  for (let node: Node | undefined = best; path.length < lines.length && node; node = cheapest(node)) path.unshift(node);
  const guessed = lines.flatMap((line, i) => {
    const chosen = shapeOf(path[i]!.frame);
    const isOpen = columns[i]!.some((node) => node.cost + (ahead.get(node) ?? Infinity) <= best.cost + margin && shapeOf(node.frame) !== chosen);
    return isOpen && !isShown(line) ? [line.line] : [];
  });
  return { depths: path.map(({ frame }, i) => (lines[i]!.isHeader ? frame.depth - 1 : frame.depth)), guessed };
}

const cheapest = ({ from }: Node): Node | undefined => from.toSorted((a, b) => a.node.cost + a.cost - b.node.cost - b.cost)[0]?.node;

/** What it costs at least to go on from each reading to the end. */
function costsAhead(columns: readonly (readonly Node[])[]): ReadonlyMap<Node, number> {
  const ahead = new Map<Node, number>();
  for (const node of columns.at(-1)!) ahead.set(node, isComplete(node.frame) ? 0 : Infinity);
  for (const column of columns.toReversed()) {
    for (const node of column) {
      for (const { node: before, cost } of node.from) ahead.set(before, Math.min(ahead.get(before) ?? Infinity, cost + (ahead.get(node) ?? Infinity)));
    }
  }
  return ahead;
}

/** A block needs a statement, and `try` what handles it. */
const isComplete = (frame: Frame | undefined): boolean => frame === undefined || (frame.statements > 0 && frame.kind !== "try" && isComplete(frame.outer));

function keyOf(frame: Frame): string {
  const openers: string[] = [];
  for (let each: Frame | undefined = frame; each; each = each.outer) openers.push(`${each.opener ?? ""}${each.isEnded ? "!" : ""}${each.statements === 0 ? "0" : ""}`);
  return openers.join(",");
}

/** What encloses a line, where that matters: whether a line stands in a `with` changes nothing. */
function shapeOf(frame: Frame): string {
  const openers: number[] = [];
  for (let each: Frame | undefined = frame; each; each = each.outer) if (each.kind !== "with" && each.opener !== undefined) openers.push(each.opener);
  return openers.join(",");
}

interface Placing { readonly frame: Frame; readonly cost: number }

/** All the ways in which a line can stand after what is open. */
function placings(frame: Frame, lines: readonly LogicalLine[], i: number): readonly Placing[] {
  const line = lines[i]!;
  const found: Placing[] = [];
  const isFirst = frame.statements === 0 && frame.kind !== "module";
  const isClause = /^(?:elif|else|except|finally|case)$/.test(line.keyword);
  let closing = 0, child: Frame | undefined;
  for (let at: Frame | undefined = frame; at; child = at, at = at.outer && closed(at, at.outer)) {
    if (child) {
      if (isFirst || lines[i - 1]?.keyword === "@" || (child.kind === "try" && !/^(?:except|finally)$/.test(line.keyword))) break;
      closing += closingCost(child, line, lines, i);
    }
    if (isClause ? !continues(line, child, at) : at.isEnded) continue;
    const cost = closing + (isClause || isFirst ? 0 : stayingCosts(at, line, lines, i)) + (isClause ? 0 : placingCost(at, line, lines, i)) + widthCost(at, lines, i);
    if (cost < 60 && at.depth < deepest) found.push({ frame: entered(at, child, line, i), cost });
  }
  return found;
}

/** Each block around a line, innermost first, with the names that it and the blocks inside it bind. */
function stayingCosts(at: Frame, line: LogicalLine, lines: readonly LogicalLine[], i: number): number {
  const bound = new Set<string>();
  let cost = 0;
  for (let each: Frame | undefined = at; each; each = each.outer) {
    for (const name of each.bound) bound.add(name);
    cost += stayingCost({ ...each, bound }, line, lines, i);
  }
  return cost;
}

/** The outer block once the inner one is closed: a function takes its names along; a loop and a branch leave theirs, at a price for who reads them. */
function closed(inner: Frame, outer: Frame): Frame {
  const lost = new Set([...outer.lost, ...inner.lost]);
  if (inner.kind === "class") return { ...outer, lost };
  if (inner.kind === "def") {
    for (const name of inner.bound) if (!outer.scope.has(name)) lost.add(name);
    return { ...outer, lost };
  }
  const stale = new Map([...outer.stale, ...inner.stale]), scope = new Map([...outer.scope, ...inner.scope]);
  const price = inner.kind === "for" || inner.kind === "while" ? 2.5 : inner.kind === "if" ? 2 : inner.kind === "else" ? 1.5 : 0;
  for (const name of inner.bound) {
    if (price > 0 && !outer.scope.has(name) && !inner.mirror.has(name)) stale.set(name, price);
    else if (price === 0 || inner.mirror.has(name)) stale.delete(name);
  }
  return { ...outer, lost, stale, scope, bound: new Set([...outer.bound, ...inner.bound]) };
}

/** A clause belongs to the block that ends just before it. */
function continues(line: LogicalLine, child: Frame | undefined, at: Frame): boolean {
  switch (line.keyword) {
    case "elif": return child?.kind === "if";
    case "else": return child !== undefined ? /^(?:if|for|while|except)$/.test(child.kind) : at.inlineIf === true;
    case "except": case "finally": return child?.kind === "try" || child?.kind === "except";
    default: return child?.kind === "case" || (child === undefined && at.kind === "match");
  }
}

/** What is left of the indentation counts: a margin is inside something, and among different margins the wider one is deeper. */
function widthCost(at: Frame, lines: readonly LogicalLine[], i: number): number {
  const { width } = lines[i]!, before = lines[i - 1];
  if (width > 0 && at.depth === 0) return 20;
  if (width === 0 && at.depth > 0) return lines.some((each) => each.width > 0) ? 6 : 0;
  if (before === undefined || before.width === 0 || width === 0) return 0;
  const depth = before.isHeader ? 1 : 0;
  return width < before.width && depth === 1 ? 6 : 0;
}

/** The blocks that are open after the line. */
function entered(at: Frame, child: Frame | undefined, line: LogicalLine, i: number): Frame {
  const scope = new Map(at.scope), stale = new Map(at.stale), lost = new Set(at.lost);
  const binds = [...line.binds].filter((name) => !line.own.has(name));
  for (const name of binds) {
    scope.set(name, i);
    stale.delete(name);
    lost.delete(name);
  }
  const isEnded = !line.isHeader && /^(?:return|raise|break|continue)$/.test(line.keyword);
  const frame: Frame = { ...at, scope, stale, lost, bound: new Set([...at.bound, ...binds]), statements: at.statements + 1, isEnded, inlineIf: !line.isHeader && /^(?:if|elif)$/.test(line.keyword) };
  if (!line.isHeader) return frame;
  const kind = blockOf(line.keyword), inner = new Map(scope);
  for (const name of line.own) inner.set(name, i);
  return {
    kind, opener: i, outer: frame, depth: at.depth + 1, statements: 0, isEnded: false, scope: inner, lost, stale,
    mirror: /^(?:else|elif|except)$/.test(line.keyword) && child ? child.bound : new Set(), isRemainder: child?.isEnded === true && kind !== "except", bound: kind === "def" || kind === "for" ? line.own : new Set(),
  };
}

function blockOf(keyword: string): Frame["kind"] {
  switch (keyword) {
    case "def": case "class": case "for": case "while": case "with": case "try": case "match": case "case": return keyword;
    case "if": case "elif": return "if";
    case "else": return "else";
    case "except": case "finally": return "except";
    default: return "with";
  }
}
