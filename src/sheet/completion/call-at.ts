import { argumentDocs } from "../../term/argument-docs.ts";
import { foldForms } from "../../term/folds.ts";
import { builtIn } from "../../term/functions.ts";
import type { Cell } from "../cell.ts";
import type { Wording } from "../formula.ts";

/** The call whose brackets the caret stands in. */
export interface CallAt {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Which argument the caret is at, from 0. */
  readonly at: number;
  readonly doc?: Wording;
  /** What that argument is, where the language says. */
  readonly argument?: Wording;
}

/** The innermost call around the caret that is known, with what its argument there means; undefined outside of any. */
export function callAt(text: string, caret: number, cells: readonly Cell[]): CallAt | undefined {
  const start = text.lastIndexOf("\n", caret - 1) + 1;
  const before = text.slice(start, caret);
  if (before.includes("#")) return undefined;
  let commas = 0, closed = 0;
  for (let i = before.length - 1; i >= 0; i--) {
    const letter = before[i]!;
    if (")]".includes(letter)) closed++;
    else if ("([".includes(letter) && closed > 0) closed--;
    else if (letter === "," && closed === 0) commas++;
    else if (letter === "(") {
      const name = /[A-Za-z_]\w*$/.exec(before.slice(0, i))?.[0];
      const known = name === undefined ? undefined : formOf(name, cells);
      if (known) {
        const at = Math.min(commas, known.parameters.length - 1);
        const argument = argumentDocs.get(name!)?.[at];
        return { name: name!, ...known, at, ...(argument && builtInNames(name!) && { argument }) };
      }
      commas = 0;
    } else if (letter === "[") commas = 0;
  }
  return undefined;
}

function formOf(name: string, cells: readonly Cell[]): Pick<CallAt, "parameters" | "doc"> | undefined {
  for (const { line, title } of cells) if (line?.kind === "function" && line.name === name) return { parameters: line.parameters, ...(title && { doc: title }) };
  const known = foldForms.find((fold) => fold.name === name) ?? builtIn.get(name);
  return known && { parameters: known.parameters, doc: known.doc };
}

const builtInNames = (name: string): boolean => builtIn.has(name) || foldForms.some((fold) => fold.name === name);
