import { group } from "./macros.ts";
import { trace, type Traced } from "../../base/traced.ts";

const verbatim = new Set(["verbatim", "Verbatim", "lstlisting", "minted", "alltt", "pythoncode"]);
const mathematical = /^(?:equation|displaymath|math|align|alignat|flalign|gather|multline|eqnarray|aligned|gathered|split)\*?$/;
const levels: Readonly<Record<string, string>> = { part: "#", chapter: "#", title: "#", section: "##", subsection: "###", subsubsection: "####", paragraph: "#####" };
/** Commands of which only the argument is read. */
const transparent = /^(?:textbf|textit|emph|underline|textrm|textsf|textsc|footnote|caption|uline|mbox)$/;
/** Commands whose arguments are no prose. */
const opaque = /^(?:label|ref|eqref|cref|Cref|autoref|cite[a-z]*|bibliography|bibliographystyle|usepackage|documentclass|includegraphics|vspace|hspace|input|include|url|pagestyle|thispagestyle|setcounter|addcontentsline|hypersetup|author|date)$/;
/** Longer arguments are taken for a brace that never closes. */
const longestArgument = 2000;
const fence = "`".repeat(12);

/**
 * A LaTeX source as Markdown: sections become headings, `\item` list items, tabular rows tables, verbatim listings fences; formulas stay as they are,
 * comments go, except `% alphabar: …`. With a preamble only the document's body is text; macros are gathered from the source elsewhere.
 */
