import { type Place, span } from "../../base/place.ts";
import { fail, type Problem, ProblemError } from "../../base/problem.ts";
import { paired, spliced } from "./brackets.ts";
import { type Segment, segments } from "./lines.ts";
import type { MathNode, Relation, Statement } from "./math.ts";
import { interval } from "./enclosed.ts";
import { type Reader, refuse } from "./reader.ts";
import type { Token, TokenOf } from "./token.ts";

/**
 * formula   = segment { separator segment }
 * statement = [lead] side { relation side } { qualifier }
 * side      = value, or nothing before the first relation
 *
 * A row that begins with a relation or an operator goes on with the chain before it. After a comma, what holds no relation is one more
 * item of a list ("t = 1, …, T"). `∼`, `∈`, a bound on a lone letter and whatever follows "for" or "if" qualify the statement before.
 */
export function readStatements(row: readonly Token[], read: Reader, report: (problem: Problem) => void): Statement[] {
  const out: Statement[] = [];
  /** Where each row's statements begin, and the rows in which something could not be read. */
  const starts: number[] = [], broken = new Set<number>();
  for (const group of gathered(segments(row))) {
    if (starts.length === 0 || group.before === "row") starts.push(group.tokens[0]?.place.start ?? starts.at(-1) ?? 0);
    const last = out.at(-1);
    if (last !== undefined && isRemark(group)) {
      out[out.length - 1] = { ...last, comments: [...last.comments, ...group.tokens.flatMap((token) => (token.type === "prose" ? [token.text] : []))] };
      continue;
    }
    try {
      const statement = group.tokens.length === 0 ? undefined : chain(group, read);
      if (statement === undefined) {
        if (last !== undefined && group.comments.length > 0) out[out.length - 1] = { ...last, comments: [...last.comments, ...group.comments] };
      } else if (typeof statement === "string") {
        if (last !== undefined) out[out.length - 1] = { ...last, label: statement };
      } else if (last !== undefined && group.before !== "row" && qualifies(statement, last)) out[out.length - 1] = { ...last, qualifiers: [...last.qualifiers, statement] };
      else out.push(statement);
      // "For t ≥ 2, x = y": what leads narrows what follows.
      const [first, second] = out.slice(-2);
      if (out.length === 2 && first!.lead !== undefined && narrowing.test(first!.lead) && first!.qualifiers.length === 0 && second!.lead === undefined && second!.relations.length > 0 && group.before !== "row")
        out.splice(0, 2, { ...second!, qualifiers: [first!, ...second!.qualifiers] });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const place = error.problem.place ?? placeOf(group.tokens);
      report({ ...error.problem, place });
      broken.add(starts.length - 1);
    }
  }
  return out.map((statement) => (broken.has(starts.findLastIndex((start) => start <= statement.place.start)) ? { ...statement, doubtful: true } : statement));
}

/** "where ε̄ merges two Gaussians", "(X_i independent)": words beside a formula with a letter in them, and nothing that is claimed. */
const isRemark = ({ tokens, before, lead }: Segment): boolean => {
  const [first] = tokens, last = tokens.findLast((token) => token.type !== "wide" && token.type !== "comma" && token.type !== "stop");
  const enclosed = first?.type === "open" && last?.type === "close";
  if (before === "start" || first === undefined || first.type === "operator" || tokens.some((token) => token.type === "relation" || token.type === "table")) return false;
  return tokens.some((token) => token.type === "prose") && (enclosed || lead !== undefined);
};

const placeOf = (tokens: readonly Token[]): Place => (tokens.length === 0 ? { start: 0, end: 0 } : span(tokens[0]!.place, tokens.at(-1)!.place));
const hasRelation = (tokens: readonly Token[]): boolean => {
  let depth = 0;
  return tokens.some((token) => {
    if (token.type === "open" || (token.type === "bar" && token.role === "open")) depth++;
    if (token.type === "close" || (token.type === "bar" && token.role === "close")) depth--;
    return depth <= 0 && token.type === "relation";
  });
};

