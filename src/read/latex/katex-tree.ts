import type { Place } from "../../base/place.ts";
import { flat } from "./flat.ts";
import { joined } from "./join.ts";
import { bodyOf, type Node, parse, plainText } from "./katex-node.ts";
import { asProblem } from "./katex-problem.ts";
import { delimiter, ownPlace, skip, type Walk, wordEnd } from "./katex-walk.ts";
import { letterName } from "./letters.ts";
import { inFont } from "./set-in-font.ts";
import { sign } from "./signs.ts";
import type { Source } from "./source.ts";
import type { Token, Word } from "./token.ts";

/**
 * KaTeX's layout tree as tokens. This file and katex-node.ts alone know its shapes; a test keeps a picture of them.
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

function tokensOf(nodes: readonly Node[], walk: Walk): Token[] {
  const out: Token[] = [];
  for (const node of nodes) addTokens(node, walk, out);
  return joined(out);
}

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

const accents: Readonly<Record<string, string>> = {
  "\\bar": "bar", overline: "bar", "\\overline": "bar", "\\tilde": "tilde", "\\widetilde": "tilde", "\\hat": "hat", "\\widehat": "hat", "\\widecheck": "check", "\\vec": "vec", "\\overrightarrow": "vec",
  "\\dot": "dot", "\\ddot": "ddot", underline: "underline", "\\check": "check", "\\breve": "breve", "\\mathring": "ring",
};

/** Words set in a formula: a name when they are letters, prose otherwise. */
function wordOf(text: string): Word {
  const trimmed = text.trim();
  // "minus" between spaces is said, not meant as a name.
  const apart = trimmed !== text && /^[a-z]{2,}$/.test(trimmed) && !/^(nats?|bits?|const)$/.test(trimmed);
  return /^[A-Za-z][A-Za-z0-9_-]*\*?$/.test(trimmed) && !apart ? { type: "word", text: trimmed } : { type: "prose", text: text.replaceAll(/\s+/g, " ").trim() };
}

const covering = (tokens: readonly Token[]): Place => ({ start: Math.min(...tokens.map((t) => t.place.start)), end: Math.max(...tokens.map((t) => t.place.end)) });
