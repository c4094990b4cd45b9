import { printMath } from "../../read/latex/print-math.ts";
import { readMath } from "../../read/latex/read-math.ts";

/** LaTeX as text for a terminal: `\sqrt{\bar\alpha_t}\,x_0` → √ᾱ_t x_0; as it is written where it cannot be read. */
export function plainMath(latex: string): string {
  const { statements, problems } = readMath(latex);
  return problems.length > 0 || statements.length === 0 ? latex : statements.map(printMath).join(", ");
}
