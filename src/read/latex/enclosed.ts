import { fail } from "../../base/problem.ts";
import { paired } from "./brackets.ts";
import type { MathNode, Statement } from "./math.ts";
import { type Reader, refuse, split } from "./reader.ts";
import type { Token, TokenOf } from "./token.ts";

/** What a pair of brackets with nothing before it means: a value, a tuple, an interval, a set, a norm, a matrix, cases. */
export function enclosed(bracket: TokenOf<"bracket">, read: Reader): MathNode {
  const { open, close, place } = bracket;
  const [only, more] = bracket.inside.filter((token) => token.type !== "wide");
  if (only?.type === "table" && more === undefined && only.below === undefined && only.above === undefined) {
    if (close === "") return cases(only, bracket, read);
    if ("([".includes(open)) return matrix(only, place, read);
  }
  if (open === "‖" || open === "|") return norm(open === "‖", bracket.inside, bracket, bracket.below, read);
  if (open === "{") return set(bracket, read);
  if (open === "⌊" || open === "⌈") return { kind: "call", function: { kind: "symbol", name: open === "⌊" ? "floor" : "ceil", accents: [], subscripts: [], place }, args: [read.expression(bracket.inside, place)], given: [], place };
  const parts = split(bracket.inside, (token) => token.type === "comma");
  if (bracket.inside.length === 0) return fail("missing value", open + close, { place });
  const mixed = (open === "(") !== (close === ")");
  if (parts.length === 2 && mixed) return interval(bracket, read);
  if (parts.length > 1) return { kind: "tuple", items: read.list(bracket.inside, place), brackets: open === "⟨" ? "⟨⟩" : open === "[" ? "[]" : "()", place };
  if (mixed) return fail("unexpected token", close, { place });
  if (bracket.inside.some((token) => token.type === "relation")) return event(bracket.inside, bracket, read);
  if (open === "⟨") return refuse({ ...bracket, type: "open", bracket: "⟨" } as Token);
  const inner = read.expression(bracket.inside, place);
  // The brackets belong to the place, so that a claim's text keeps them.
  return { ...inner, place };
}

export function interval(bracket: TokenOf<"bracket">, read: Reader): MathNode {
  const [from, to] = read.list(bracket.inside, bracket.place);
  return { kind: "interval", from: from!, to: to!, fromIncluded: bracket.open === "[", toIncluded: bracket.close === "]", place: bracket.place };
}

export function norm(double: boolean, inside: readonly Token[], around: Token, below: readonly Token[] | undefined, read: Reader): MathNode {
  const of = read.expression(inside, around.place);
  if (!double) return below === undefined ? { kind: "abs", of, place: around.place } : refuse(below[0] ?? around);
  return { kind: "norm", of, ...(below && { order: read.value(below, around.place) }), place: around.place };
}

function event(inside: readonly Token[], around: Token, read: Reader): MathNode {
  const [statement, more] = read.statements(inside);
  return statement === undefined || more !== undefined ? refuse(around) : { kind: "event", statement, place: around.place };
}

function set(bracket: TokenOf<"bracket">, read: Reader): MathNode {
  const { place } = bracket;
  const everyOne = family(bracket, read);
  if (everyOne) return everyOne;
  if (bracket.inside.some((token) => token.type === "relation" || token.type === "bar" || token.type === "colon")) return refuse(bracket, "a list");
  const below = (bracket as Token).below;
  // Braces around a sum are brackets: nobody speaks of the set of one sum.
  if (below === undefined && bracket.inside.some((token) => token.type === "operator" && /[+-]/.test(token.op)) && !bracket.inside.some((token) => token.type === "comma" || token.type === "ellipsis")) return { ...read.expression(bracket.inside, place), place };
  const [over, more] = below === undefined ? [] : read.statements(below);
  if (more !== undefined) return refuse(bracket);
  const above = (bracket as Token).above;
  return { kind: "set", items: read.list(bracket.inside, place), ...(over && { over }), ...(over && above && { to: read.expression(above, place) }), place };
}

/** {β_t ∈ (0, 1)}_{t=1}^T: the β_t, with where each of them lies. */
function family(bracket: TokenOf<"bracket">, read: Reader): MathNode | undefined {
  const { below } = bracket as Token;
  const at = bracket.inside.findIndex((token) => token.type === "relation");
  const relation = bracket.inside[at];
  if (below === undefined || at < 1 || relation?.type !== "relation" || relation.relation !== "∈") return undefined;
  return set({ ...bracket, inside: bracket.inside.slice(0, at) }, read);
}

export function matrix(table: TokenOf<"table">, place: MathNode["place"], read: Reader): MathNode {
  const rows = table.rows.filter((row) => row.some((cell) => cell.length > 0)).map((row) => row.map((cell) => (cell.length === 0 ? fail("missing value", "matrix", { place }) : read.expression(cell, place))));
  if (rows.length === 0 || rows.some((row) => row.length !== rows[0]!.length)) return fail("missing value", "matrix", { place });
  return { kind: "matrix", rows, place };
}

/** Each row is a value and the condition beside it; "otherwise" and its like leave no condition. */
function cases(table: TokenOf<"table">, bracket: TokenOf<"bracket">, read: Reader): MathNode {
  const branches = table.rows.filter((row) => row.some((cell) => cell.length > 0)).map((row) => {
    const cells = row.filter((cell) => cell.length > 0);
    const tokens = paired(cells[0]!);
    while (tokens.length > 0 && /^(comma|semicolon|stop|wide)$/.test(tokens.at(-1)!.type)) tokens.pop();
    // A condition in the value's own cell, after a comma or a word.
    const cut = cells.length > 1 ? -1 : tokens.findIndex((token) => token.type === "comma" || token.type === "wide" || token.type === "prose" || (token.type === "word" && /^(if|for|when|otherwise|else)$/.test(token.text)));
    const value = cut < 0 ? tokens : tokens.slice(0, cut);
    const condition = cut < 0 ? cells.slice(1).flat() : tokens.slice(cut);
    const rest = condition.filter((token) => !(token.type === "word" || token.type === "prose") || !otherwise.test(token.text));
    const bare = rest.filter((token) => !/^(comma|wide|stop)$/.test(token.type));
    const conditions = bare.length === 0 ? [] : inWords(bare) ?? read.statements(rest);
    // What is no condition leaves the branch without a meaning.
    if (bare.length > 0 && conditions.length === 0) return refuse(bare[0]!);
    return { value: read.expression(value, bracket.place), conditions };
  });
  return branches.length === 0 ? fail("missing value", "cases", { place: bracket.place }) : { kind: "cases", branches, place: bracket.place };
}

/** "(small variance)": a condition that only words give. */
function inWords(tokens: readonly Token[]): readonly Statement[] | undefined {
  const said = tokens.map((token) => (token.type === "prose" || token.type === "word" ? token.text : undefined));
  if (said.some((text) => text === undefined) || !tokens.some((token) => token.type === "prose")) return undefined;
  const place = { start: tokens[0]!.place.start, end: tokens.at(-1)!.place.end };
  return [{ kind: "statement", items: [{ kind: "symbol", name: said.join(" "), accents: [], subscripts: [], place }], relations: [], qualifiers: [], comments: [], place }];
}

const otherwise = /^(otherwise|else|o\.w|if|for|when|若|当|其他|时|否则|其它|其余|其他情况)[.,。，]?$/i;
