import { latexName, symbolLatex } from "../../term/print-latex-name.ts";
import { printLatex, type LatexOptions } from "../../term/print-latex.ts";
import { at, call, name, number } from "../../term/term.ts";
import type { Line } from "./line.ts";

/**
 * A line as LaTeX: the definition as an equation, a claim's statement alone (its quantifiers are words, and words are said elsewhere).
 * `options` reach the right side and a claim; on the left a definition keeps its symbols whatever their values are.
 */
export function printLineLatex(line: Line, options: LatexOptions = {}): string {
  const { wrap } = options;
  const left = wrap === undefined ? {} : { wrap };
  switch (line.kind) {
    case "parameter": return equation(printLatex(name(line.name), left), printLatex(line.value, options));
    case "choice": return `${printLatex(name(line.name), left)} \\in \\{${line.options.map((o) => `\\mathrm{${o.replaceAll("_", "\\_")}}`).join(", ")}\\}`;
    case "scalar": return equation(printLatex(name(line.name), left), printLatex(line.body, options));
    case "column": {
      const from = line.from === undefined ? "" : `,\\quad ${symbolLatex(latexName(line.index))} \\ge ${line.from}`;
      return equation(printLatex(at(line.name, name(line.index)), left), printLatex(line.body, options)) + from;
    }
    case "base": return equation(printLatex(at(line.name, number(line.at)), left), printLatex(line.body, options));
    case "function": return equation(printLatex(call(line.name, ...line.parameters.map(name)), left), printLatex(line.body, options));
    case "use": return `\\text{use ${line.path.replaceAll("_", "\\_")}${line.choice === undefined ? "" : `[${line.choice.replaceAll("_", "\\_")}]`}}`;
    case "claim": return printLatex(line.statement, options);
    case "compare": return `${columnLatex(line.left.name, left)} \\overset{?}{=} ${columnLatex(line.right.name, left)}`;
    case "data": return `${columnLatex(line.name, left)},\\quad t = ${line.from}, \\ldots, ${line.from + line.values.length - 1}`;
  }
}

const columnLatex = (column: string, left: LatexOptions): string => printLatex(at(column, name("t")), left);
const equation = (defined: string, body: string): string => `${defined} = ${body}`;
