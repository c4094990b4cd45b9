import type { ColumnQuantity } from "../../evaluate/columns/quantity.ts";
import { printLine } from "../../read/text/print-line.ts";
import type { Cell } from "../cell.ts";
import type { Engine } from "../engine/engine.ts";
import type { Wording } from "../formula.ts";
import { type LastBits, lastBits } from "./last-bits.ts";
import type { Library } from "./library.ts";
import { pythonColumns } from "./python-column.ts";
import { pythonNames, twins } from "./python-names.ts";
import { floatText } from "./python-number.ts";
import { pythonTerm, type Said } from "./python-term.ts";
import type { Schedule } from "./schedule.ts";
import { say } from "./sentences.ts";

/** A schedule as a program. */
export interface PythonProgram {
  readonly text: string;
  /** The Python name of each column that was asked for. */
  readonly names: ReadonlyMap<string, string>;
  readonly lastBits: ReadonlyMap<string, LastBits>;
}

interface Asked {
  readonly title: string;
  readonly language: keyof Wording;
}

/** The schedule's columns as NumPy or PyTorch code: parameters at the head, arrays from 0, each under its title and formula. */
export function pythonProgram(engine: Engine, schedule: Schedule, library: Library, { title, language }: Asked): PythonProgram {
  const names = pythonNames(schedule);
  const bits = lastBits(schedule, engine), twin = twins(schedule), done = new Set(twin.values());
  const lines: string[] = [];
  const said: Said = {
    library,
    nameOf: (name) => names.get(name) ?? name,
    fromOf: (column) => { const q = schedule.quantities.get(column); return q?.kind === "column" ? q.from : (schedule.given.get(column)?.from ?? 0); },
    lastOf: (column) => { const data = schedule.given.get(column); return data && data.from + data.values.length - 1; },
    T: Number(schedule.parameters.get("T")?.value ?? 0),
    arrays: new Set(), long: new Set(), ints: new Set(),
    steps: (from) => {
      const name = from === 1 ? "t" : from < 0 ? `t_from_minus_${-from}` : `t_from_${from}`;
      said.arrays.add(name);
      said.long.add(name);
      if (!unwritten.has(name)) unwritten.set(name, `${name} = ${library.steps(from)}`);
      return name;
    },
  };
  /** Arrays of steps by name, empty once they are written. */
  const unwritten = new Map<string, string>();

  for (const [name, { value, whole }] of schedule.parameters) {
    lines.push(`${names.get(name)} = ${whole ? value : floatText(Number(value))}`);
    if (whole) said.ints.add(names.get(name)!);
  }
  for (const { line } of engine.cells()) if (line?.kind === "choice") lines.push(`# ${line.name} = ${engine.parameter(line.name)?.value}`);
  lines.push("");
  for (const [name, { from, values }] of schedule.given) lines.push(...headings({ name, from }, said, engine, bits, language), `${names.get(name)} = ${library.literal(Array.from(values, floatText).join(", "))}`, "");
  for (const { members } of schedule.groups) {
    const [first] = members;
    if (first!.kind === "scalar") {
      const { text, array } = pythonTerm(first!.body, { kind: "none" }, said);
      if (array) said.arrays.add(names.get(first!.name)!);
      lines.push(`${names.get(first!.name)} = ${text}`, "");
      continue;
    }
    if (done.has(first!.name)) continue;
    const columns = members as readonly ColumnQuantity[];
    const statements = pythonColumns(columns, said);
    for (const [name, line] of unwritten) {
      if (line === "" || !statements.some((statement) => new RegExp(`(?<!\\w)${name}(?!\\w)`).test(statement))) continue;
      lines.push(line, "");
      unwritten.set(name, "");
    }
    lines.push(...columns.flatMap((column) => headings({ ...column, name: twin.get(column.name) ?? column.name }, said, engine, bits, language)), ...statements, "");
  }
  const body = lines.join("\n");
  const head = [say("from", language, { title }), say("counted", language), say("exact", language)].flatMap((text) => text.split("\n")).map((line) => `# ${line}`);
  const imports = [...(/\bmath\./.test(body) ? ["import math", ""] : []), library.imports];
  const text = [...head, ...imports, "", ...helpersFor(body), `# ${say("parameters", language)}`, body.trimEnd(), ...leftOut(engine, schedule, language)].join("\n");
  return { text: `${text}\n`, names: new Map(schedule.columns.map((name) => [name, names.get(name)!])), lastBits: bits };
}

