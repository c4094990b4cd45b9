import { attempt } from "../base/problem.ts";
import type { Definitions } from "../evaluate/definitions.ts";
import { createScene } from "../evaluate/scene.ts";
import { wholeNumber } from "../evaluate/steps.ts";
import { aNumber, type Value } from "../evaluate/value.ts";
import { float64 } from "../field/float64.ts";
import { variance } from "../gaussian/law.ts";
import { printLatex } from "../term/print-latex.ts";
import type { IndexTerm, NameTerm, Term } from "../term/term.ts";
import { localsOf } from "../verify/sides.ts";
import { statementOf } from "../verify/statement.ts";
import type { Case } from "../verify/verdict.ts";
import type { Question } from "../verify/verify.ts";
import { wrapName } from "./cell-latex.ts";
import type { SheetStore } from "./sheet-store.ts";

/** One side of a claim at the cursor: as it is written, with numbers in it, and what it comes to. */
export interface Road {
  readonly symbols: string;
  /** Undefined where no number could be put in. */
  readonly numbers: string | undefined;
  readonly result: { readonly kind: "number"; readonly value: number } | { readonly kind: "law"; readonly mean: number; readonly variance: number };
}

/** Every side of a claim at the sheet's current parameters and step t; undefined where a side has no value there. */
export interface Roads {
  readonly sides: readonly Road[];
  /** What the claim's own variables were set to: "t = 100, x0 = 1". */
  readonly at: string;
}

/** Values for a claim's own variables that are nobody's special case. */
const samples = ["1.5", "0.7", "-0.4", "0.6", "2"];

export function roadsOf({ claim, definitions, parameters }: Question, store: SheetStore, t: number): Roads | undefined {
  const { engine } = store;
  const steps = engine.scalar("T") ?? 1;
  const sheet = engine.definitions();
  const merged: Definitions = {
    columns: { ...definitions.columns, ...sheet.columns },
    functions: { ...definitions.functions, ...sheet.functions },
    scalars: { ...definitions.scalars, ...sheet.scalars },
  };
  const found = attempt((): Roads => {
    const statement = statementOf(claim, merged, parameters);
    const scene = createScene<number>({
      definitions: merged, field: float64, steps,
      given(name, step) {
        const column = engine.column(name);
        const value = column?.values[step - column.from];
        return value === undefined ? undefined : aNumber(value);
      },
    });
    const at: Record<string, number> = {};
    for (const { name, low, high } of statement.steps) {
      const lookup = (of: string) => at[of] ?? scene.wholeScalar(of);
      const [least, most] = [wholeNumber(low, lookup), wholeNumber(high, lookup)];
      at[name] = Math.min(Math.max(name === "t" ? t : Math.round(t / 2), least), most);
    }
    const variables: Record<string, string> = {};
    for (const [i, variable] of statement.variables.entries())
      variables[variable.name] = variable.domain === "interval" ? String((numberOf(variable.low) + numberOf(variable.high)) / 2)
        : variable.domain === "positive" ? samples[i % samples.length]!.replace("-", "") : samples[i % samples.length]!;
    const drawn: Case = { steps, parameters: {}, variables, at };
    const locals = localsOf(statement, scene, drawn);
    const noises = new Set(statement.variables.filter(({ domain }) => domain === "noise").map(({ name }) => name));
    const value = (term: NameTerm | IndexTerm): string | undefined => {
      if (noises.has(term.name)) return undefined;
      const number = attempt(() => scene.evaluate(term, locals));
      return number.ok && number.value.kind === "number" && Number.isFinite(number.value.value) ? String(Number(number.value.value.toPrecision(5))) : undefined;
    };
    return {
      sides: statement.says.items.map((item): Road => {
        const numbers = printLatex(item, { value });
        return {
          symbols: printLatex(item, { wrap: wrapName }),
          numbers: numbers === printLatex(item) || item.kind === "name" || item.kind === "index" ? undefined : numbers,
          result: resultOf(scene.evaluate(item, locals)),
        };
      }),
      at: [...Object.entries(at), ...Object.entries(variables).filter(([name]) => !noises.has(name))].map(([name, number]) => `${name} = ${number}`.replace("-", "−")).join(", "),
    };
  });
  return found.ok ? found.value : undefined;
}

function resultOf(value: Value<number>): Road["result"] {
  return value.kind === "number" ? { kind: "number", value: value.value } : { kind: "law", mean: value.law.constant, variance: variance(float64, value.law) };
}

const numberOf = (term: Term): number => (term.kind === "number" ? Number(term.digits) : term.kind === "negate" ? -numberOf(term.of) : 0);
