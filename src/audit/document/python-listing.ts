const start = /^(?:import\s+[\w.]+(?:\s+as\s+\w+)?(?:\s*,\s*[\w.]+(?:\s+as\s+\w+)?)*\s*(?:#.*)?$|from\s+[\w.]+\s+import\s+[\w*(]|(?:async\s+)?def\s+\w+\s*\(|class\s+\w+\s*(?:\([^)]*\))?\s*:|@\w[\w.]*(?:\(.*\))?\s*$)/;
const assignment = /^[A-Za-z_][\w.]*(?:\[[^\]]*\])*(?:\s*,\s*\*?[A-Za-z_][\w.]*)*(?:\s*:\s*[\w.[\], ]+)?\s*(?:[-+*/@%|&^]|\*\*|\/\/)?=(?!=)\s*\S/;
const call = /^[A-Za-z_][\w.]*(?:\[[^\]]*\][\w.]*)*\(/;
const keyword = /^(?:for\s.+\sin\s.*|while\s.*|if\s.*|elif\s.*|else\s*:.*|try\s*:.*|except.*:.*|finally\s*:.*|with\s.+:.*|return(?:\s.*)?|yield(?:\s.*)?|raise(?:\s.*)?|assert\s.*|del\s.*|global\s.*|pass|break|continue|%\w.*|!\w.*)$/;
const block = /:\s*(?:#.*)?$/;
/** A line that wants another after it, joined by a backslash or by mistake not at all. */
const goesOn = /(?:\\|[-+*/%@&|^]|[\w)\]]\s*(?:=|,|\b(?:and|or)))\s*$/;

/** A bracket that stays open this long is a misreading, not a call. */
const longestBracket = 60, longestString = 300;

export interface Listing { readonly end: number }

/**
 * Python without a fence, as exporters leave it: from an `import`, `def`, `class`, a decorator, or a comment right above code, over all lines that
 * can be code, indented or not. At least two lines, or one that calls a library; a line of prose ends it. `at` must be the start of a line; undefined if no listing starts there.
 */
export function pythonListing(text: string, at: number): Listing | undefined {
  const first = lineAt(text, at);
  const isSure = start.test(first.text) || isCommentAboveCode(text, first);
  if (!isSure && !canBegin(first.text)) return undefined;
  const state = { depth: 0, quote: "", since: 0, opened: false };
  let end = at, lines = 0, blanks = 0;
  for (let line: Line | undefined = first; line; line = line.end < text.length ? lineAt(text, line.end + 1) : undefined) {
    const isInside = state.depth > 0 || state.quote !== "";
    if (line.text.trim() === "" && !isInside) {
      blanks++;
      if (blanks > 3) break;
      continue;
    }
    if (isInside ? state.since > (state.quote === "" ? longestBracket : longestString) : !isCode(text, line, blanks > 0, state.opened)) break;
    blanks = 0;
    lines++;
    state.opened = follow(line.text, state) && (block.test(line.text) || goesOn.test(bareOf(line.text)));
    end = line.end;
  }
  return (lines >= 2 && (isSure || isPlainlyPython(text.slice(at, end)))) || (lines > 0 && isLibraryCalls(text.slice(at, end))) ? { end } : undefined;
}