/** A column's title and formula, what its index counts, and what is to be known of its digits. */
function headings({ name, from }: Pick<ColumnQuantity, "name" | "from">, said: Said, engine: Engine, bits: ReadonlyMap<string, LastBits>, language: keyof Wording): readonly string[] {
  const cells = engine.cells().filter(({ line }) => (line?.kind === "column" || line?.kind === "base" || line?.kind === "data") && line.name === name);
  const title = cells.find((cell) => cell.title)?.title?.[language];
  const formula = cells.length > 0 ? formulaText(cells) : name.startsWith("1-∏") ? say("complement", language, { name: said.nameOf(name).replace(/^one_minus_/, "") }) : say("hidden", language);
  const { ulps, functions } = bits.get(name) ?? { ulps: 0, functions: new Set<string>() };
  const loses = ulps > 4 ? [`# ${say("loses", language, { functions: [...functions].join(", "), ulps: rough(ulps), share: rough(ulps * Number.EPSILON) })}`] : [];
  return [...(title === undefined ? [] : [`# ${title}`]), comment(language, formula, from), ...loses];
}

const comment = (language: keyof Wording, formula: string, from: number): string =>
  `# ${formula}  (${say("index", language, { off: from === 0 ? "" : from > 0 ? ` + ${from}` : ` - ${-from}` })})`;

const formulaText = (cells: readonly Cell[]): string => cells.map(({ line }) => (line!.kind === "data" ? line!.name : printLine(line!))).join("; ");

/** Upwards to one digit. */
function rough(value: number): string {
  if (!Number.isFinite(value)) return "∞";
  const unit = 10 ** Math.floor(Math.log10(value));
  return String(Number((Math.ceil(value / unit) * unit).toPrecision(1)));
}

const helpers: Readonly<Record<string, readonly string[]>> = {
  _power: ["def _power(x, n):", "    # by squaring", "    if n == 1:", "        return x", "    half = _power(x, n // 2)", "    return half * half if n % 2 == 0 else half * half * x"],
  _prod: ["def _prod(body, first, last):", "    result = 1.0", "    for k in range(first, last + 1):", "        result = result * body(k)", "    return result"],
  _sum: ["def _sum(body, first, last):", "    result = 0.0", "    for k in range(first, last + 1):", "        result = result + body(k)", "    return result"],
};

const helpersFor = (body: string): readonly string[] => Object.entries(helpers).flatMap(([name, lines]) => (body.includes(`${name}(`) ? [...lines, ""] : []));

function leftOut(engine: Engine, { columns, missing }: Schedule, language: keyof Wording): readonly string[] {
  const cells = engine.cells();
  const laws = [...new Set(cells.flatMap(({ id, line }) => (line && (line.kind === "function" || (line.kind === "column" && !engine.column(line.name))) && !engine.problem(id) && !missing.includes(line.name) && !columns.includes(line.name) ? [line.name] : [])))];
  const claims = cells.filter(({ line }) => line?.kind === "claim").length;
  const what = [
    ...(laws.length > 0 ? [say("laws", language, { names: laws.join(", ") })] : []),
    ...(missing.length > 0 ? [say("broken", language, { names: missing.join(", ") })] : []),
    ...(claims > 0 ? [say("claims", language, { count: String(claims) })] : []),
  ];
  return what.length > 0 ? ["", `# ${say("leftOut", language, { what: what.join(language === "en" ? "; " : "；") })}`] : [];
}
