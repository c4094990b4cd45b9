import type { LogicalLine } from "./logical-lines.ts";

/** An open block while indentation is searched for, innermost first. */
export interface Frame {
  readonly kind: "module" | "def" | "class" | "for" | "while" | "if" | "else" | "with" | "try" | "except" | "match" | "case";
  /** The line that opened it; undefined for the module. */
  readonly opener: number | undefined;
  readonly outer: Frame | undefined;
  readonly depth: number;
  readonly statements: number;
  /** Its last statement leaves it: nothing can follow. */
  readonly isEnded: boolean;
  /** Its last statement is an `if` on one line, which an `else` may follow. */
  readonly inlineIf?: boolean;
  /** Names bound in it and around it, with the line that bound them. */
  readonly scope: ReadonlyMap<string, number>;
  /** Names that only closed functions have, and names bound in closed loops and branches with the price of reading them. */
  readonly lost: ReadonlySet<string>;
  readonly stale: ReadonlyMap<string, number>;
  /** Names that the branch before this one binds, and whether that branch left the function or the loop. */
  readonly mirror: ReadonlySet<string>;
  readonly isRemainder?: boolean;
  readonly bound: ReadonlySet<string>;
}

const isMethod = ({ text }: LogicalLine): boolean => /^(?:async\s+)?def\s+\w+\s*\(\s*(?:self|cls)\b/.test(text);
const isWrapped = ({ text }: LogicalLine): boolean => /^@(?:staticmethod|classmethod|property)\b/.test(text);
const some = (names: ReadonlySet<string>, test: (name: string) => boolean): boolean => {
  for (const name of names) if (test(name)) return true;
  return false;
};
const readsOwn = (frame: Frame, { reads, binds }: LogicalLine): boolean => some(reads, (name) => frame.bound.has(name)) || some(binds, (name) => frame.mirror.has(name) && !frame.bound.has(name));

/** The price of leaving a block before a line. */
export function closingCost(frame: Frame, line: LogicalLine, lines: readonly LogicalLine[], i: number): number {
  const startsAnew = /^(?:def|class|import|from|@)$/.test(line.keyword) || isMain(line);
  switch (frame.kind) {
    case "def": return frame.isEnded || startsAnew ? 0 : line.blanksBefore > 0 ? 0.4 : 1;
    case "for": case "while": return frame.isEnded ? 0 : line.keyword === "return" ? 0.2 : (line.blanksBefore > 0 ? 0.4 : 0.8) + (gathers.test(line.text) ? 0.8 : 0);
    case "if":
      if (isMain(lines[frame.opener!]!)) return 5;
      return frame.isEnded ? 0 : 0.4 + (lacks(frame, line) ? 2 : 0);
    case "except": case "case": return frame.isEnded ? 0 : 0.4;
    case "else": return frame.isEnded ? 0 : (frame.isRemainder ? 1 : 0.4) + (lacks(frame, line) ? 2 : 0);
    case "with": return 0.8;
    case "class": return isMethod(line.keyword === "@" ? (lines[i + 1] ?? line) : line) || isWrapped(line) ? 10 : 0;
    default: return 0;
  }
}

/** The price of a line that could have left a block and did not; what reads the block's own names belongs there. */
export function stayingCost(frame: Frame, line: LogicalLine, lines: readonly LogicalLine[], i: number): number {
  const opener = frame.opener === undefined ? undefined : lines[frame.opener]!;
  if (!opener || frame.statements === 0) return 0;
  const isAlike = goesOn(line, lines[i - 1]!);
  const blank = line.blanksBefore >= 2 ? 3 : line.blanksBefore > 0 ? 0.8 : 0;
  switch (frame.kind) {
    case "def": {
      const calls = some(line.reads, (name) => opener.binds.has(name)) ? (line.keyword === "return" ? 3 : 9) : 0;
      return calls + (line.blanksBefore >= 2 ? 3 : 0) + (readsOwn(frame, line) || /^(?:return|yield)$/.test(line.keyword) ? 0 : (isAlike ? 0.4 : 1.5) + blank / 2);
    }
    case "for": case "while": {
      if (line.keyword === "return") return 3;
      if (readsRound(frame, line) || /^(?:break|continue)$/.test(line.keyword) || feeds(line, lines, frame.opener!, i)) return blank / 4;
      if (gathers.test(line.text) && !isRoundOfOuter(frame.outer, line)) return 0.3 + blank / 2;
      // What a loop carries from round to round is read after it at least as often as in it.
      return (isAlike ? 0.7 : isShown(line) ? 1.8 : readsOwn(frame, line) ? 1.2 : 1.4) + blank;
    }
    case "if":
      if (isMain(opener)) return 0;
      if (/ is None\s*:$/.test(opener.text) && !some(line.reads, (name) => frame.bound.has(name))) return 2 + blank;
      return (lacks(frame, line) ? 0.1 : bornIn(frame, line) ? 0.2 : 1 / frame.statements) + blank;
    case "else": case "except": case "case": {
      if (frame.isRemainder) return 0.05 + blank / 2;
      if (bornIn(frame, line) || lacks(frame, line)) return 0.1 + blank;
      // It binds already what the branch before it binds.
      return (frame.mirror.size > 0 && !some(frame.mirror, (name) => !frame.bound.has(name)) ? 2 : 1 / frame.statements) + blank;
    }
    case "with": return 0.03;
    default: return 0;
  }
}

/** `plt.title` after `plt.plot`: one thing is done. */
const goesOn = (line: LogicalLine, before: LogicalLine): boolean => {
  const root = /^(\w+)\.\w/.exec(line.text)?.[1];
  return root !== undefined && line.binds.size === 0 && before.text.startsWith(`${root}.`);
};

/** Reads what the block bound first, and no other branch: nobody outside has it. */
const bornIn = (frame: Frame, line: LogicalLine): boolean => some(line.reads, (name) => frame.bound.has(name) && !frame.mirror.has(name) && !frame.outer!.scope.has(name));

/** Binds what the branch before it binds and this one does not yet. */
const lacks = (frame: Frame, line: LogicalLine): boolean => some(line.binds, (name) => frame.mirror.has(name) && !frame.bound.has(name));

/** A list that grows by one each round. */
const gathers = /^[\w.]+(?:\[[^\]]*\])?\.(?:append|extend|add|write|update)\(/;
const isRoundOfOuter = (frame: Frame | undefined, line: LogicalLine): boolean =>
  frame !== undefined && frame.kind !== "def" && (((frame.kind === "for" || frame.kind === "while") && readsRound(frame, line)) || isRoundOfOuter(frame.outer, line));

/** Reads the loop's variable, or what this round made. */
const readsRound = (frame: Frame, line: LogicalLine): boolean => some(line.reads, (name) => frame.bound.has(name) && !frame.outer!.scope.has(name));

/** Prints and plots show and change nothing. */
export const isShown = ({ text, binds }: LogicalLine): boolean => binds.size === 0 && /^(?:print|plt|ax\w*|fig\w*|sns|logg\w*|display|pbar)\b/.test(text);

/** Binds what an earlier line of the loop reads: the next round needs it. */
function feeds(line: LogicalLine, lines: readonly LogicalLine[], opener: number, i: number): boolean {
  return some(line.binds, (name) => line.reads.has(name) || lines.slice(opener + 1, i).some((each) => each.reads.has(name)));
}

const isMain = ({ text }: LogicalLine): boolean => /^if\s+__name__\b/.test(text);

/** The price of a line in a block: what a class, a function or a module seldom holds, and names that are not bound there. */
export function placingCost(at: Frame, line: LogicalLine, lines: readonly LogicalLine[], i: number): number {
  let cost = 0;
  const enclosing = around(at);
  const next = line.keyword === "@" ? lines[i + 1] : undefined;
  const kind = next ? next.keyword : line.keyword;
  const isInClass = at.kind === "class";
  switch (kind) {
    case "def": {
      const belongs = isMethod(next ?? line) || isWrapped(line) || (i > 0 && isWrapped(lines[i - 1]!));
      if (belongs) cost += isInClass ? 0 : enclosing.has("class") ? 10 : at.kind === "module" ? 0 : 8;
      else cost += isInClass ? 5 : at.kind === "module" ? 0 : at.kind === "def" ? 3 : at.kind === "if" || at.kind === "else" ? 4 : 6;
      break;
    }
    case "class": cost += at.kind === "module" ? 0 : 6; break;
    case "import": case "from": cost += at.kind === "module" ? 0 : isInClass ? 8 : at.kind === "def" && at.statements === 0 ? 0.5 : 2; break;
    case "return": case "yield": cost += enclosing.has("def") ? (isInClass ? 40 : 0) : 40; break;
    case "break": case "continue": cost += enclosing.has("for") || enclosing.has("while") ? 0 : 40; break;
    default:
      if (isMain(line)) cost += at.kind === "module" ? 0 : 20;
      else if (isInClass) cost += at.statements === 0 && /^[rub]*["']/i.test(line.text) ? 0 : line.binds.size > 0 && line.keyword === "" && !line.reads.has("self") ? 2 : line.keyword === "pass" || line.text === "..." ? 0 : 8;
  }
  for (const name of line.reads) {
    if (at.scope.has(name)) cost += at.stale.get(name) ?? 0;
    else if (name === "self" || name === "cls") cost += 12;
    else if (leftBehind(at, name)) cost += 6;
  }
  return cost;
}

/** A local of a function that is not open any more. */
const leftBehind = (at: Frame, name: string): boolean => at.lost.has(name);

function around(at: Frame): ReadonlySet<Frame["kind"]> {
  const kinds = new Set<Frame["kind"]>();
  for (let each: Frame | undefined = at; each; each = each.outer) kinds.add(each.kind);
  return kinds;
}
