import type { Problem } from "../../base/problem.ts";
import type { ChoiceLine, ParameterLine } from "../../read/text/line.ts";
import type { Cell, Sheet } from "../cell.ts";
import { parameterOf, refusal, tooManySteps } from "./parameters.ts";
import { columnsIn, type Topology } from "./topology.ts";

/** Numbers that all columns together may hold: 320 MB. */
const mostValues = 4e7;

/** A parameter's or choice's own line, where the sheet defines it first. */
export interface Setting {
  readonly cell: Cell;
  readonly line: ParameterLine | ChoiceLine;
}

/** What a sheet's parameters and choices stand at: as they are typed, or what they were set to since. T is checked against its caps before anything is allocated. */
export interface Settings {
  /** Lets go of values whose own line has another text now. */
  forgetChangedLines(next: Sheet): void;
  /** The option a choice stands at. */
  chosen(cell: Cell | undefined): string | undefined;
  /** Takes up a new topology; values that no line has any more are let go of. */
  adopt(cells: readonly Cell[], plan: Topology): void;
  known(name: string): Setting | undefined;
  names(): readonly string[];
  /** The value of a parameter that is known. */
  valueNow(name: string): number | string;
  /** Why a value cannot be taken, kept as the cell's problem until the next that can; undefined when it can. */
  refuse(name: string, value: number | string): Problem | undefined;
  refused(id: string): Problem | undefined;
  keep(name: string, value: number | string): void;
  /** T, when it can be had. Its cell has the problem when it cannot. */
  steps(): number | undefined;
  /** Every value that was set, by name. */
  set(): Iterable<readonly [name: string, value: number | string]>;
}

interface Kept {
  readonly text: string;
  readonly value: number | string;
  readonly brought: boolean;
}

export function createSettings(): Settings {
  /** Values that were set, with the line they belong to. */
  const dragged = new Map<string, Kept>();
  const problems = new Map<string, Problem>();
  let settings = new Map<string, Setting>();
  let plan: Topology;

  return {
    forgetChangedLines(next) {
      for (const [name, kept] of dragged) {
        const own = next.cells.find((c) => (c.line?.kind === "parameter" || c.line?.kind === "choice") && c.line.name === name);
        if (own && own.text !== kept.text) dragged.delete(name);
      }
    },
    chosen(cell) {
      if (cell?.line?.kind !== "choice") return undefined;
      const kept = dragged.get(cell.line.name);
      return kept?.text === cell.text ? String(kept.value) : cell.line.chosen;
    },
    adopt(cells, next) {
      plan = next;
      settings = new Map(
        cells.flatMap((cell) =>
          (cell.line?.kind === "parameter" || cell.line?.kind === "choice") && plan.definers.get(cell.line.name)?.[0] === cell.id ? [[cell.line.name, { cell, line: cell.line }] as const] : [],
        ),
      );
      for (const [name, kept] of dragged) if (!fits(name, kept)) dragged.delete(name);
      problems.clear();
    },
    known: (name) => settings.get(name),
    names: () => [...settings.keys()],
    valueNow,
    refuse(name, value) {
      const { cell, line } = settings.get(name)!;
      const no = refusal(name, line, value) ?? (name === "T" ? tooMuch(value as number) : undefined);
      if (no) problems.set(cell.id, { ...no, place: cell.place });
      else problems.delete(cell.id);
      return no;
    },
    refused: (id) => problems.get(id),
    keep(name, value) {
      const { cell } = settings.get(name)!;
      dragged.set(name, { text: cell.text, value, brought: cell.origin !== undefined });
    },
    steps() {
      const known = settings.get("T");
      if (!known || plan.problems.has(known.cell.id)) return undefined;
      const T = valueNow("T") as number;
      const no = refusal("T", known.line, T) ?? tooMuch(T);
      if (no) problems.set(known.cell.id, { ...no, place: known.cell.place });
      return no ? undefined : T;
    },
    set: () => [...dragged].map(([name, { value }]) => [name, value] as const),
  };

  function valueNow(name: string): number | string {
    return dragged.get(name)?.value ?? parameterOf(settings.get(name)!.line).value;
  }

  /** The same line keeps its value; a formula's parameter also keeps it when another formula of the family brings it (T, when the kind of schedule is switched). */
  function fits(name: string, kept: Kept): boolean {
    const now = settings.get(name);
    if (!now) return false;
    return now.cell.text === kept.text || (kept.brought && now.cell.origin !== undefined && refusal(name, now.line, kept.value) === undefined);
  }

  function tooMuch(T: number): Problem | undefined {
    const columns = columnsIn(plan);
    const large = tooManySteps(T);
    if (large || columns * T <= mostValues) return large;
    return { kind: "too large", subject: `T = ${T}`, hint: `${columns} columns: at most ${Math.floor(mostValues / columns)} steps` };
  }
}
