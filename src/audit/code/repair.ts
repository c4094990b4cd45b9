import { readPython } from "../../read/python/read-python.ts";
import type { Located } from "../../read/python/syntax.ts";
import type { CodeContext } from "./code-claim.ts";
import { contextOf } from "./context.ts";
import { editsOf } from "./edits.ts";
import { tableRolesOf } from "./roles.ts";

/** One line of a listing, as it should be. */
export interface Mended { readonly line: string; readonly lineno: number }

/** How many edited programs are run for one finding. */
const most = 45;

/**
 * Tries one edit at a time on the lines of a statement and gives the first with which `holds` says yes of the whole program, run again; the lines are those of the text that was parsed.
 * `holds` is asked with a context of its own, whose worlds are few.
 */
export function mended(context: CodeContext, unit: number, lines: readonly Pick<Located, "lineno" | "end_lineno">[], holds: (trial: CodeContext) => boolean): Mended | undefined {
  const listing = context.listings[unit]!, source = listing.unit.text.split("\n");
  const names = tablesOf(context);
  const tries = lines.flatMap(({ lineno, end_lineno }) => Array.from({ length: (end_lineno ?? lineno) - lineno + 1 }, (_, i) => lineno + i))
    .flatMap((lineno) => editsOf(codeOf(source[lineno - 1]!), names).map((edited) => ({ lineno, edited })));
  for (const { lineno, edited } of tries.slice(0, most)) {
    const comment = source[lineno - 1]!.slice(codeOf(source[lineno - 1]!).length);
    const read = readPython(source.with(lineno - 1, edited + comment).join("\n"));
    if (read.fault || read.repairs.length > 0) continue;
    const listings = context.listings.with(unit, { ...listing, unit: read });
    if (holds(contextOf(context.document, listings, context.lexicon, { ...context.options, found: "doubt" }, context.run))) return { line: edited.trim(), lineno };
  }
  return undefined;
}

/** A line without its comment. */
const codeOf = (line: string): string => /^(?:[^#"']|"[^"]*"|'[^']*')*/.exec(line)![0].trimEnd();

/** The tables that the program has, by name. */
function tablesOf(context: CodeContext): readonly string[] {
  const names = new Set<string>();
  for (const event of context.run.events) {
    const name = event.kind === "bound" ? event.name.replace(/^.*\./, "") : "";
    if (event.kind === "bound" && event.value.kind === "tensor" && event.value.shape.length === 1 && tableRolesOf(name).length > 0) names.add(name);
  }
  return [...names].slice(0, 12);
}
