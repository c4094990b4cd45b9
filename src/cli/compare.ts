import { readFileSync, statSync } from "node:fs";
import { version } from "../../package.json";
import { lineAndColumn } from "../base/place.ts";
import type { Problem } from "../base/problem.ts";
import { wordProblem } from "../base/wording.ts";
import { nearest } from "../base/nearest.ts";
import { isPrecision, precisions, roundTo } from "../field/precision.ts";
import { addComparison } from "../sheet/compare/add-comparison.ts";
import { wordComparison } from "../sheet/compare/word-comparison.ts";
import type { Comparison } from "../sheet/compare/comparison.ts";
import type { Engine } from "../sheet/engine/engine.ts";
import { nameOf } from "../sheet/engine/expand.ts";
import { type ImportedList, mostBytes } from "../sheet/import/imported.ts";
import { chosenList, readNumbers } from "../sheet/import/read-file.ts";
import { CannotRun } from "./cannot-run.ts";
import type { Command } from "./command.ts";
import { problemLine, problemsOf, startSheet } from "./live-sheet.ts";
import type { Paint } from "./paint.ts";
import { openSheet, shippedSheets } from "./sheet-file.ts";

const help = `usage: alphabar compare SHEET COLUMN FILE [OPTIONS]

Compares a list of numbers with a column of a sheet: the largest absolute, relative and ulp difference, the first t that differs, and what
explains it: one index, ᾱ for α, 1 − β, a root, another value of a parameter, a factor, reversed order, float32, printed digits.
SHEET is a file, - for standard input, or a shipped sheet: ${shippedSheets.join(", ")}.
FILE is .npy, .csv, .json or a list as Python, NumPy or PyTorch prints it; - for standard input.

options:
  --set NAME=VALUE     sets a parameter or a choice; may be given several times
  --list NAME          the column of a table, or the entry of a JSON object
  --from T             the t of the first number (what the file says, else the column's first where the lengths agree, else 1)
  --precision FORMAT   what the numbers were made in: ${precisions.join(", ")} (what the file says)
  --format FORMAT      pretty or json (pretty)

examples:
  alphabar compare forward-process alphabar alphas_cumprod.npy
  python -c 'print(scheduler.betas)' | alphabar compare mine.md beta -

exit codes: 0 equal, to rounding; 1 different; 2 it could not run
`;

export const compare: Command = {
  name: "compare",
  summary: "compare a list of numbers with a sheet's column",
  help,
  options: { set: { type: "string", multiple: true }, list: { type: "string" }, from: { type: "string" }, precision: { type: "string" }, format: { type: "string" } },
  async run(options, terminal) {
    const format = options.oneOf("format", ["pretty", "json"]) ?? "pretty";
    const from = options.whole("from", 0, 1_000_000);
    const precision = options.oneOf("precision", precisions);
    const [sheet, column, name, ...more] = options.words;
    if (sheet === undefined || column === undefined || name === undefined) throw new CannotRun("missing argument: alphabar compare SHEET COLUMN FILE");
    if (more.length > 0) throw new CannotRun(`unexpected argument: ${more[0]}`);
    if (sheet === "-" && name === "-") throw new CannotRun("unexpected argument: - (the sheet is read from standard input already)");
    const file = openSheet(sheet);
    const settings = options.texts("set");
    const engine = startSheet(file, settings);
    const known = columnOf(engine, column);
    if (!known) {
      for (const problem of problemsOf(file, engine)) terminal.complain(problemLine(problem));
      throw new CannotRun(`no values: ${column}`);
    }
    const list = withPrecision(listIn(name, options.text("list")), precision);
    const first = from ?? list.from ?? (list.values.length === known.values.length ? known.from : 1);
    const taken = new Set(engine.cells().flatMap(({ line }) => (line ? [nameOf(line) ?? ""] : [])));
    const added = addComparison(file.text, { name: "list", from: first, precision: list.precision, values: list.values }, column, taken);
    const live = startSheet({ file: file.file, text: added.text }, settings);
    const comparison = live.comparison(added.id);
    if (!comparison) throw new CannotRun(problemText(live.problem(added.id) ?? live.problem(added.name) ?? { kind: "missing value", subject: column }));
    if (comparison.verdict === "nothing") throw new CannotRun(wordComparison(comparison, "en").facts.concat(wordComparison(comparison, "en").verdict).join(" "));
    await terminal.write(format === "json" ? `${JSON.stringify(jsonOf(comparison, { sheet, column, file: name }), plain, 2)}\n` : pretty(comparison, terminal.out));
    return comparison.verdict === "different" ? 1 : 0;
  },
};

function columnOf(engine: Engine, name: string) {
  const known = engine.cells().flatMap(({ line }) => (line?.kind === "column" || line?.kind === "base" || line?.kind === "data" ? [line.name] : []));
  if (known.includes(name)) return engine.column(name);
  const near = nearest(name, known);
  throw new CannotRun(`unknown column: ${name} (${near === undefined ? `the sheet has ${[...new Set(known)].join(", ")}` : `did you mean ${near}?`})`);
}

function listIn(file: string, wanted: string | undefined): ImportedList {
  const bytes = bytesOf(file);
  const found = chosenList(readNumbers(bytes), wanted);
  if (found.ok) return found.list;
  const { place } = found.problem;
  const at = place && lineAndColumn(new TextDecoder().decode(bytes), place.start);
  const isChoice = found.problem.kind === "missing value" && found.problem.subject === "column";
  throw new CannotRun(`${file}${at ? `:${at.line}:${at.column}` : ""}: ${isChoice ? `several columns: choose one with --list (${found.problem.hint})` : problemText(found.problem)}`);
}

function bytesOf(file: string): Uint8Array {
  try {
    const found = file === "-" ? undefined : statSync(file);
    if (found && found.size > mostBytes) throw new CannotRun(`too large: ${file} (at most ${mostBytes / 1e6} MB)`);
    return readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    throw new CannotRun(`cannot read: ${file} (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
}

const withPrecision = (list: ImportedList, precision: string | undefined): ImportedList =>
  precision === undefined || !isPrecision(precision) ? list : { ...list, precision, values: list.values.map(roundTo(precision)) };

const problemText = (problem: Problem): string => wordProblem(problem, "en");

function pretty(comparison: Comparison, paint: Paint): string {
  const { verdict, facts, why } = wordComparison(comparison, "en");
  const head = comparison.verdict === "different" ? paint.red(`✕ ${verdict}`) : paint.green(`✓ ${verdict}`);
  return `${[head, ...[...facts, ...why].map((line) => `  ${line}`)].join("\n")}\n`;
}

function jsonOf(comparison: Comparison, asked: { readonly sheet: string; readonly column: string; readonly file: string }) {
  const { verdict, facts, why } = wordComparison(comparison, "en");
  return { version, ...asked, ...comparison, message: [verdict, ...facts, ...why].join(" ") };
}

const plain = (_: string, value: unknown): unknown => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value);
