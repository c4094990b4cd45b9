import katex from "katex";
import type { Place } from "../../base/place.ts";
import { fail, type Problem } from "../../base/problem.ts";
import { letterName } from "./letters.ts";
import type { Font } from "./math.ts";
import { joined } from "./join.ts";
import { sign } from "./signs.ts";
import type { Source } from "./source.ts";
import type { Token, Word } from "./token.ts";

/**
 * KaTeX's layout tree as tokens: the only file that knows its shapes (katex 0.19.1; a test keeps a picture of them).
 * KaTeX gives places to letters and signs, and none to commands; a command's place is what lies between its neighbours'.
 */
export function katexTokens(source: Source): Token[] {
  let tree: Node[];
  try {
    tree = parse(source.tex, { displayMode: true, strict: "ignore", throwOnError: true, maxExpand: 1000, maxSize: 10 });
  } catch (error) {
    throw asProblem(error, source);
  }
  return tokensOf(tree, { source, at: 0 });
}

/** KaTeX's own parser, which its types leave out. */
const parse = (katex as unknown as Readonly<Record<"__parse", (tex: string, settings: object) => Node[]>>)["__parse"];

/** The fields that are used, over all of KaTeX's node types. */
interface Node {
  readonly type: string;
  readonly loc?: { readonly start: number; readonly end: number; readonly lexer: { readonly input: string } };
  readonly text?: string; readonly family?: string; readonly name?: string; readonly label?: string; readonly font?: string; readonly mclass?: string;
  readonly delim?: string; readonly left?: string; readonly right?: string; readonly hasBarLine?: boolean;
  readonly dimension?: { readonly number: number; readonly unit: string };
  readonly body?: Node | Node[] | Node[][]; readonly mathml?: Node[];
  readonly base?: Node; readonly sub?: Node; readonly sup?: Node; readonly numer?: Node; readonly denom?: Node; readonly index?: Node; readonly below?: Node;
}

/** `at` is how far the source has been read: everything before it belongs to tokens that are made already. */
interface Walk { readonly source: Source; at: number }

function tokensOf(nodes: readonly Node[], walk: Walk): Token[] {
  const out: Token[] = [];
  for (const node of nodes) addTokens(node, walk, out);
  return joined(out);
}

const bodyOf = (node: Node): Node[] => (Array.isArray(node.body) ? (node.body as Node[]) : node.body === undefined || node.body === null ? [] : [node.body]);