/** `T = 1000`, `for t in range(T):`: formulas and words begin so too, and what follows decides. */
const canBegin = (line: string): boolean => (assignment.test(line) || /^(?:for\s+\w[\w, ]*\s+in\s.*|while\s.*|with\s.*):\s*(?:#.*)?$/.test(line)) && !hasProse(line);

/** Calls into the libraries, blocks, keyword arguments and axes: what no formula in plain text has. */
const isOnlyPython = /\b(?:np|numpy|torch|plt|math|F|nn|random|tf|jnp|optim(?:izer)?|self)\.\w|^\s*(?:for\s.*\sin\s.*|while\s.*|if\s.*|elif\s.*|else\s*|with\s.*):\s*(?:#.*)?$|^\s*(?:print|return|def)\b\s*[(\w]|\(.*\b\w+=[^=].*\)|\[[^\]]*(?::|None)[^\]]*\]|^\s*\w+(?:\.\w+)*\(.*\)\s*$/;

/** At least three lines, a third of them in signs that are Python's alone. */
function isPlainlyPython(listing: string): boolean {
  const lines = listing.split("\n").filter((line) => line.trim() !== "" && !/^\s*#/.test(line));
  const signs = lines.filter((line) => isOnlyPython.test(line)).length;
  return lines.length >= 3 && signs >= 2 && signs * 3 >= lines.length;
}

/** One line or two, each of which puts what a library's function gives under a name: `ab = np.cumprod(1 - beta)`. */
function isLibraryCalls(listing: string): boolean {
  const lines = listing.split("\n").filter((line) => line.trim() !== "");
  return lines.every((line) => assignment.test(line) && /\b(?:np|numpy|torch|jnp|tf)\.\w+(?:\.\w+)*\(/.test(bareOf(line)) && /\)\S*\s*$/.test(bareOf(line)));
}

interface Line { readonly text: string; readonly start: number; readonly end: number }

function lineAt(text: string, at: number): Line {
  const found = text.indexOf("\n", at);
  const end = found < 0 ? text.length : found;
  return { text: text.slice(at, Math.min(end, at + 2000)), start: at, end };
}

/** `# the ratios` is a comment and no Markdown heading when code stands right below it. */
function isCommentAboveCode(text: string, line: Line): boolean {
  if (!/^#\s?\S/.test(line.text) || line.end >= text.length) return false;
  const below = lineAt(text, line.end + 1).text;
  return start.test(below) || (assignment.test(below) && /[\w\])]\s*$/.test(below) && /\b\w+\.\w+\(|\[|\d/.test(below) && !hasProse(below));
}

function isCode(text: string, line: Line, afterBlank: boolean, opened: boolean): boolean {
  const trimmed = line.text.trim();
  const isIndented = /^\s/.test(line.text);
  if (start.test(trimmed) || /^[)\]}]+[,:)]*(?:\s*[-+*/].*)?$/.test(trimmed) || /^[rfb]?("""|''')/.test(trimmed)) return true;
  if (trimmed.startsWith("#")) return !/^#{2,}\s/.test(trimmed) && (!afterBlank || isFollowedByCode(text, line));
  if (hasProse(trimmed)) return false;
  return assignment.test(trimmed) || keyword.test(trimmed) || call.test(trimmed) || opened || (isIndented && !afterBlank && !/[\u3400-\u9fff]/.test(bareOf(trimmed)));
}

/** After a blank line a comment belongs to the listing only when code follows it, perhaps after more comments. */
function isFollowedByCode(text: string, line: Line): boolean {
  let next = line;
  for (let i = 0; i < 20 && next.end < text.length; i++) {
    next = lineAt(text, next.end + 1);
    const trimmed = next.text.trim();
    if (trimmed.startsWith("#")) continue;
    return start.test(trimmed) || (trimmed !== "" && !hasProse(trimmed) && (assignment.test(trimmed) || keyword.test(trimmed) || call.test(trimmed)));
  }
  return false;
}

/** Strings and comments may hold anything. */
const bareOf = (line: string): string => line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""').replace(/#.*$/, "");
const isWordOfPython = /^(?:not|in|and|or|if|else|for|is|lambda|as|import|from|return|with|yield|raise|assert|del|global|await|async|elif|while|except|print|None|True|False)$/;

function hasProse(line: string): boolean {
  const bare = bareOf(line);
  if (/[\u3400-\u9fff\u3000-\u303f\uff00-\uffef¶$\\]/.test(bare.replace(/\\$/, ""))) return true;
  for (const [, a, b] of bare.matchAll(/(?<![\w.])([A-Za-z]+)(?= +([A-Za-z]+))/g)) if (!isWordOfPython.test(a!) && !isWordOfPython.test(b!)) return true;
  return false;
}

/** Carries open brackets and open triple quotes from line to line; whether the line left both closed. */
function follow(line: string, state: { depth: number; quote: string; since: number }): boolean {
  let i = 0;
  while (i < line.length) {
    if (state.quote !== "") {
      const close = line.indexOf(state.quote, i);
      if (close < 0) {
        state.since++;
        return false;
      }
      i = close + 3;
      state.quote = "";
      continue;
    }
    const character = line[i]!;
    if (character === "#") break;
    if (character === '"' || character === "'") {
      if (line.startsWith(character.repeat(3), i)) {
        state.quote = character.repeat(3);
        i += 3;
        continue;
      }
      i++;
      while (i < line.length && line[i] !== character) i += line[i] === "\\" ? 2 : 1;
    } else if ("([{".includes(character)) state.depth++;
    else if (")]}".includes(character)) state.depth = Math.max(0, state.depth - 1);
    i++;
  }
  state.since = state.depth > 0 ? state.since + 1 : 0;
  return state.depth === 0 && state.quote === "";
}