/** Segments put together into whole statements' tokens. */
function gathered(parts: readonly Segment[]): Segment[] {
  const out: Segment[] = [];
  /** The statement that a row beginning with a relation goes on with: the last that had a relation and did not only qualify. */
  let main: Segment | undefined;
  for (const part of parts) {
    const last = out.at(-1);
    const tokens = part.tokens;
    const [first] = tokens;
    const trailing = last?.tokens.findLast((token) => token.type !== "wide");
    const goesOn = trailing?.type === "relation" || trailing?.type === "operator";
    const continues = first !== undefined && (first.type === "relation" || (first.type === "operator" && (part.before === "row" || part.before === "wide") && !(first.op === "-" && part.indented !== true && hasRelation(tokens))));
    if (last !== undefined && part.lead === undefined && part.before !== "implies" && first !== undefined && (goesOn || (continues && part.before !== "comma"))) {
      const target = first.type === "relation" && part.before === "row" ? (main ?? last) : last;
      while (target.tokens.at(-1)?.type === "comma") target.tokens.pop();
      target.tokens.push(...tokens);
      target.comments.push(...part.comments);
      continue;
    }
    if (last !== undefined && part.before === "comma" && part.lead === undefined && first !== undefined && first.type !== "prose" && (!hasRelation(tokens) || !hasRelation(last.tokens))) {
      last.tokens.push(...tokens);
      last.comments.push(...part.comments);
      if (main === undefined && hasRelation(last.tokens)) main = last;
      continue;
    }
    const copy: Segment = { ...part, tokens: [...tokens], comments: [...part.comments] };
    out.push(copy);
    if (part.before === "row" || part.before === "start" || part.before === "implies" || main === undefined || !couldQualify(copy)) main = copy;
  }
  return out;
}

const couldQualify = (segment: Segment): boolean => segment.lead !== undefined || segment.tokens.some((token) => token.type === "relation" && (token.relation === "∼" || token.relation === "∈")) || loneLetter(segment.tokens[0]) || !hasRelation(segment.tokens);
const loneLetter = (token: Token | undefined): boolean => token?.type === "symbol" && /^[tskijnTNu]$|^tau$/.test(token.name) && token.below === undefined && token.above === undefined;

/** One chain; a string for an equation's number that stands beside it. */
function chain(segment: Segment, read: Reader): Statement | string {
  const flat = segment.tokens.filter((token) => token.type !== "wide");
  while (flat.length > 0 && /^(comma|stop|semicolon)$/.test(flat.at(-1)!.type)) flat.pop();
  const tokens = differentials(paired(flat));
  const whole = placeOf(flat.length > 0 ? flat : segment.tokens);
  if (tokens.length === 0) return fail("missing value", "", { place: whole });
  const [only, more] = tokens;
  if (only!.type === "bracket" && more === undefined && segment.before === "wide" && only!.open === "(" && only!.close === ")") {
    if (only!.inside.length === 1 && only!.inside[0]!.type === "number" && /^\d+$/.test(only!.inside[0]!.digits)) return `(${only!.inside[0]!.digits})`;
    if (only!.inside.some((token) => token.type === "relation")) {
      const [inner, ...others] = read.statements(only!.inside);
      if (inner !== undefined) return { ...inner, qualifiers: [...inner.qualifiers, ...others], lead: segment.lead ?? "for", place: whole };
    }
  }
  const sides: Token[][] = [[]];
  const relations: Relation[] = [];
  const notes: Statement[] = [];
  for (const token of tokens) {
    if (token.type !== "relation") sides.at(-1)!.push(token);
    else {
      const { relation, note } = noted(token, read);
      relations.push(relation);
      notes.push(...note);
      sides.push([]);
    }
  }
  const items = sides.map((side, i): MathNode => {
    const before = i === 0 ? whole.start : whole.end;
    if (side.length > 0) return item(side, i === 0 ? undefined : relations[i - 1], read);
    if (i === 0 && sides.length > 1) return { kind: "missing", place: { start: before, end: before } };
    return fail("missing value", relations.at(-1) ?? "", { place: i === sides.length - 1 ? { start: whole.end, end: whole.end } : whole });
  });
  return { kind: "statement", items, relations, qualifiers: notes, ...(segment.lead !== undefined && { lead: segment.lead }), comments: segment.comments, place: whole };
}

