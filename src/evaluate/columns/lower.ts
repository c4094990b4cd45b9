import { attempt, type Problem } from "../../base/problem.ts";
import { name, type Term } from "../../term/term.ts";
import type { ColumnDefinition, Definitions } from "../definitions.ts";
import { carryComplements } from "./complement.ts";
import { inline } from "./inline.ts";
import { loweredMemory } from "./lowered-memory.ts";
import { prefixes } from "./prefix.ts";
import { type Quantity, rowIndex } from "./quantity.ts";
import { isNumeric } from "./shape.ts";

/** Definitions made ready for columns. What is about laws has no column and is in neither map. */
export interface Lowered {
  readonly quantities: ReadonlyMap<string, Quantity>;
  readonly problems: ReadonlyMap<string, Problem>;
  /** Names of cells whose values are laws. */
  readonly laws: ReadonlySet<string>;
  /** A term of the same sheet (a claim's side), made ready likewise; `index` stands for the row. May add hidden columns, so it comes before the plan. */
  term(term: Term, index: string | undefined): Term;
}

/**
 * Functions inlined, indices renamed, running sums and products turned into hidden columns, and 1 − ᾱ carried without cancellation.
 * Hidden columns have names that cannot be typed and are made only for what is read.
 */
export function lower(definitions: Definitions): Lowered {
  const quantities = new Map<string, Quantity>();
  const problems = new Map<string, Problem>();
  const laws = new Set<string>();
  const prefix = prefixes((hidden) => quantities.has(hidden.name) || quantities.set(hidden.name, hidden));

  const made = loweredMemory(definitions.functions);

  for (const [of, body] of Object.entries(definitions.scalars)) put(of, attempt(() => made(body, [of], () => scalarOf(of, body, definitions))));
  for (const [of, column] of Object.entries(definitions.columns)) {
    const bases = Object.entries(column.bases);
    const parts = [of, column.index, column.from, ...bases.flat()];
    put(of, attempt(() => made(column.body ?? bases[0]![1], parts, () => quantityOf(of, column, definitions))));
  }
  const complement = carryComplements(quantities);
  return {
    quantities,
    problems,
    laws,
    term: (term, index) =>
      complement(prefix(inline(term, definitions.functions, new Map(index === undefined ? [] : [[index, name(rowIndex)]])))),
  };

  function put(of: string, read: ReturnType<typeof attempt<Quantity | undefined>>): void {
    if (!read.ok) problems.set(of, read.problem);
    else if (!read.value) laws.add(of);
    else if (read.value.kind === "scalar" || !read.value.body) quantities.set(of, read.value);
    else {
      const body = prefix(read.value.body);
      quantities.set(of, body === read.value.body ? read.value : { ...read.value, body });
    }
  }
}

function scalarOf(of: string, term: Term, { functions }: Definitions): Quantity | undefined {
  const body = inline(term, functions, new Map());
  return isNumeric(body) ? { kind: "scalar", name: of, body } : undefined;
}

function quantityOf(of: string, column: ColumnDefinition, { functions }: Definitions): Quantity | undefined {
  const bound = new Map([[column.index, name(rowIndex)]]);
  const body = column.body && inline(column.body, functions, bound);
  const bases = new Map(Object.entries(column.bases).map(([at, term]) => [Number(at), inline(term, functions, new Map())]));
  if ((body && !isNumeric(body)) || [...bases.values()].some((base) => !isNumeric(base))) return undefined;
  const bodyFrom = column.from;
  return { kind: "column", name: of, from: Math.min(bodyFrom, ...bases.keys()), bodyFrom, body, bases };
}