function addTokens(node: Node, walk: Walk, out: Token[]): void {
  const start = skip(walk.source.tex, walk.at);
  const inside = (nodes: readonly (Node | undefined | null)[]): Token[] => tokensOf(nodes.filter((n): n is Node => n !== undefined && n !== null), walk);
  /** What was read since `start`, with a command's own letters when nothing in it had a place. */
  const here = (): Place => {
    if (walk.at <= start) walk.at = Math.max(walk.at, wordEnd(walk.source.tex, start));
    return walk.source.placeOf(start, walk.at);
  };
  const add = (word: Word, place = here()) => void out.push({ ...word, place } as Token);
  const spread = (tokens: readonly Token[]) => void out.push(...tokens);
  /** A sign or letter with a place of its own. */
  const leaf = (word: Word) => {
    const own = ownPlace(node, walk);
    add(word, own === undefined ? here() : walk.source.placeOf(own.start, own.end));
  };

  switch (node.type) {
    case "mathord": case "textord": case "atom": {
      const text = node.text ?? "";
      const digit = /^[0-9]$/.test(text), name = letterName(text);
      const word = digit ? { type: "number" as const, digits: text } : (sign(text) ?? (name === undefined ? undefined : { type: "symbol" as const, name, accents: [] }));
      return leaf(text === "̸" ? { type: "unknown", subject: "\\not" } : (word ?? { type: "unknown", subject: text }));
    }
    case "ordgroup": {
      const own = ownPlace(node, walk, "open");
      const of = inside(bodyOf(node));
      if (own !== undefined) walk.at = Math.max(walk.at, own.end);
      return add(of.length === 0 ? { type: "empty" } : { type: "group", of }, own === undefined ? (of.length === 0 ? walk.source.placeOf(walk.at, walk.at) : covering(of)) : walk.source.placeOf(own.start, own.end));
    }
    case "supsub": return addScripts(node, walk, out, start);
    case "genfrac": {
      const upper = inside([node.numer]), lower = inside([node.denom]);
      return add(node.hasBarLine === true ? { type: "fraction", upper, lower } : { type: "unknown", subject: "\\binom" });
    }
    case "sqrt": {
      const degree = node.index && inside([node.index]);
      return add({ type: "root", of: inside([node.body as Node]), ...(degree && { degree }) });
    }
    case "leftright": {
      // cases come as a brace on the left of a table with nothing on its right.
      walk.at = skip(walk.source.tex, walk.at);
      const open = delimiter(node.left ?? ".", "open", walk);
      if (open !== undefined) out.push(open);
      spread(inside(bodyOf(node)));
      const close = delimiter(node.right ?? ".", "close", walk);
      if (close !== undefined) out.push(close);
      return;
    }
    case "middle": case "delimsizing": {
      if (node.delim === ".") return void here();
      const word = sign(node.delim ?? "") ?? { type: "unknown" as const, subject: node.delim ?? "" };
      const role = node.type === "middle" ? "between" as const : node.mclass === "mopen" ? "open" as const : node.mclass === "mclose" ? "close" as const : undefined;
      return add(word.type === "bar" && role !== undefined ? { ...word, role } : word);
    }
    case "accent": case "accentUnder": case "overline": case "underline": {
      const of = inside([node.base ?? (node.body as Node)]);
      const accent = accents[node.label ?? node.type] ?? (node.label ?? node.type).replace(/^\\/, "");
      const [only, more] = flat(of);
      if (only?.type === "symbol" && more === undefined) return void out.push({ ...only, accents: [...only.accents, accent], place: here() });
      // A line under a whole formula only points at it.
      return node.type === "underline" ? spread(of) : add({ type: "accented", accent, of });
    }
    case "font": {
      const of = inside(bodyOf(node));
      return void out.push(...inFont(of, node.font ?? "", here()));
    }
    case "text": {
      const own = bodyOf(node);
      const text = plainText(own), words = inside(own);
      const place = words.length === 0 ? here() : walk.source.placeOf(start, walk.at);
      if (text === undefined) return add({ type: "unknown", subject: "\\text with mathematics" }, place);
      return add(wordOf(text), place);
    }
    case "operatorname": {
      const text = plainText(bodyOf(node));
      inside(bodyOf(node));
      return add(text === undefined ? { type: "unknown", subject: "\\operatorname" } : wordOf(text.replaceAll(" ", "")));
    }
    case "op": {
      if (node.name === undefined) return spread(inside(bodyOf(node)));
      const name = node.name.replace(/^\\/, "");
      const fold = name === "sum" || name === "∑" ? "sum" : name === "prod" || name === "∏" ? "prod" : /^(i{1,3}nt|∫|∬)$/.test(name) ? "int" : undefined;
      return add(fold !== undefined ? { type: "fold", fold } : (sign(`\\${name}`) ?? { type: "function", name }));
    }
    case "spacing": case "kern": {
      const em = node.dimension === undefined ? 0 : node.dimension.number * (node.dimension.unit === "mu" ? 1 / 18 : node.dimension.unit === "em" ? 1 : 0.1);
      const place = here();
      return em >= 1 ? add({ type: "wide" }, place) : undefined;
    }
    case "htmlmathml": return spread(tokensOf(node.mathml ?? [], walk).map((token) => (token.place.start === token.place.end ? { ...token, place: here() } : token)));
    case "xArrow": {
      const note = inside([node.body as Node, node.below]);
      const word = sign((node.label ?? "").replace("\\x", "\\"));
      return add(word?.type === "relation" ? { ...word, note } : { type: "unknown", subject: node.label ?? "arrow" });
    }
    case "enclose": {
      // What is struck out cancels with something else that is: it is part of the formula still.
      if (!/^\\(fbox|colorbox|[bx]?cancel)$/.test(node.label ?? "")) return add({ type: "unknown", subject: node.label ?? "enclose" });
      return add({ type: "group", of: inside(bodyOf(node)) });
    }
    case "array": {
      const rows = (node.body as Node[][]).map((row) => row.map((cell) => flat(tokensOf([cell], walk))));
      // \substack is a table too, of one narrow column; what it holds is a list of conditions.
      return add({ type: "table", rows });
    }
    case "cr": return add({ type: "wide" });
    case "horizBrace": return spread(inside([node.base]));
    case "styling": case "sizing": case "color": case "mclass": case "lap": case "smash": case "hbox": case "vcenter": case "raisebox": case "pmb": case "html": case "href":
      return spread(inside(bodyOf(node)));
    case "internal": case "phantom": case "hphantom": case "vphantom": case "rule": case "color-token": return;
    default: return add({ type: "unknown", subject: node.type });
  }
}

