import { fail } from "../../base/problem.ts";
import { paired } from "./brackets.ts";
import type { MathNode, SymbolNode } from "./math.ts";
import { type Reader, said, split } from "./reader.ts";
import type { Token } from "./token.ts";

/** Words that are set as single italic letters below a symbol. */
const labels = new Set("min max start end data simple KL VLB vlb kl noise model prior true init final last train target cond uncond ref mix prev next eps base total rec diff clean hybrid weighted small large eff lin cos quad sig in out tot opt gt pred new old var std norm".split(" "));
const isLetter = (token: Token): token is Extract<Token, { type: "symbol" }> => token.type === "symbol" && /^[A-Za-z]$/.test(token.name) && token.accents.length === 0 && token.below === undefined && token.above === undefined;

/** What stands below a symbol: a word is a label, everything else a list of indices. */
export function below(row: readonly Token[], read: Reader): { subscripts: readonly MathNode[]; label?: string } {
  const tokens = paired(row).filter((token) => token.type !== "wide");
  if (tokens.length === 0) return { subscripts: [] };
  const words = tokens.every((token) => token.type === "word" || token.type === "prose" || token.type === "function" || token.type === "number" || (token.type === "operator" && token.op === "-"));
  if (words && tokens.some((token) => token.type === "word" || token.type === "prose" || token.type === "function")) return { subscripts: [], label: tokens.map(said).join("") };
  // \beta_{\text{start}, t}
  const parts = split(tokens, (token) => token.type === "comma" || token.type === "semicolon");
  const named = parts.find((part) => part.length === 1 && (part[0]!.type === "word" || part[0]!.type === "function"));
  const spelled = tokens.map(said).join("");
  if (tokens.length > 1 && tokens.every(isLetter)) {
    const indices = /^[i-n]+$|^[stuk][stuk]$/.test(spelled);
    if (labels.has(spelled) || (spelled.length > 2 && !indices)) return { subscripts: [], label: spelled };
    return { subscripts: tokens.map((token) => ({ kind: "symbol", name: token.name, accents: [], subscripts: [], place: token.place })) };
  }
  const subscripts = parts.filter((part) => part !== named && part.length > 0).map((part) => index(part, read));
  return { subscripts, ...(named && { label: said(named[0]!) }) };
}

/** One index: `t-1`, `1:T`, `1…T`, `t|s`, `<i`. */
function index(part: readonly Token[], read: Reader): MathNode {
  const around = { start: part[0]!.place.start, end: part.at(-1)!.place.end };
  const [first] = part;
  if (first?.type === "relation") return { kind: "bound", relation: first.relation, of: read.expression(part.slice(1), around), place: around };
  const range = split(part, (token) => token.type === "colon");
  if (range.length === 2 && range[0]!.length > 0) return { kind: "range", from: read.expression(range[0]!, around), to: range[1]!.length === 0 ? fail("unexpected token", ":", { place: around }) : read.expression(range[1]!, around), place: around };
  // 1…T runs, as 1:T does.
  if (part.length === 3 && part[1]!.type === "ellipsis" && /^(number|symbol)$/.test(part[0]!.type) && part[2]!.type === "symbol") return { kind: "range", from: read.expression([part[0]!], around), to: read.expression([part[2]!], around), place: around };
  const given = split(part, (token) => token.type === "bar");
  if (given.length === 2 && given[0]!.length > 0 && given[1]!.length > 0) return { kind: "given", of: [read.expression(given[0]!, around)], given: [read.expression(given[1]!, around)], place: around };
  if (part.some((token) => token.type === "relation" || token.type === "implies")) {
    const [statement, more] = read.statements(part);
    if (statement === undefined || more !== undefined) fail("unexpected token", said(part[0]!), { place: around });
    return { kind: "event", statement: statement!, place: around };
  }
  return read.expression(part, around);
}

/** Puts what stands above onto a node: a power, an index in brackets, or a mark. `bold` tells a vector's T from an exponent. */
export function raised(node: MathNode, above: readonly Token[] | undefined, bold: boolean, read: Reader): MathNode {
  if (above === undefined) return node;
  const row = paired(above);
  if (row.length === 0) return node;
  const place = { start: node.place.start, end: Math.max(node.place.end, row.at(-1)!.place.end) };
  const primes = row.findIndex((token) => token.type !== "prime");
  const count = primes < 0 ? row.length : primes;
  if (count > 0) return raised(marked(node, "′".repeat(count), place), row.slice(count), bold, read);
  const [first, second] = row;
  const mark = markOf(first!, bold);
  if (mark !== undefined && (second === undefined || (mark === "*" && second.type !== "number"))) return raised(marked(node, mark, place), second === undefined ? undefined : row.slice(1), bold, read);
  if (first!.type === "bracket" && second === undefined && node.kind === "symbol" && /[([]/.test(first!.open) && node.name !== "e")
    return { ...node, index: read.value(first!.inside, first!.place), place };
  const power = read.expression(row, place);
  return { kind: "operator", op: "^", left: node, right: power, place };
}

/** Puts what stands on a closing bracket onto what it closes: f(x)^2. An index there, f(x)_i, picks a component and is not read. */
export function closed(node: MathNode, bracket: Token, read: Reader): MathNode {
  if (bracket.below !== undefined) fail("unexpected token", "_", { place: bracket.below[0]?.place ?? bracket.place });
  if (node.kind === "applied" && bracket.above !== undefined) {
    const lifted = raised(node, bracket.above, false, read);
    if (lifted.kind === "operator" && lifted.op === "^" && lifted.left === node) return { ...node, power: lifted.right, place: lifted.place };
  }
  return raised(node, bracket.above, false, read);
}

function markOf(token: Token, bold: boolean): string | undefined {
  if (token.below !== undefined || token.above !== undefined) return undefined;
  if (token.type === "operator" && token.op === "*") return token.written === "×" ? "×" : "*";
  if (token.type === "operator" && (token.op === "+" || token.op === "-")) return token.op;
  if (token.type === "operator" && token.op === "∘") return "∘";
  if (token.type === "symbol" && (token.name === "⊤" || token.name === "†")) return token.name;
  if (token.type === "symbol" && token.name === "T" && (bold || token.font === "upright" || token.font === "bold")) return "⊤";
  if (token.type === "word") return token.text;
  return undefined;
}

function marked(node: MathNode, mark: string, place: SymbolNode["place"]): MathNode {
  if (node.kind !== "symbol") return { kind: "primed", mark, of: node, place };
  return { ...node, mark: (node.mark ?? "") + mark, place };
}