/** A formula that begins with dx means every other d before a letter the same way: dx = f dt + g dw. */
function differentials(tokens: Token[]): Token[] {
  const [first, second] = tokens;
  const isD = (token: Token | undefined): boolean => token?.type === "symbol" && token.name === "d" && token.accents.length === 0 && token.below === undefined && token.above === undefined;
  if (!isD(first) || second?.type !== "symbol") return tokens;
  const mark = (row: readonly Token[]): Token[] => row.map((token, i): Token => {
    if (token.type === "bracket") return { ...token, inside: mark(token.inside) };
    return token.type === "symbol" && isD(token) && row[i + 1]?.type === "symbol" ? { ...token, font: "upright" } : token;
  });
  return mark(tokens);
}

function item(side: readonly Token[], relation: Relation | undefined, read: Reader): MathNode {
  const [only, more] = side;
  if ((relation === "∈" || relation === "∉" || relation === "⊂" || relation === "⊆") && more === undefined && only!.type === "bracket" && (only!.open === "(" || only!.open === "[") && only!.inside.filter((token) => token.type === "comma").length === 1)
    return interval(only as TokenOf<"bracket">, read);
  checkThousands(side);
  return read.value(side, placeOf(side));
}

/** `T = 1,500` may be 1500 or a list; outside of brackets nothing tells. */
function checkThousands(side: readonly Token[]): void {
  if (side.length !== 3) return;
  const [first, comma, second] = side;
  if (first!.type === "number" && comma!.type === "comma" && second!.type === "number" && /^[1-9]\d\d$/.test(second!.digits) && /^\d{1,3}$/.test(first!.digits) && first!.place.end === comma!.place.start && comma!.place.end === second!.place.start)
    fail("ambiguous reading", `${first!.digits},${second!.digits}`, { place: span(first!.place, second!.place), hint: `${first!.digits}${second!.digits}, or ${first!.digits} and ${second!.digits}` });
}

/** What stands on a relation: "def" makes a definition, "d" equality in distribution, a reason or number says nothing, "t → ∞" qualifies. */
function noted(token: TokenOf<"relation">, read: Reader): { relation: Relation; note: Statement[] } {
  const { relation } = token;
  const inner = spliced(token.note ?? []);
  if (inner.length === 0) return { relation, note: [] };
  const words = inner.map((one) => (one.type === "symbol" ? one.name : one.type === "word" || one.type === "prose" ? one.text : one.type === "number" ? one.digits : one.type === "operator" ? one.op : "?")).join("");
  if (/^(def|def\.|Δ|Delta|triangle|定义)$/.test(words)) return { relation: ":=", note: [] };
  if (/^d$|^law$|^mathcalL$/.test(words) && relation === "=") return { relation: "=d", note: [] };
  if (hasRelation(inner)) return { relation, note: read.statements(inner) };
    if (inner.every((one) => /^(open|close|number|word|prose|bracket|stop)$/.test(one.type) || (one.type === "symbol" && inner.length > 1) || (one.type === "operator" && one.op === "*"))) return { relation, note: [] };
  return refuse(inner[0]!);
}

/** Words that lead to a condition. */
const narrowing = /^(for|if|when|whenever|as|unless|provided|s\.t\.|subject to|such that|当|若|如果|对)/i;

/** Whether a statement narrows the one before it instead of making a claim beside it. */
function qualifies(statement: Statement, main: Statement): boolean {
  if (statement.lead !== undefined && narrowing.test(statement.lead)) return true;
  if (statement.relations.length === 0 || main.relations.length === 0) return false;
  if (statement.lead !== undefined && !/^(with|where|and|其中|且|given)/i.test(statement.lead)) return false;
  if (statement.relations.length === 1 && (statement.relations[0] === "∼" || statement.relations[0] === "∈")) return !isBinding(main);
  const letter = (node: MathNode | undefined): boolean => node?.kind === "symbol" && /^[tskijnTNu]$|^tau$/.test(node.name) && node.subscripts.length === 0 && node.label === undefined && node.accents.length === 0;
  const bounds = statement.relations.every((relation) => /[<≤>≥]/.test(relation)) && statement.items.some(letter);
  return (bounds || letter(statement.items[0])) && !isBinding(main) && !letter(main.items[0]);
}

/** A statement that itself only binds a variable: ε ∼ N(0, I), t ∈ [0, 1]. */
const isBinding = (statement: Statement): boolean => statement.relations.length === 1 && (statement.relations[0] === "∼" || statement.relations[0] === "∈") && statement.items[0]?.kind === "symbol" && statement.items[0].subscripts.length === 0;