function addScripts(node: Node, walk: Walk, out: Token[], start: number): void {
  const { base, sub, sup } = node;
  const before = out.length;
  if (base !== undefined && base !== null) addTokens(base, walk, out);
  const after = walk.at;
  const below = sub ? tokensOf([sub], walk) : undefined;
  const end = walk.at;
  walk.at = after;
  const above = sup ? tokensOf([sup], walk) : undefined;
  walk.at = Math.max(walk.at, end);
  // The words under a brace are a remark; an arrow or relation keeps what stands on it.
  if (base?.type === "horizBrace") return;
  if (before === out.length) {
    if (base !== undefined && base !== null) return;
    out.push({ type: "empty", place: walk.source.placeOf(start, start) });
  }
  let last = out.pop()!;
  // Scripts on what has such a script already stand on the whole of it.
  if ((below && last.below) || (above && last.above)) last = { type: "group", of: [last], place: last.place };
  // \sqrt\alpha_t: the step is the letter's, which the root ends too soon for.
  const [letter, ...more] = last.type === "root" ? flat(last.of) : [];
  if (below && last.type === "root" && letter?.type === "symbol" && more.length === 0 && letter.below === undefined && letter.above === undefined && last.below === undefined) {
    const inside = { ...letter, below: flat(below), place: { start: letter.place.start, end: Math.max(letter.place.end, walk.source.placeOf(start, walk.at).end) } };
    out.push({ ...last, of: [inside], place: { start: last.place.start, end: Math.max(last.place.end, inside.place.end) }, ...(above && { above: flat(above) }) });
    return;
  }
  if (last.type === "relation") {
    out.push({ ...last, note: [...(above ?? []), ...(below ?? [])] });
    return;
  }
  out.push({ ...last, place: { start: last.place.start, end: Math.max(last.place.end, walk.source.placeOf(start, walk.at).end) }, ...(below && { below: flat(below) }), ...(above && { above: flat(above) }) });
}

function inFont(tokens: readonly Token[], font: string, place: Place): Token[] {
  const inner = flat(tokens);
  const letters = inner.every((token) => token.type === "symbol" && token.below === undefined && token.above === undefined && token.accents.length === 0);
  // Letters set upright beside one another are a word; a single one is a letter (a unit vector, Euler's e, the d of an integral).
  if (/^(mathrm|textrm|mathsf|mathtt|mathit|mathnormal|mathbf|boldsymbol)$/.test(font) && inner.length > 1 && inner.every((token) => (token.type === "symbol" && token.name.length === 1 && token.accents.length === 0 || token.type === "number") && token.below === undefined && token.above === undefined))
    return font === "mathnormal" ? [...inner] : [{ type: "word", text: inner.map((token) => (token.type === "symbol" ? token.name : token.type === "number" ? token.digits : "")).join(""), place }];
  if (/^(mathbb|mathcal|mathscr)$/.test(font) && inner.length > 1 && letters) return [{ type: "word", text: inner.map((token) => (token.type === "symbol" ? token.name : "")).join(""), place }];
  const as: Font | "bold" | "upright" | undefined = fonts[font];
  return inner.map((token) => {
    const alone = inner.length === 1 ? place : token.place;
    if (token.type === "symbol" && as !== undefined) return { ...token, font: as, place: alone };
    // \mathbb{1} is the indicator, never the number; a bold 0 is the zero vector.
    if (token.type === "number" && as === "blackboard") return { type: "symbol", name: token.digits, accents: [], font: as, place: alone };
    return { ...token, place: alone };
  });
}

const fonts: Readonly<Record<string, Font | "bold" | "upright">> = {
  mathcal: "calligraphic", mathscr: "calligraphic", mathbb: "blackboard", mathfrak: "fraktur", mathbf: "bold", boldsymbol: "bold", mathrm: "upright", textrm: "upright", mathsf: "upright",
};
const accents: Readonly<Record<string, string>> = {
  "\\bar": "bar", overline: "bar", "\\overline": "bar", "\\tilde": "tilde", "\\widetilde": "tilde", "\\hat": "hat", "\\widehat": "hat", "\\widecheck": "check", "\\vec": "vec", "\\overrightarrow": "vec",
  "\\dot": "dot", "\\ddot": "ddot", underline: "underline", "\\check": "check", "\\breve": "breve", "\\mathring": "ring",
};

/** A group that only holds together is its content; one with scripts, or before them, stays. */
const flat = (tokens: readonly Token[]): readonly Token[] => {
  let inner = tokens;
  for (;;) {
    const [only] = inner;
    if (inner.length !== 1 || only?.type !== "group" || only.below !== undefined || only.above !== undefined) return inner.filter((token) => token.type !== "empty" || token.above !== undefined || token.below !== undefined);
    inner = only.of;
  }
};

/** Words set in a formula: a name when they are letters, prose otherwise. */
function wordOf(text: string): Word {
  const trimmed = text.trim();
  // "minus" between spaces is said, not meant as a name.
  const apart = trimmed !== text && /^[a-z]{2,}$/.test(trimmed) && !/^(nats?|bits?|const)$/.test(trimmed);
  return /^[A-Za-z][A-Za-z0-9_-]*\*?$/.test(trimmed) && !apart ? { type: "word", text: trimmed } : { type: "prose", text: text.replaceAll(/\s+/g, " ").trim() };
}

