import { givenOf } from "../convert/conversion-names.ts";
import { tableRolesOf } from "../names/roles.ts";

/**
 * A line of Python with one small edit, the likeliest slips first: an index by one, a table for its neighbour, a root or a 1 − put in or taken away, loop bounds, a sign, two arguments in each other's place.
 * `names` are the tables that the program has, `library` is where it has its roots from.
 */
export function editsOf(line: string, names: readonly string[], library: "np" | "torch" | "math" = "np"): readonly string[] {
  const found = new Set<string>();
  const add = (edited: string) => { if (edited !== line) found.add(edited); };
  const each = (pattern: RegExp, put: (match: RegExpExecArray) => readonly string[]) => {
    for (const match of line.matchAll(new RegExp(pattern, "g")))
      for (const text of put(match)) add(line.slice(0, match.index) + text + line.slice(match.index + match[0].length));
  };
  each(/\bcumsum\b/, () => ["cumprod"]);
  each(/\brand_like\b/, () => ["randn_like"]);
  each(/(?<=random\.|torch\.)rand(?=\()/, () => ["randn"]);
  each(/\brandom\.uniform\((?:[^,()]+,){2}/, () => ["random.normal(0, 1,"]);
  each(/\[(\w+)\s*[-+]\s*1\]/, ([, t]) => [`[${t}]`]);
  each(/\[(\w+)\]/, ([, t]) => (/^\d+$/.test(t!) ? [] : [`[${t}-1]`, `[${t}+1]`]));
  for (const range of ranges(line)) add(range);
  // The last step's number: where t counts from 0, and from 1.
  each(/(?<=\bif\s+\w+\s*>\s*)1\b/, () => ["0"]);
  each(/(?<=\bif\s+\w+\s*>\s*)0\b/, () => ["1"]);
  each(/(?<=\bif\s+\w+\s*)>=(?=\s*0\b)/, () => [">"]);
  each(/\s*\*\*\s*2\b/, () => [""]);
  const tables = [...line.matchAll(/(?:self\.|\b[a-z_]+\.)?\b[A-Za-z_α-ωᾱ]\w*/gu)].filter(({ 0: text }) => tableRolesOf(text.replace(/^.*\./, "")).length > 0 && !/(?:sqrt|log|exp)$/.test(text));
  const swap = (from: RegExpExecArray, to: string) => line.slice(0, from.index) + to + line.slice(from.index + from[0].length);
  for (const table of tables) {
    const own = /^(?:\w+\.)/.exec(table[0])?.[0] ?? "";
    for (const name of names) if (name !== table[0].replace(/^.*\./, "")) add(swap(table, own + name));
  }
  // One table taken for another throughout a line.
  for (const name of new Set(tables.map(({ 0: text }) => text.replace(/^.*\./, "")))) {
    const everywhere = new RegExp(`(?<![\\w.])((?:\\w+\\.)?)${name}(?!\\w)`, "gu");
    if ((line.match(everywhere)?.length ?? 0) > 1) for (const other of names) if (other !== name) add(line.replace(everywhere, `$1${other}`));
  }
  const operands = [...line.matchAll(/(?:self\.|\b[a-z_]+\.)?\b[A-Za-z_α-ωᾱ]\w*(?:\[[^\][]*\])?/gu)].filter(({ 0: text }) => tableRolesOf(text.replace(/\[.*$/, "").replace(/^.*\./, "")).length > 0);
  const root = /\b(np|torch|math|numpy|jnp|tf)\./.exec(line)?.[1] ?? library;
  // A line takes its roots in one way.
  const rooted = (bracketed: string): string => (/\.sqrt\(\)/.test(line) ? `${bracketed.replace(/^\(([\w.]+(?:\[[^\][]*\])?)\)$/, "$1")}.sqrt()` : `${root}.sqrt${bracketed}`);
  for (const operand of operands) for (const text of [rooted(`(${operand[0]})`), `(1 - ${operand[0]})`]) add(swap(operand, text));
  each(/(?<![\w])\((1(?:\.0*)?\s*-\s*[\w.]+(?:\[[^\][]*\])?)\)(?!\s*\*\*)/, ([, inner]) => [rooted(`(${inner})`)]);
  each(/\(\s*1(?:\.0?)?\s*-\s*[\w.[\]]+\s*\)(?!\s*\*\*)/, ([one]) => [/\*\*\s*0?\.5/.test(line) ? `${one} ** 0.5` : rooted(one)]);
  each(/\b(?:sigma|std)\w*\b(?!\s*(?:\*\*|=|\())/, ([sigma]) => [`${sigma} ** 2`]);
  each(/\bexp\(([\w.]+)\)/, ([, x]) => [`exp(0.5 * ${x})`]);
  for (const call of calls(line, /\b(?:\w+\.)*sqrt\(/g)) add(line.slice(0, call.start) + line.slice(call.open, call.end) + line.slice(call.end));
  each(/\(\s*1(?:\.0?)?\s*-\s*([\w.[\]]+)\s*\)/, ([, x]) => [x!]);
  for (const operand of operands) if (!/^\s*\*\*/.test(line.slice(operand.index + operand[0].length))) add(swap(operand, `${operand[0]} ** 2`));
  each(/\s\*\s(?=[\w.]*(?:\[[^\]]*\]\.)?sqrt\()/, () => [" / "]);
  each(/\s\/\s(?=[\w.]*(?:\[[^\]]*\]\.)?sqrt\()/, () => [" * "]);
  each(/(?<=[(=,*/]\s*)1(?:\.0?)?\s*-\s*/, () => [""]);
  each(/\.\s*pow\(0?\.5\)|\s*\*\*\s*0?\.5/, () => [""]);
  each(/\s\+\s/, () => [" - "]);
  each(/\s-\s/, () => [" + "]);
  each(/(?<=[([,]\s*)0(?:\.0?)?(?=\s*[\]),])/, () => ["1.0"]);
  each(/(?<=value\s*=\s*)0(?:\.0?)?\b/, () => ["1.0"]);
  each(/\[:-1\]/, () => ["[1:]"]);
  each(/\[1:\]/, () => ["[:-1]"]);
  if (/\)\s*$/.test(line) && !/^\s*(?:def|for|if|while|class|with)\b/.test(line)) add(`${line.trimEnd()} ** 2`);
  for (const call of calls(line, /\w\(/g)) {
    const args = argumentsIn(line.slice(call.open + 1, call.end - 1));
    for (let i = 0; i + 1 < args.length; i++) add(`${line.slice(0, call.open + 1)}${args.with(i, args[i + 1]!.trim()).with(i + 1, ` ${args[i]!.trim()}`).join(",")}${line.slice(call.end - 1)}`);
  }
  // Two coefficients in each other's place.
  for (const [i, a] of operands.entries())
    for (const b of operands.slice(i + 1))
      if (a[0] !== b[0]) add(line.slice(0, a.index) + b[0] + line.slice(a.index + a[0].length, b.index) + a[0] + line.slice(b.index + b[0].length));
  // Two states in each other's place.
  const states = [...line.matchAll(/(?<![\w.])[A-Za-z]\w*(?![\w(=[.])(?!\s*=[^=])/g)].filter(({ 0: text }) => givenOf(text).length > 0);
  if (states.length === 2 && states[0]![0] !== states[1]![0]) add(line.slice(0, states[0]!.index) + states[1]![0] + line.slice(states[0]!.index + states[0]![0].length, states[1]!.index) + states[0]![0] + line.slice(states[1]!.index + states[1]![0].length));
  return [...found];
}

function ranges(line: string): readonly string[] {
  return calls(line, /\brange\(/g).flatMap(({ open, end }) => {
    const args = argumentsIn(line.slice(open + 1, end - 1)).map((arg) => arg.trim());
    const put = (text: string) => `${line.slice(0, open)}(${text})${line.slice(end)}`;
    const [a = "", b, c] = args;
    if (args.length === 1) return [put(`1, ${a} + 1`), put(`${a} + 1`), put(`1, ${a}`), put(a.replace(/\s*[-+]\s*1$/, ""))];
    if (args.length === 2) return [...(a === "1" ? [put(b!)] : []), put(`0, ${b}`), put(`${a}, ${b} + 1`), put(`${a}, ${b!.replace(/\s*[-+]\s*1$/, "")}`), put(`1, ${b}`)];
    return [put(`${a} - 1, ${b}, ${c}`), put(`${a}, ${b} - 1, ${c}`), put(`${a.replace(/\s*-\s*1$/, "")}, ${b}, ${c}`), put(`${a}, ${b === "0" ? "-1" : "0"}, ${c}`)];
  });
}

/** Calls whose head fits, with the place of their brackets. */
function calls(line: string, head: RegExp): readonly { readonly start: number; readonly open: number; readonly end: number }[] {
  return [...line.matchAll(head)].flatMap((match) => {
    const open = match.index + match[0].length - 1;
    let depth = 0;
    for (let i = open; i < line.length; i++) {
      if ("([{".includes(line[i]!)) depth++;
      if (")]}".includes(line[i]!) && --depth === 0) return [{ start: match.index, open, end: i + 1 }];
    }
    return [];
  });
}

/** What stands between commas, brackets kept together. */
function argumentsIn(text: string): readonly string[] {
  const args: string[] = [];
  let depth = 0, from = 0;
  for (const [i, letter] of [...text].entries()) {
    if ("([{".includes(letter)) depth++;
    if (")]}".includes(letter)) depth--;
    if (letter === "," && depth === 0) { args.push(text.slice(from, i)); from = i + 1; }
  }
  return [...args, text.slice(from)];
}
