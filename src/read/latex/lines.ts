import type { Token } from "./token.ts";

/** A stretch of a formula between separators, and what parted it from the one before. */
export interface Segment {
  readonly tokens: Token[];
  readonly before: "start" | "row" | "wide" | "comma" | "implies";
  lead?: string;
  /** The row's first column is empty: it goes on with the one before. */
  indented?: boolean;
  readonly comments: string[];
}

/** Words that lead to a formula or join two. A text that is none of these and stands between two formulas is not understood. */
const connecting = /^(where|for|with|when|if|and|or|so|do|then|thus|hence|since|because|as|let|given|by|using|via|from|i\.e\.|e\.g\.|s\.t\.|subject to|such that|which|otherwise|else|whenever|while|but|unless|provided|其中|当|若|如果|设|且|和|或|则|对|令|因此|所以|即|由|其他|否则|以及|这里)/i;
const isText = (token: Token): token is Extract<Token, { type: "prose" | "word" }> => token.type === "prose" || token.type === "word";

/**
 * A formula's rows as segments: parted by commas, semicolons, wide spaces, arrows of implication, line ends and connecting words,
 * never inside of brackets. Tables that only align their rows are opened; the others stay what they are.
 */
export function segments(row: readonly Token[]): Segment[] {
  const out: Segment[] = [];
  let depth = 0;
  let current: Segment = { tokens: [], before: "start", comments: [] };
  const next = (before: Segment["before"], lead?: string) => {
    if (current.tokens.length > 0 || current.comments.length > 0 || current.lead !== undefined) out.push(current);
    current = { tokens: [], before: current.tokens.length === 0 && current.lead === undefined && before === "wide" ? (current.before === "start" || current.before === "row" ? current.before : before) : before, ...(lead !== undefined && { lead }), comments: [] };
  };
  const isOnly = (tokens: readonly Token[], i: number) => tokens.slice(i + 1).every((token) => /^(wide|comma|stop|semicolon)$/.test(token.type));

  const add = (tokens: readonly Token[]) => {
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      const system = depth === 0 && isSystem(tokens, i) ? tokens[i + 1] : undefined;
      if (system?.type === "table") {
        depth = 0;
        addRows(system.rows, false);
        i += 2;
      } else if (depth === 0 && token.type === "table" && aligns(token, tokens)) {
        // Rows that follow something ("L = \begin{aligned} …") go on with it.
        addRows(token.rows, current.tokens.length > 0);
      } else if (depth === 0 && isCondition(tokens, i, current.tokens.at(-1))) {
        next("wide");
        current.tokens.push(token);
        depth++;
      } else if (depth > 0 || token.type === "open" || (token.type === "bar" && token.role === "open")) {
        current.tokens.push(token);
        if (token.type === "open" || (token.type === "bar" && token.role === "open")) depth++;
        if (token.type === "close" || (token.type === "bar" && token.role === "close")) depth--;
      }
      else if (token.type === "wide") next("wide");
      else if (token.type === "colon" && isHeading(current)) {
        const [heading] = current.tokens.splice(0);
        next("wide", (heading as Extract<Token, { type: "word" | "prose" }>).text);
      }
      else if (token.type === "semicolon" || (token.type === "colon" && current.lead !== undefined)) next("wide");
      else if (token.type === "comma") {
        current.tokens.push(token);
        next("comma");
      } else if (token.type === "implies") next("implies", token.text);
      else if (isText(token) && isConnector(token, current, tokens, i)) {
        const atEnd = isOnly(tokens, i);
        if (atEnd || (current.tokens.length > 0 && token.text.startsWith("("))) current.comments.push(token.text);
        else next(current.tokens.length > 0 ? "wide" : current.before === "comma" ? "wide" : current.before, token.text.replace(/^[\s;,，；]+|[\s,:，：]+$/g, ""));
      } else current.tokens.push(token);
    }
  };
  const addRows = (rows: readonly (readonly (readonly Token[])[])[], goesOn: boolean) => {
    rows.map(unnumbered).forEach((cells, r) => {
      // ⋮ alone on its line stands for lines that are left out.
      if (cells.every((cell) => cell.every(isDots))) return;
      if (depth === 0 && !(r === 0 && goesOn)) next("row");
      if (cells.length > 1 && cells[0]!.length === 0) current.indented = true;
      cells.forEach((cell, c) => {
        // Every second cell begins a formula of its own, unless the one before waits for its right side.
        const last = current.tokens.at(-1);
        if (c > 0 && c % 2 === 0 && cell.length > 0 && depth === 0 && last !== undefined && last.type !== "relation" && last.type !== "operator" && cell[0]!.type !== "relation") next("wide");
        add(cell);
      });
    });
  };
  add(row);
  next("start");
  return out.filter((segment, i) => segment.tokens.some((token) => token.type !== "comma" || segment.tokens.length > 1) || segment.comments.length > 0 || (segment.lead !== undefined && i === out.length - 1));
}