/** The letters of a text; undefined when there is mathematics in it. */
function plainText(nodes: readonly Node[]): string | undefined {
  let text = "";
  for (const node of nodes) {
    if (node.type === "kern") continue;
    if (node.type === "spacing") text += " ";
    else if (node.text !== undefined && node.type !== "supsub") text += node.text === "\\textunderscore" || node.text === "\\_" ? "_" : node.text.replace(/^\\text(?=[a-z])/, "").replace(/^\\(?=[^A-Za-z])/, "");
    else if (node.type === "styling" && bodyOf(node).length > 0 && bodyOf(node).some((inner) => inner.type === "supsub" || inner.type === "mathord")) return undefined;
    else if (["ordgroup", "styling", "text", "font", "mclass", "color"].includes(node.type)) {
      const inner = plainText(bodyOf(node));
      if (inner === undefined) return undefined;
      text += inner;
    } else return undefined;
  }
  return text;
}

function delimiter(delim: string, side: "open" | "close", walk: Walk): Token | undefined {
  const { tex } = walk.source;
  const start = skip(tex, walk.at);
  const found = (side === "open" ? /\\left\s*(\\[A-Za-z]+|\\.|.)/suy : /\\right\s*(\\[A-Za-z]+|\\.|.)/suy);
  found.lastIndex = start;
  const match = found.exec(tex);
  if (match !== null) walk.at = start + match[0].length;
  else {
    // The brackets of an environment: \begin{bmatrix} … \end{bmatrix}.
    const environment = (side === "open" ? /\\begin\{[^}]*\}/uy : /[\s&\\]*\\end\{[^}]*\}/uy);
    environment.lastIndex = start;
    const edge = environment.exec(tex);
    if (edge !== null && side === "close") walk.at = start + edge[0].length;
  }
  const place = walk.source.placeOf(start, Math.max(start, walk.at));
  if (delim === ".") return { type: side, bracket: "", place };
  const word = sign(delim);
  if (word === undefined) return { type: "unknown", subject: delim, place };
  return { ...(word.type === "bar" ? { ...word, role: side } : word), place } as Token;
}

/** The stretch that KaTeX gives, when it lies in the formula and not in one of its own macros. `open` moves on only to its start. */
function ownPlace(node: Node, walk: Walk, edge?: "open"): { start: number; end: number } | undefined {
  const { loc } = node;
  if (loc === undefined || loc === null || loc.lexer.input !== walk.source.tex || loc.start < walk.at || loc.end < loc.start) return undefined;
  walk.at = edge === "open" ? loc.start : loc.end;
  return { start: loc.start, end: loc.end };
}

function skip(tex: string, at: number): number {
  let i = at;
  while (i < tex.length && /[\s{}&^_]/.test(tex[i]!)) i++;
  return i;
}

function wordEnd(tex: string, at: number): number {
  const word = /\\(?:begin|end)\{[^}]*\}|\\[bB]igg?[lrm]?\s*(?:\\[A-Za-z]+|\\.|.)|\\middle\s*(?:\\[A-Za-z]+|\\.|.)|\\[A-Za-z]+|\\.|./suy;
  word.lastIndex = at;
  return at + (word.exec(tex)?.[0].length ?? 0);
}

const covering = (tokens: readonly Token[]): Place => ({ start: Math.min(...tokens.map((t) => t.place.start)), end: Math.max(...tokens.map((t) => t.place.end)) });

function asProblem(error: unknown, source: Source): unknown {
  const whole = source.placeOf(0, source.tex.length);
  const at = (place: Place, kind: Problem["kind"], subject: string, hint?: string): unknown => {
    try {
      return fail(kind, subject, { place, ...(hint !== undefined && { hint }) });
    } catch (problem) {
      return problem;
    }
  };
  if (error instanceof RangeError) return at(whole, "too deep", "formula");
  if (!(error instanceof katex.ParseError)) return error;
  const { position, length } = error as unknown as { position?: number; length?: number };
  const message = error.message.replace(/^KaTeX parse error: /, "").replace(/ at (position|end).*$/s, "");
  const start = Math.min(position ?? source.tex.length, source.tex.length);
  const place = source.placeOf(start, Math.min(source.tex.length, start + (length ?? 0)));
  const subject = source.tex.slice(start, start + Math.max(1, length ?? 1)) || "end";
  if (message.startsWith("Undefined control sequence")) return at(place, "unknown name", subject);
  if (message.startsWith("Too many expansions")) return at(whole, "too large", "macros");
  const awaited = /^Expected '(.+?)', got '(.+?)'/s.exec(message);
  if (awaited !== null && awaited[2] === "EOF") return at(place, "unclosed bracket", "formula", awaited[1]);
  return at(place, "unexpected token", subject === "" ? "end" : subject, awaited?.[1] === "EOF" ? undefined : awaited?.[1]);
}
