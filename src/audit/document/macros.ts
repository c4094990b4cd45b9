/**
 * The macros a document defines (`\newcommand`, `\renewcommand`, `\providecommand`, `\def`, `\let`, `\DeclareMathOperator`,
 * `\DeclarePairedDelimiter`), as KaTeX takes them: the name with its backslash → the body with #1 …. A later definition replaces an
 * earlier one. Definitions with an optional argument or with delimited parameters are left out: unknown is better than misread.
 */
export function gatherMacros(text: string): Readonly<Record<string, string>> {
  const macros: Record<string, string> = {};
  for (const { name, body } of definitions(text)) if (name !== undefined && body !== undefined) macros[name] = body;
  return macros;
}

/** Whether a formula does nothing but define macros. */
export function definesOnly(tex: string): boolean {
  let rest = tex, found = false;
  for (const { start, end } of [...definitions(tex)].toReversed()) {
    rest = rest.slice(0, start) + rest.slice(end);
    found = true;
  }
  return found && rest.trim() === "";
}

interface Definition { readonly start: number; readonly end: number; readonly name?: string; readonly body?: string }

const command = /\\(?:(re)?newcommand|providecommand|DeclareMathOperator|DeclarePairedDelimiter|def|let)(?![a-zA-Z])(\*?)/g;

function* definitions(text: string): Generator<Definition> {
  let from = 0, failures = 0;
  for (const head of text.matchAll(command)) {
    // A definition inside another's body belongs to that one.
    if (head.index < from) continue;
    const found = definition(text, head.index, head.index + head[0].length, head[0]);
    if (!found && ++failures > mostFailures) return;
    if (!found) continue;
    from = found.end;
    yield found;
  }
}

function definition(text: string, start: number, after: number, head: string): Definition | undefined {
  const name = match(text, after, /\s*\{?\s*(\\(?:[a-zA-Z@]+|[^a-zA-Z\s]))\s*\}?/y);
  if (!name) return undefined;
  const key = name.groups[1]!;
  if (head.startsWith("\\let")) {
    const value = match(text, name.end, /\s*=?\s*(\\(?:[a-zA-Z@]+|[^a-zA-Z\s]))/y);
    return value && { start, end: value.end, name: key, body: value.groups[1]! };
  }
  if (head.startsWith("\\def")) {
    const parameters = match(text, name.end, /((?:#\d)*)\s*(?=\{)/y);
    const body = parameters && group(text, parameters.end, longestBody);
    return body && { start, end: body.end, name: key, body: body.inside };
  }
  if (head.includes("Paired")) {
    const left = group(text, name.end, longestBody), right = left && group(text, left.end, longestBody);
    return right && { start, end: right.end, name: key, body: `\\left${left.inside} #1 \\right${right.inside}` };
  }
  if (head.includes("Operator")) {
    const body = group(text, name.end, longestBody);
    return body && { start, end: body.end, name: key, body: `\\operatorname${head.endsWith("*") ? "*" : ""}{${body.inside}}` };
  }
  const options = match(text, name.end, /\s*(?:\[\s*\d\s*\])?\s*(\[[^\]\n]*\])?/y)!;
  const body = group(text, options.end, longestBody);
  if (!body) return undefined;
  return options.groups[1] === undefined ? { start, end: body.end, name: key, body: body.inside } : { start, end: body.end };
}

function match(text: string, at: number, pattern: RegExp): { groups: readonly (string | undefined)[]; end: number } | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? { groups: found, end: pattern.lastIndex } : undefined;
}

const longestBody = 10_000;
/** A text with more broken definitions than this defines nothing. */
const mostFailures = 200;

/** A group in braces, after white space: what is inside, and where it ends; undefined where none closes within `longest` characters. */
export function group(text: string, at: number, longest: number): { readonly inside: string; readonly end: number } | undefined {
  let start = at;
  while (/\s/.test(text[start] ?? "")) start++;
  if (text[start] !== "{") return undefined;
  let depth = 0;
  for (let i = start; i < text.length && i < start + longest; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "{") depth++;
    else if (text[i] === "}" && --depth === 0) return { inside: text.slice(start + 1, i), end: i + 1 };
  }
  return undefined;
}
