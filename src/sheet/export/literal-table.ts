import type { Engine } from "../engine/engine.ts";
import type { Wording } from "../formula.ts";
import { pythonNames } from "./python-names.ts";
import { floatText } from "./python-number.ts";
import { scheduleOf } from "./schedule.ts";
import { say } from "./sentences.ts";

const onALine = 8;

/** Columns as Python lists of their values, to the bit: right whatever a library rounds. */
export function literalTable(engine: Engine, columns: readonly string[], title: string, language: keyof Wording): string {
  const named = pythonNames(scheduleOf(engine, columns, "formulas"));
  const head = [say("from", language, { title }), say("table", language), say("tableUse", language)].map((line) => `# ${line}`);
  const settings = engine.cells().flatMap(({ line }) => (line?.kind === "parameter" || line?.kind === "choice" ? [`${line.name} = ${engine.parameter(line.name)?.value}`] : []));
  const lists = columns.flatMap((name) => {
    const { from, values } = engine.column(name)!;
    const rows = Array.from({ length: Math.ceil(values.length / onALine) }, (_, i) => `    ${Array.from(values.subarray(i * onALine, (i + 1) * onALine), floatText).join(", ")},`);
    return ["", `# ${say("index", language, { off: from === 0 ? "" : from > 0 ? ` + ${from}` : ` - ${-from}` })}`, `${named.get(name) ?? name} = [`, ...rows, "]"];
  });
  return `${[...head, `# ${say("parameters", language)}: ${settings.join(", ")}`, ...lists].join("\n")}\n`;
}
