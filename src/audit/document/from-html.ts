import { entity } from "./entities.ts";
import { finder } from "./finder.ts";
import { trace, type Traced } from "../../base/traced.ts";

const unread = new Set(["script", "style", "svg", "noscript", "template", "select", "iframe", "head", "nav", "button"]);
const blocks = new Set(["p", "div", "section", "article", "main", "header", "footer", "ul", "ol", "dl", "dt", "dd", "figure", "figcaption", "table", "tbody", "thead", "center", "details", "summary", "aside", "body", "html", "form", "address", "fieldset", "hr"]);
const empty = new Set(["img", "br", "hr", "input", "meta", "link", "col", "source", "wbr", "area", "base", "embed", "track"]);
/** What MathJax and KaTeX draw, beside the source they keep. */
const drawn = /(?:^|\s)(?:katex-html|MathJax|MathJax_Display|MathJax_SVG|MathJax_CHTML|MathJax_Preview|MathJax_SVG_Display|MJXc-display|mjx-chtml)(?:\s|$)/;
const fence = "`".repeat(12);

const patterns = new Map<string, RegExp>();
function pattern(key: string): RegExp {
  let found = patterns.get(key);
  if (!found) patterns.set(key, (found = new RegExp(`(?:^|\\s)${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i")));
  return found;
}

/**
 * A web page as Markdown. Mathematics comes from what typesetters keep of their source: TeX annotations, `math/tex` scripts, `alttext`, the alternative text
 * of formulas that are pictures, and delimiters in the text itself; what they drew is left out. Entities are decoded.
 */
export function fromHtml(text: string): Traced {
  const writing = trace(text);
  const quotes = { '"': finder(text, /"/), "'": finder(text, /'/) };
  const closing = new Map<string, ReturnType<typeof finder>>();
  let at = 0, hasBreak = true, quoted = 0, listed = 0;
  let lastTex = "";
  /** The cells of the open row, and which row of its table it is. */
  let row: { cells: number; index: number } | undefined, rowIndex = 0;
  let mathematics: { display: boolean; done: boolean; alttext?: Stretch } | undefined, displays = 0;
  const open: { name: string; isDisplay: boolean }[] = [];

  interface Stretch { readonly start: number; readonly end: number }
  const put = (by: string, start: number, end: number): void => writing.replace(by, start, end);
  const startBlock = (by: string, start: number, end: number): void => {
    if (row) {
      put(" ", start, end);
      return;
    }
    put(`${by.startsWith("\n") ? "" : "\n\n"}${quoted > 0 ? "> " : ""}${by.replace(/^\n+/, (ends) => `${ends}${quoted > 0 ? "> " : ""}`)}`, start, end);
    hasBreak = true;
  };

  /** Text with its entities decoded; outside of listings white space is one blank, and none where a block begins. */
  const write = (start: number, end: number, space: "kept" | "single" | "tex"): void => {
    let from = start;
    const flush = (to: number): void => {
      if (to <= from) return;
      writing.copy(from, to);
      hasBreak = false;
    };
    const signs = space === "kept" ? /&(#?\w{1,32});|\r\n?/g : space === "tex" ? /&(#?\w{1,32});|\s*\n\s*/g : /&(#?\w{1,32});|\s+/g;
    for (const found of text.slice(start, end).matchAll(signs)) {
      const here = start + found.index, stop = here + found[0].length;
      const by = found[1] !== undefined ? entity(found[1]) : space === "single" ? (hasBreak && from === here ? "" : " ") : "\n";
      if (by === undefined || by === found[0]) continue;
      flush(here);
      put(by, here, stop);
      if (found[1] !== undefined) hasBreak = false;
      from = stop;
    }
    flush(end);
  };
  const math = (inside: Stretch, isDisplay: boolean, whole: Stretch): void => {
    const { start, end } = inside;
    const tex = text.slice(start, end).trim();
    if (tex === "" || tex === lastTex) return;
    lastTex = tex;
    put(isDisplay ? "$$" : "\\(", whole.start, start);
    write(start, end, "tex");
    put(isDisplay ? "$$" : "\\)", end, whole.end);
    hasBreak = false;
  };
  /** The end of the tag that begins at `from`; quoted values may hold `>`. */
  const tagEnd = (from: number): number => {
    const sign = /["'>]/g;
    let i = from + 1;
    for (;;) {
      sign.lastIndex = i;
      const found = sign.exec(text);
      if (!found) return text.length;
      if (found[0] === ">") return found.index + 1;
      const partner = quotes[found[0] as '"' | "'"](found.index + 1);
      i = partner ? partner.end : found.index + 1;
    }
  };
  const closeOf = (name: string, from: number): Stretch => {
    let find = closing.get(name);
    if (!find) closing.set(name, (find = finder(text, new RegExp(`</${name}\\s*>`, "i"))));
    return find(from) ?? { start: text.length, end: text.length };
  };
  /** The end of an element that holds elements of its own name. */
  const elementEnd = (name: string, from: number): number => {
    const tag = new RegExp(`<(/?)${name}(?=[\\s/>])`, "gi");
    tag.lastIndex = from;
    let depth = 1;
    for (let found = tag.exec(text); found; found = tag.exec(text)) {
      if (found[1] === "") depth++;
      else if (--depth === 0) return tagEnd(found.index);
    }
    return text.length;
  };

  while (at < text.length) {
    const next = text.indexOf("<", at);
    const stop = next < 0 ? text.length : next;
    if (!mathematics) {
      if (stop > at) lastTex = text.slice(at, stop).trim() === "" ? lastTex : "";
      write(at, stop, "single");
    }
    at = stop;
    if (at >= text.length) break;
    if (text.startsWith("<!--", at)) {
      const found = text.indexOf("-->", at);
      const end = found < 0 ? text.length : found + 3;
      if (/^<!--\s*alphabar:/.test(text.slice(at, at + 200))) writing.copy(at, end);
      at = end;
      continue;
    }
    const head = /^<(\/?)([a-zA-Z][\w:-]*)/.exec(text.slice(at, at + 100));
    if (!head) {
      // A bare "<" in text, or a declaration.
      const end = /^<[!?]/.test(text.slice(at, at + 2)) ? tagEnd(at) : at + 1;
      if (end === at + 1 && !mathematics) writing.copy(at, end);
      at = end;
      continue;
    }
    const start = at, end = tagEnd(at), name = head[2]!.toLowerCase(), isClose = head[1] === "/";
    const attributes = text.slice(start + head[0].length, end);
    const attribute = (key: string): Stretch | undefined => {
      const found = pattern(key).exec(attributes.slice(0, 20_000));
      if (!found) return undefined;
      const value = found[1] ?? found[2] ?? found[3]!;
      const from = start + head[0].length + found.index + found[0].length - value.length - (found[3] === undefined ? 1 : 0);
      return { start: from, end: from + value.length };
    };
    const valueOf = (key: string): string => {
      const found = attribute(key);
      return found ? text.slice(found.start, found.end) : "";
    };
    at = end;
    if (isClose) {
      for (let i = open.length - 1; i >= Math.max(0, open.length - 20); i--) if (open[i]!.name === name) {
        displays -= open.splice(i).filter((each) => each.isDisplay).length;
        break;
      }
    }
    if (name === "math") {
      if (!isClose) mathematics = { display: /block/.test(valueOf("display")) || /display/.test(valueOf("mode")) || displays > 0, done: false, ...(attribute("alttext") && { alttext: attribute("alttext")! }) };
      else if (mathematics) {
        if (!mathematics.done && mathematics.alttext) math(mathematics.alttext, mathematics.display, { start, end });
        mathematics = undefined;
      }
      continue;
    }
    if (mathematics) {
      if (name === "annotation" && !isClose) {
        const close = closeOf("annotation", end);
        if (/tex/i.test(valueOf("encoding"))) {
          math({ start: end, end: close.start }, mathematics.display, { start, end: close.end });
          mathematics.done = true;
        }
        at = close.end;
      }
      continue;
    }
    if (name === "script" && !isClose && /math\/tex/.test(valueOf("type"))) {
      const close = closeOf("script", end);
      math({ start: end, end: close.start }, /display/.test(valueOf("type")), { start, end: close.end });
      at = close.end;
    } else if (name === "annotation" && !isClose && /tex/i.test(valueOf("encoding"))) {
      // What a sanitiser left of a formula whose <math> it took away.
      const close = closeOf("annotation", end);
      math({ start: end, end: close.start }, displays > 0, { start, end: close.end });
      at = close.end;
    } else if (!isClose && (unread.has(name) || name === "annotation" || name === "annotation-xml")) at = name === "script" || name === "style" ? closeOf(name, end).end : elementEnd(name, end);
    else if (!isClose && drawn.test(valueOf("class"))) at = elementEnd(name, end);
    else if (name === "pre" && !isClose) {
      const close = closeOf("pre", end);
      const language = /(?:language|lang|highlight-source|brush:|highlight)-?\s*([a-z]\w*)/i.exec(`${valueOf("class")} ${/class\s*=\s*["']([^"']*)/.exec(text.slice(end, Math.min(close.start, end + 300)))?.[1] ?? ""}`)?.[1];
      put(`\n\n${fence}${/^(?:python|py|ipython|python3)$/i.test(language ?? "") ? "python" : (language ?? "").toLowerCase()}\n`, start, end);
      let inside = end;
      while (inside < close.start) {
        const tag = text.indexOf("<", inside);
        const until = tag < 0 || tag > close.start ? close.start : tag;
        write(inside, until, "kept");
        if (until >= close.start) break;
        if (/^<\/?[a-zA-Z!]/.test(text.slice(until, until + 3))) {
          inside = Math.min(close.start, tagEnd(until));
          if (/^<br\b/i.test(text.slice(until, until + 4))) put("\n", until, inside);
        } else {
          writing.copy(until, until + 1);
          inside = until + 1;
        }
      }
      put(`\n${fence}\n\n`, close.start, close.end);
      hasBreak = true;
      at = close.end;
    } else if (name === "code" || name === "kbd" || name === "samp" || name === "tt") {
      put("``", start, end);
      hasBreak = false;
    } else if (/^h[1-6]$/.test(name)) startBlock(isClose ? "" : `${"#".repeat(Number(name[1]))} `, start, end);
    else if (name === "blockquote") {
      quoted = Math.max(0, quoted + (isClose ? -1 : 1));
      startBlock("", start, end);
    } else if (name === "li") {
      if (!isClose) startBlock("\n- ", start, end);
    } else if (name === "ul" || name === "ol") {
      listed = Math.max(0, listed + (isClose ? -1 : 1));
      startBlock(listed > 0 ? "\n" : "", start, end);
    } else if (name === "tr") {
      if (isClose && row) {
        put(row.index === 0 ? `\n|${"---|".repeat(Math.max(1, row.cells))}\n` : "\n", start, end);
        row = undefined;
      } else if (!isClose) {
        put(`${rowIndex === 0 ? "\n\n" : ""}| `, start, end);
        row = { cells: 0, index: rowIndex++ };
      }
      hasBreak = true;
    } else if (name === "td" || name === "th") {
      if (isClose && row) {
        put(" | ", start, end);
        row.cells++;
        hasBreak = true;
      }
    } else if (name === "table") {
      rowIndex = 0;
      row = undefined;
      startBlock("", start, end);
    } else if (name === "br") startBlock("\n", start, end);
    else if (name === "img") {
      const alt = attribute("alt");
      const isMath = alt && (/math|latex|tex\b|equation|codecogs|formula/i.test(`${valueOf("class")} ${valueOf("src").slice(0, 300)}`) ? /[=_^\\]/.test(valueOf("alt")) || valueOf("alt").length < 3 : /\\[a-zA-Z]+|[_^]\{/.test(valueOf("alt")));
      if (isMath) math(alt, /display|block/.test(valueOf("class")), { start, end });
      else put(" ", start, end);
    } else if (blocks.has(name)) startBlock("", start, end);
    if (!isClose && !empty.has(name) && at === end) {
      const isDisplay = /(?:katex-display|mwe-math-element-block|MathJax_Display)/.test(valueOf("class"));
      open.push({ name, isDisplay });
      if (isDisplay) displays++;
    }
  }
  return writing.done();
}
