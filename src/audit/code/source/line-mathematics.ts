import type { Spot } from "../../../program/value.ts";
import { mathematicsOf } from "../../../read/python/mathematics.ts";
import type { CodeContext } from "../code-claim.ts";
import { tableLatex, tableRolesOf } from "../names/roles.ts";
import { standingOf } from "./statements.ts";

const simple: ReadonlySet<string> = new Set(["Assign", "AnnAssign", "AugAssign", "Return", "Expr"]);
const longest = 400;

/** The statement in which a spot stands as LaTeX, its tables by the letters that their names stand for and by the program's own indices; undefined where it is no formula. */
export function lineMathematics(context: CodeContext, spot: Spot): string | undefined {
  const statement = standingOf(context, spot)?.statement;
  if (!statement || !simple.has(statement.nodeType)) return undefined;
  try {
    const latex = mathematicsOf(statement, letters);
    return latex === "" || latex.length > longest || latex.includes("\\texttt") ? undefined : latex;
  } catch (error) {
    // A formula that cannot be written down costs no claim.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** A single letter is the program's own: `a` may be anything. */
function letters(name: string, index: string | undefined): string | undefined {
  const [role] = name.length > 1 ? tableRolesOf(name) : [];
  return role && tableLatex(role, index);
}
