import { nearest } from "../base/nearest.ts";
import type { Engine } from "../sheet/engine/engine.ts";
import { CannotRun } from "./cannot-run.ts";

/** The columns that `--columns a,b` asks for, or all that have values. */
export function chosenColumns(engine: Engine, asked: readonly string[]): readonly string[] {
  const names = engine.cells().flatMap(({ line }) => (line?.kind === "column" || line?.kind === "base" || line?.kind === "data" ? [line.name] : []));
  const known = [...new Set(names)];
  const wanted = asked.flatMap((list) => list.split(",")).map((name) => name.trim()).filter((name) => name !== "");
  for (const name of wanted) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    throw new CannotRun(`unknown column: ${name} (${near === undefined ? `the sheet has ${known.join(", ")}` : `did you mean ${near}?`})`);
  }
  const broken = new Set(engine.cells().filter(({ id }) => engine.problem(id)).flatMap(({ line }) => (line && "name" in line ? [line.name] : [])));
  const laws = wanted.find((name) => !engine.column(name) && !broken.has(name));
  if (laws !== undefined) throw new CannotRun(`not a column of numbers: ${laws} (its values are laws; mean(…) and variance(…) are numbers)`);
  return (wanted.length > 0 ? wanted : known).filter((name) => engine.column(name));
}