export function fromLatex(text: string): Traced {
  const writing = trace(text);
  const body = /\\begin\s*\{document\}/.exec(text);
  const title = body && /\\title\s*(?=\{)/.exec(text.slice(0, body.index));
  const stop = /\\end\s*\{document\}/.exec(text)?.index ?? text.length;
  /** How many tabulars, and how many columns' bars the open row has. */
  let tables = 0, rows = 0, cells = 0, math: string | undefined;
  const interesting = /[\\%$~&\n]/g;

  const region = (from: number, to: number): void => {
    let at = from;
    const copyTo = (end: number): void => {
      writing.copy(at, end);
      at = end;
    };
    const put = (by: string, end: number): void => {
      writing.replace(by, at, end);
      at = end;
    };
    const endRow = (end: number): void => {
      if (rows === 0) put(` |\n|${"---|".repeat(cells + 1)}\n| `, end);
      else put(" |\n| ", end);
      rows++;
      cells = 0;
    };
    while (at < to) {
      interesting.lastIndex = at;
      const found = interesting.exec(text);
      if (!found || found.index >= to) {
        copyTo(to);
        return;
      }
      copyTo(found.index);
      const character = found[0];
      if (character === "%") {
        const newline = text.indexOf("\n", at);
        const end = newline < 0 || newline > to ? to : newline;
        const note = math === undefined && /^%+\s*(alphabar:[^\n]*)/.exec(text.slice(at, end));
        if (note) {
          put("<!-- ", at + note[0].length - note[1]!.length);
          copyTo(end);
          put(" -->", end);
        } else {
          // A line that is only a comment is no line: it must not part a paragraph.
          const isWholeLine = text.slice(text.lastIndexOf("\n", at - 1) + 1, at).trim() === "";
          at = isWholeLine && end < to ? end + 1 : end;
        }
      } else if (character === "$") {
        const delimiter = text[at + 1] === "$" ? "$$" : "$";
        if (math === undefined) math = delimiter;
        else if (math === delimiter) math = undefined;
        copyTo(Math.min(to, at + delimiter.length));
      } else if (character === "\n") {
        // A formula never crosses a paragraph: what was left open ends there.
        if (/^\n[ \t]*\n/.test(text.slice(at, at + 100)) && (math === "$" || math === "\\(")) math = undefined;
        if (tables > 0 && math === undefined) put(" ", at + 1);
        else copyTo(at + 1);
      } else if (character === "~") put(" ", at + 1);
      else if (character === "&") {
        if (tables > 0 && math === undefined) {
          put(" | ", at + 1);
          cells++;
        } else copyTo(at + 1);
      } else {
        const command = /\\(?:([a-zA-Z]+)\*?|[\s\S])/y;
        command.lastIndex = at;
        const whole = command.exec(text);
        if (!whole) {
          copyTo(at + 1);
          continue;
        }
        const name = whole[1], end = at + whole[0].length;
        if (name === "begin" || name === "end") {
          const environment = group(text, at + 1 + name.length, 100);
          if (!environment) {
            copyTo(end);
            continue;
          }
          const kind = environment.inside.trim();
          if (name === "begin" && verbatim.has(kind)) {
            const close = text.indexOf(`\\end{${kind}}`, environment.end);
            const inner = close < 0 ? to : Math.min(close, to);
            const options = /^[ \t]*(?:\[[^\]\n]*\])?[ \t]*(?:\{([^}\n]*)\})?[ \t]*\n?/.exec(text.slice(environment.end, Math.min(inner, environment.end + 300)))!;
            const language = options[1] ?? /language=\s*(\w+)/i.exec(options[0])?.[1] ?? "";
            const start = Math.min(inner, environment.end + options[0].length);
            put(`\n${fence}${language.toLowerCase()}\n`, start);
            copyTo(inner);
            put(`${text[inner - 1] === "\n" ? "" : "\n"}${fence}\n`, close < 0 ? to : Math.min(to, close + kind.length + 6));
          } else if (mathematical.test(kind)) {
            if (name === "begin" && math === undefined) math = kind;
            else if (name === "end" && math === kind) math = undefined;
            copyTo(environment.end);
          } else if (math !== undefined) copyTo(environment.end);
          else if (/^(?:tabular|tabularx|longtable|array)\*?$/.test(kind)) {
            if (name === "begin") {
              const columns = group(text, environment.end, longestArgument);
              put("\n\n| ", columns?.end ?? environment.end);
              tables++;
              rows = 0;
              cells = 0;
            } else {
              tables = Math.max(0, tables - 1);
              put(" |\n\n", environment.end);
            }
          } else put(/^(?:itemize|enumerate|description)$/.test(kind) ? "\n" : "\n\n", environment.end);
        } else if (name === undefined) {
          const sign = whole[0][1]!;
          if ((sign === "(" || sign === "[") && math === undefined) math = `\\${sign}`;
          else if ((sign === ")" && math === "\\(") || (sign === "]" && math === "\\[")) math = undefined;
          if (sign === "\\" && math === undefined) {
            const spacing = /^\*?(?:\[[^\]\n]{0,20}\])?/.exec(text.slice(end, end + 24))![0].length;
            if (tables > 0) endRow(end + spacing);
            else put("\n", end + spacing);
          } else if (math === undefined && /[%&#_{}]/.test(sign)) put(sign, end);
          else copyTo(end);
        } else if (math !== undefined) copyTo(end);
        else if (levels[name]) {
          const heading = group(text, /^\s*\[[^\]\n]*\]/.test(text.slice(end, end + 200)) ? text.indexOf("]", end) + 1 : end, longestArgument);
          if (heading) {
            const start = heading.end - 1 - heading.inside.length;
            put(`\n\n${levels[name]} `, start);
            region(start, heading.end - 1);
            at = heading.end - 1;
            put("\n\n", heading.end);
          } else copyTo(end);
        } else if (name === "item") {
          const label = /^\s*\[([^\]\n]*)\]/.exec(text.slice(end, end + 200));
          if (label) {
            put("\n- ", end + label[0].length - label[1]!.length - 1);
            copyTo(at + label[1]!.length);
            put(/\s/.test(text[at + 1] ?? "") ? "" : " ", at + 1);
          } else put("\n- ", end + (/^[ \t]/.test(text.slice(end, end + 1)) ? 1 : 0));
        } else if (/^(?:hline|toprule|midrule|bottomrule|centering|maketitle|noindent|par|newpage|clearpage|tableofcontents|appendix|small|bigskip|medskip|smallskip|indent)$/.test(name)) put(name === "par" ? "\n\n" : " ", end);
        else if (/^(?:newcommand|renewcommand|providecommand|DeclareMathOperator|DeclarePairedDelimiter|def|let)$/.test(name)) {
          const definition = /^\s*\{?\\?[^\s{}]*\}?\s*(?:\[\d\])?(?:\[[^\]\n]*\])?(?:#\d)*/.exec(text.slice(end, end + 200))![0].length;
          put(" ", group(text, end + definition, longestArgument)?.end ?? end + definition);
        } else if (transparent.test(name)) {
          const argument = group(text, end, longestArgument);
          if (argument) {
            const start = argument.end - 1 - argument.inside.length;
            put("", start);
            region(start, argument.end - 1);
            at = argument.end;
          } else put("", end);
        } else if (opaque.test(name)) {
          const options = /^\s*(?:\[[^\]\n]*\])*/.exec(text.slice(end, end + 200))![0].length;
          put(/ref$|cite/.test(name) ? "[]" : " ", group(text, end + options, longestArgument)?.end ?? end);
        } else copyTo(end);
      }
    }
  };

  // Notes speak for the document from its preamble, too.
  for (const { index, 0: line, 1: note } of body ? text.slice(0, body.index).matchAll(/^%+[ \t]*(alphabar:[^\n]*)/gm) : []) {
    const start = index + line.length - note!.length;
    writing.replace("<!-- ", start, start);
    writing.copy(start, start + note!.length);
    writing.replace(" -->\n\n", start + note!.length, start + note!.length);
  }
  if (title) {
    const name = group(text, title.index + title[0].length, longestArgument);
    if (name) {
      writing.replace("# ", title.index, title.index + 1);
      region(name.end - 1 - name.inside.length, name.end - 1);
      writing.replace("\n\n", name.end - 1, name.end);
    }
  }
  region(body ? body.index + body[0].length : 0, Math.max(stop, body ? body.index + body[0].length : 0));
  return writing.done();
}
