import type { MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { printMath } from "../../read/latex/print-math.ts";
import { rewrite } from "../rewrite.ts";
import { contains, everything, networkOf, stepsOfSymbol, symbolKey } from "../symbol.ts";
import { stepFrom } from "../translate.ts";
import { abbreviates, conditionIn, momentsNamed, type Written } from "./bound-letters.ts";

interface Definition { readonly as: MathNode; readonly line: number; readonly headings: readonly string[] }

/**
 * The lines with the letters that a text defines by a formula put in: A of "A = α_t/β_t + 1/(1−ᾱ_{t−1})", then μ̃ = B/A. A definition reads
 * "A ↦ …", which claims nothing. A letter that is used before its definition is bound by "… where A = …" alone, else it is fitted and stays
 * open, as does one that words call unknown. A second definition is held against the first where words derive it, and replaces it elsewhere.
 */
export function withDefinedLetters<W extends Written>(lines: readonly W[]): readonly W[] {
  const every = lines.flatMap(({ statements }) => statements.flatMap((s) => everyStatement(s).flatMap((inner) => inner.items.flatMap(everything))));
  const symbols = every.filter((n): n is SymbolNode => n.kind === "symbol");
  // x_k, a_t: what counts steps, or has them, is no abbreviation.
  const counted = new Set([...symbols.flatMap((n) => stepsOfSymbol(n).flatMap(everything)).map(printMath), ...symbols.filter((n) => stepsOfSymbol(n).some((s) => stepFrom(s)?.letter !== undefined)).map((n) => n.name)]);
  const called = new Set(every.flatMap((n) => (n.kind === "applied" ? [n.base.name] : n.kind === "call" ? [n.function.name] : [])));
  const moments = momentsNamed(lines);
  const letterOf = (node: MathNode): string | undefined => {
    if (node.kind !== "symbol" || !isLetter(node) || counted.has(node.name) || called.has(node.name)) return undefined;
    const printed = printMath(node);
    return moments.has(printed) ? undefined : printed;
  };
  const times = new Map<string, number>();
  for (const { statements } of lines) for (const s of statements.flatMap(everyStatement)) { const letter = defines(s) && letterOf(s.items[0]!); if (letter) times.set(letter, (times.get(letter) ?? 0) + 1); }
  if (times.size === 0) return lines;

  const known = new Map<string, Definition[]>();
  const open = new Set<string>();
  const waiting = new Map<string, number>();
  const ahead = lines.map(() => new Map<string, MathNode>());
  const inSection = (letter: string, i: number): string => `${letter}|${lines[i]!.span.headings.join("\n")}`;
  const meaningAt = (letter: string, i: number): MathNode | undefined => {
    const here = lines[i]!.span.headings, once = times.get(letter) === 1;
    if (open.has(inSection(letter, i))) return undefined;
    return ahead[i]!.get(letter) ?? known.get(letter)?.findLast(({ headings, line }) => {
      if (line > i) return false;
      const below = headings.every((h, n) => here[n] === h);
      const beside = once && headings.length > 2 && headings.slice(0, -1).every((h, n) => here[n] === h);
      return below || beside || (once && /\d/.test(letter));
    })?.as;
  };
  const putAt = (i: number) => (n: MathNode): MathNode => {
    const letter = letterOf(n), as = letter === undefined ? undefined : meaningAt(letter, i);
    return as ? { ...as, place: n.place } : n;
  };
  const isNewAt = (statement: Statement, i: number): string | undefined => {
    const letter = defines(statement) ? letterOf(statement.items[0]!) : undefined;
    if (letter === undefined || open.has(inSection(letter, i)) || !isClosed(rewrite(statement.items[1]!, putAt(i)))) return undefined;
    const before = `${lines[i]!.span.before.slice(-60)} ${statement.lead ?? ""}`.trimEnd();
    return meaningAt(letter, i) && derives.test(before) && !begins.test(before) ? undefined : letter;
  };

  // What each letter stands for from where on.
  const fresh = new Set<Statement>();
  lines.forEach(({ span, statements }, i) => {
    for (const statement of statements.flatMap(everyStatement)) {
      const letter = isNewAt(statement, i);
      // A letter that is only mentioned, "the coefficient −2B", is not yet used.
      const used = new Set(statement.relations.length === 0 ? [] : statement.items.slice(letter === undefined && defines(statement) ? 1 : letter === undefined ? 0 : 1).flatMap(everything).flatMap((n) => letterOf(n) ?? []).filter((l) => times.has(l)));
      for (const l of used) {
        if (fitted.test(span.sentence)) open.add(inSection(l, i));
        else if (!meaningAt(l, i) && !waiting.has(inSection(l, i))) waiting.set(inSection(l, i), i);
      }
      if (letter === undefined) continue;
      const first = waiting.get(inSection(letter, i));
      const as = rewrite(statement.items[1]!, putAt(i));
      if (first !== undefined && known.get(letter)?.some((d) => d.line >= first) !== true) {
        const between = lines.slice(first + 1, i).flatMap((l) => l.statements);
        // In one display, "μ̃ = c_0 x_0 + c_1 x_t,  c_0 = …", it needs no word.
        if (first < i && !explained.test(lines[first]!.span.after) || between.some((s) => !defines(s))) { open.add(inSection(letter, i)); continue; }
        for (let j = first; j < i || j === first; j++) ahead[j]!.set(letter, as);
      }
      fresh.add(statement);
      known.set(letter, [...known.get(letter) ?? [], { as, line: i, headings: span.headings }]);
      // Later lines see this one; those before it, what was known there.
      for (let j = i + 1; j < lines.length && lines[j]!.span.headings.join("\n") === span.headings.join("\n"); j++) ahead[j]!.set(letter, as);
    }
  });

  return lines.map((line, i) => {
    if (conditionIn(line.span.sentence) !== undefined) return line;
    const told = (statement: Statement): Statement => {
      const qualifiers = statement.qualifiers.map(told);
      if (!fresh.has(statement)) return { ...statement, items: statement.items.map((item) => rewrite(item, putAt(i))), qualifiers };
      const [left, ...rest] = statement.items, items = [left!, ...rest.map((item) => rewrite(item, putAt(i)))];
      return { ...statement, items, qualifiers, ...(!abbreviates(statement, line.span) && { relations: ["↦" as const, ...statement.relations.slice(1)] }) };
    };
    return { ...line, statements: line.statements.map(told) };
  });
}

const everyStatement = (statement: Statement): readonly Statement[] => [statement, ...statement.qualifiers.flatMap(everyStatement)];

const defines = ({ items, relations }: Statement): boolean => items.length >= 2 && items[0]!.kind === "symbol" && ["=", ":=", "≡"].includes(relations[0]!) && relations.every((r) => ["=", ":=", "≡"].includes(r));

/** Latin letters without a usual meaning, alone or numbered: A, B_1, k. */
function isLetter(node: SymbolNode): boolean {
  const [number, ...more] = stepsOfSymbol(node);
  if (more.length > 0 || (number && number.kind !== "number") || node.accents.length > 0 || node.label !== undefined || node.mark !== undefined || node.font !== undefined || networkOf(node)) return false;
  return number ? /^[A-DF-HJKP-SUVa-cgh]$/.test(node.name) : /^(?:[A-DF-HJKP-SUVYa-cghk-mru]|rho|kappa)$/.test(node.name);
}

/** Made of the schedule, states and a noise alone, with a step's letter somewhere. */
function isClosed(node: MathNode): boolean {
  const isKnown = (n: SymbolNode): boolean => {
    const steps = stepsOfSymbol(n), key = symbolKey(n);
    if (n.mark !== undefined) return false;
    if (/^(?:alpha|bar alpha|overline alpha|beta|tilde beta|x|X)$/.test(key)) return steps.length === 1 && stepFrom(steps[0]!) !== undefined;
    return key === "epsilon" && steps.every((s) => stepFrom(s) !== undefined) || key === "pi" && steps.length === 0;
  };
  const read = (n: MathNode): boolean => {
    switch (n.kind) {
      case "number": return true;
      case "symbol": return isKnown(n);
      case "negate": case "root": return read(n.of);
      case "operator": return read(n.left) && read(n.right);
      case "tuple": return n.items.length === 1 && read(n.items[0]!);
      case "norm": return read(n.of);
      case "call": return /^(?:exp|log|sqrt)$/.test(n.function.name) && n.given.length === 0 && n.args.every(read);
      default: return false;
    }
  };
  return read(node) && contains(node, (n) => n.kind === "symbol" && /^(?:alpha|beta)$/.test(n.name) && stepsOfSymbol(n).some((s) => stepFrom(s)?.letter !== undefined));
}

/** Words right before a second definition that make it a step of a derivation, and those that begin another matter. */
const derives = /(?:\b(?:so|thus|hence|therefore|simplif\w+|combin\w+|expand\w+|becomes?|gives?|yields?|obtain\w*|get|common denominator|i\.e\.|that is)\b|得到?|化简|通分|整理|合并|因此|所以|展开|即)[^.。;；]{0,6}$/i;
const begins = /\b(?:prior|second|other|another|similar\w*|likewise|analog\w*|now|next|instead|case|for)\b|先验|第二|类似|同理|另|对于|情形/i;

/** Words that say that a letter is sought. */
const fitted = /\b(?:suppose|assum\w+|want|wish|find|seek|determin\w+|solv\w+|unknowns?|undetermined|ansatz|match\w*|try|choose|some|any|general\w*|to be)\b|待定|一般|假设|假定|设|求解|寻找|任意|未知|比较系数|匹配/i;
/** Words that bind what was used just before. */
const explained = /^[\s,;:.$\\\])}]*(?:where|with|in which|其中|这里|式中|此处)/i;
