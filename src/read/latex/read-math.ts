import type { Place } from "../../base/place.ts";
import { attempt, type Problem, ProblemError } from "../../base/problem.ts";
import { expressionReader } from "./expression.ts";
import { katexTokens } from "./katex-tree.ts";
import type { MathOptions, Statement } from "./math.ts";
import { prepare, type Source } from "./source.ts";
import { readStatements } from "./statements.ts";
import type { Token } from "./token.ts";

export interface Reading {
  readonly statements: readonly Statement[];
  /** Each with its place in the text; what has a problem is not among the statements. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the inside of one formula, inline or display, in any environment; places are offsets into `tex` as given.
 * Nothing is skipped and nothing guessed: what is not understood is a problem, and the statements beside it are read all the same.
 * Never throws, whatever the text; texts past 10,000 characters, deep nesting and endless macros are problems too.
 */
export function readMath(tex: string, options: MathOptions = {}): Reading {
  const made = attempt(() => {
    const source = prepare(tex, options.macros ?? {});
    return { source, tokens: katexTokens(source) };
  });
  if (!made.ok) return { statements: [], problems: [placed(made.problem, tex)] };
  return readTokens(made.value.tokens, tex, made.value.source.labels);
}

/** The grammar over tokens of any notation. */
export function readTokens(tokens: readonly Token[], text: string, labels: Source["labels"] = []): Reading {
  const problems: Problem[] = [];
  // Inside of a sum or an expectation a problem belongs to the whole; only the outermost statements fail one by one.
  const read = expressionReader((row, reader) => readStatements(row, reader, (problem) => {
    throw new ProblemError(problem);
  }));
  const whole = attempt(() => readStatements(tokens, read, (problem) => void problems.push(placed(problem, text))));
  if (!whole.ok) return { statements: [], problems: [...problems, placed(whole.problem, text)] };
  return { statements: whole.value.map((statement) => labelled(statement, whole.value, labels)), problems };
}

function labelled(statement: Statement, all: readonly Statement[], labels: Source["labels"]): Statement {
  // A tag ends its line, so it belongs to the last statement that begins before it.
  const own = labels.findLast((label) => all.findLast((other) => other.place.start <= label.place.start) === statement);
  return own === undefined ? statement : { ...statement, label: own.text };
}

const clamp = (place: Place, text: string): Place => {
  const start = Math.min(Math.max(0, place.start), text.length);
  return { start, end: Math.min(Math.max(start, place.end), text.length) };
};
const placed = (problem: Problem, text: string): Problem => ({ ...problem, place: clamp(problem.place ?? { start: 0, end: text.length }, text) });