const isDots = (token: Token): boolean => token.type === "ellipsis" || token.type === "wide" || (token.type === "group" && token.of.every(isDots));

/** The lines of an algorithm without their numbers: 1:, 2:, … */
function unnumbered(cells: readonly (readonly Token[])[]): readonly (readonly Token[])[] {
  const [first, second] = cells[0] ?? [];
  if (first?.type !== "number" || second?.type !== "colon" || !/^\d+$/.test(first.digits)) return cells;
  const rest = cells[0]!.slice(2);
  return rest.length > 0 ? [rest, ...cells.slice(1)] : cells.slice(1);
}

function isConnector(token: Extract<Token, { type: "prose" | "word" }>, current: Segment, tokens: readonly Token[], i: number): boolean {
  if (token.below !== undefined || token.above !== undefined || tokens[i + 1]?.type === "open") {
    if (token.type === "word" || !connecting.test(token.text)) return false;
  }
  if (token.type === "word") return connecting.test(token.text) && token.text.replace(connecting, "") === "";
  if (connecting.test(token.text.replace(/^[\s;,，；:]+/, ""))) return true;
  // Chinese words between two formulas part them; beside an operator or a relation they stand for a value.
  const joins = (other: Token | undefined): boolean => other === undefined || other.type === "operator" || other.type === "relation";
  if (/[\u3400-\u9fff]/.test(token.text) && !joins(current.tokens.at(-1)) && !joins(tokens.slice(i + 1).find((other) => other.type !== "wide"))) return true;
  // Remarks stand before a formula or after it, apart from it by a sign or in brackets.
  const first = current.tokens.length === 0, last = tokens.slice(i + 1).every((other) => /^(wide|comma|stop|semicolon)$/.test(other.type));
  return first || (last && /^[（(]/.test(token.text));
}

/** "Loss:" before a formula: one name in words, set apart by its colon. */
const isHeading = ({ tokens: [only, more], lead }: Segment): boolean =>
  lead === undefined && more === undefined && (only?.type === "prose" || only?.type === "word" && only.text.length > 1) && only.below === undefined && only.above === undefined;

/** (t = 1, …, T) at the end of a row, beside what it narrows. What is asked of a law, P(x > 0), belongs to the law. */
function isCondition(tokens: readonly Token[], i: number, before: Token | undefined): boolean {
  const open = tokens[i]!;
  if (open.type !== "open" || open.bracket !== "(" || before === undefined || !/^(symbol|number|fraction|root|close|group|infinity)$/.test(before.type)) return false;
  if (before.type === "symbol" && (/^[pqPQE]$/.test(before.name) || before.font === "blackboard" || before.font === "calligraphic")) return false;
  let depth = 0, relation = false;
  for (let k = i; k < tokens.length; k++) {
    const token = tokens[k]!;
    if (token.type === "open") depth++;
    else if (token.type === "close" && --depth === 0) return relation && tokens.slice(k + 1).every((other) => /^(wide|comma|stop)$/.test(other.type));
    else if (depth === 1 && token.type === "relation") relation = true;
    else if (depth === 1 && token.type === "bar") return false;
  }
  return false;
}

/** A brace on the left of equations alone: a system, no cases of a value. */
function isSystem(tokens: readonly Token[], i: number): boolean {
  const [open, table, close] = tokens.slice(i, i + 3);
  if (open?.type !== "open" || open.bracket !== "{" || table?.type !== "table" || close?.type !== "close" || close.bracket !== "") return false;
  return [...tokens.slice(0, i), ...tokens.slice(i + 3)].every((token) => /^(wide|comma|stop)$/.test(token.type)) && table.rows.every((row) => row.every((cell) => cell.length === 0) || row[0]!.some((token) => token.type === "relation"));
}

/** Whether a table's rows are lines of mathematics and not the rows of a matrix or the cases of a value. */
function aligns(table: Extract<Token, { type: "table" }>, around: readonly Token[]): boolean {
  if (table.below !== undefined || table.above !== undefined) return false;
  const relation = table.rows.some((row) => row.some((cell) => cell.some((token) => token.type === "relation" || token.type === "implies")));
  const others = around.filter((token) => token !== table && !/^(wide|comma|stop)$/.test(token.type));
  return relation || (others.length === 0 && table.rows.every((row) => row.length <= 1)) || table.rows.some((row, r) => r > 0 && (row.find((cell) => cell.length > 0)?.[0]?.type === "operator") && row.length > 1 && row[0]!.length === 0);
}
