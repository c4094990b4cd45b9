import { type Edit, edited, type Line, type Mended, physicalLines } from "./mending.ts";

/** Prompts of Python and IPython with the output between them, `undefined` where there are none. */
export function withoutPrompts(source: string): Mended | undefined {
  const lines = physicalLines(source);
  if (lines.some(({ text }) => /^\s*>>>(?:\s|$)/.test(text))) return kept(source, lines, /^\s*(?:>>>|\.\.\.)(?: |$)/);
  if (!lines.some(({ text }) => /^\s*(?:In\s*\[[\d\s*]*\]\s*:)/.test(text))) return undefined;
  // In a terminal each line of the program has a prompt of its own.
  if (lines.some(({ text }) => /^\s*\.\.\.+:/.test(text))) return kept(source, lines, /^\s*(?:In\s*\[[\d\s*]*\]\s*:|\.\.\.+:)[ ]?/);
  const edits: Edit[] = [];
  let isOutput = false;
  for (const { text, start, end } of lines) {
    const prompt = /^\s*(?:In\s*\[[\d\s*]*\]\s*:|\.\.\.+:)[ ]?/.exec(text)?.[0];
    if (/^\s*Out\s*\[[\d\s]*\]\s*:/.test(text)) isOutput = true;
    else if (prompt !== undefined) isOutput = false;
    if (isOutput || prompt !== undefined) edits.push({ start, end: isOutput ? end : start + prompt!.length, by: "" });
  }
  return { text: edited(source, edits), done: [{ kind: "prompt", at: edits[0]!.start }] };
}

/** Only what stands behind a prompt is the program; the rest was printed by it. */
function kept(source: string, lines: readonly Line[], prompt: RegExp): Mended {
  const edits = lines.map(({ text, start, end }): Edit => {
    const found = prompt.exec(text)?.[0];
    return { start, end: found === undefined ? end : start + found.length, by: "" };
  });
  return { text: edited(source, edits), done: [{ kind: "prompt", at: lines.find(({ text }) => prompt.test(text))!.start }] };
}

/** What Python said when it stopped, pasted below the program. */
export function withoutTracebacks(source: string): Mended | undefined {
  const edits: Edit[] = [];
  let isOutput = false;
  for (const { text, start, end } of physicalLines(source)) {
    if (/^Traceback \(most recent call last\):|^-{20,}\s*$/.test(text)) isOutput = true;
    const isLast = isOutput && /^\w*(?:Error|Exception|Interrupt|Warning|Exit)\b/.test(text);
    if (isOutput) edits.push({ start, end, by: "" });
    if (isLast) isOutput = false;
  }
  return edits.length === 0 || isOutput ? undefined : { text: edited(source, edits), done: [{ kind: "left out", at: edits[0]!.start }] };
}

/** Line numbers that a page showed beside a listing: in front of each line, or all together before or behind it. */
export function withoutLineNumbers(source: string): Mended | undefined {
  const lines = physicalLines(source);
  const numbered = lines.map(({ text }) => /^\s*(\d{1,4})(?:[.:|)]?(?=\s|$)|(?=[A-Za-z_#@]))/.exec(text));
  const written = lines.flatMap((line, i) => (line.text.trim() === "" ? [] : [i]));
  const first = Number(numbered[written[0] ?? -1]?.[1] ?? NaN);
  if (written.length >= 3 && written.every((i, n) => Number(numbered[i]?.[1]) === first + n || Number(numbered[i]?.[1]) === first + i - written[0]!)) {
    const gaps = written.flatMap((i) => (lines[i]!.text.length > numbered[i]![0].length ? [/^[ \t]*/.exec(lines[i]!.text.slice(numbered[i]![0].length))![0].length] : []));
    if (gaps.length > 0) {
      const gap = Math.min(...gaps);
      const edits = written.map((i) => ({ start: lines[i]!.start, end: Math.min(lines[i]!.end, lines[i]!.start + numbered[i]![0].length + gap), by: "" }));
      return { text: edited(source, edits), done: [{ kind: "line numbers", at: edits[0]!.start }] };
    }
  }
  const run = runOfNumbers(lines);
  if (!run) return undefined;
  const edits = run.map(({ start, end }) => ({ start, end, by: "" }));
  return { text: edited(source, edits), done: [{ kind: "line numbers", at: edits[0]!.start }] };
}

/** 1, 2, 3 … on lines of their own, at the head or at the foot, one for each line of the listing. */
function runOfNumbers(lines: readonly Line[]): readonly Line[] | undefined {
  for (const from of [lines.findIndex(({ text }) => text.trim() !== ""), lines.findLastIndex(({ text }) => text.trim() === "1")]) {
    const run: Line[] = [];
    for (let i = from; i >= 0 && i < lines.length && lines[i]!.text.trim() === String(run.length + 1); i++) run.push(lines[i]!);
    const others = lines.filter((line) => line.text.trim() !== "").length - run.length;
    if (run.length >= 3 && others >= run.length / 2) return run;
  }
  return undefined;
}

const magic = /^([ \t]*)(?:%{1,2}\w.*|!\s*[\w./~].*|\?{1,2}\s*\w.*|[A-Za-z_][\w.]*\?{1,2}|(?:\$\s+)?(?:pip3?|conda|apt(?:-get)?|git|wget|curl|python3?\s+-m|python3?(?=\s+\S+\.py\b)|cd)\s+[\w.:/~-][^=(]*)$/;

/** Commands to the notebook or the shell, by statements that do nothing; a cell that is a program of another language has no Python. */
export function withoutMagics(source: string): Mended | undefined {
  const lines = physicalLines(source);
  const head = lines.find(({ text }) => text.trim() !== "");
  if (head && /^%%(?:bash|sh|script|html|latex|javascript|js|svg|markdown|cython|perl|ruby|R|sql|writefile|file)\b/.test(head.text)) return undefined;
  const found = lines.flatMap(({ text, start, end }) => {
    const margin = magic.exec(text)?.[1];
    return margin === undefined ? [] : [{ start: start + margin.length, end, by: "pass" }];
  });
  if (found.length === 0) return undefined;
  return { text: edited(source, found), done: found.map(({ start }) => ({ kind: "magic", at: start })) };
}
