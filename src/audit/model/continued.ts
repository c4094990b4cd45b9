import type { Statement } from "../../read/latex/math.ts";
import type { MathSpan } from "../document/document.ts";

interface Written { readonly span: MathSpan; readonly statements: readonly Statement[] }

/**
 * A display that begins with its relation, "= a + b", right after another display goes on with that one: its left side is the other's.
 * `between` is the text between two places of the document.
 */
export function continued<W extends Written>(written: readonly W[], between: (start: number, end: number) => string): readonly W[] {
  const done: W[] = [];
  for (const each of written) {
    const [first, ...rest] = each.statements, before = done.at(-1);
    const head = before?.statements.at(-1)?.items[0];
    const goesOn = first?.items[0]?.kind === "missing" && head && head.kind !== "missing" && before.span.display && each.span.display && between(before.span.whole.end, each.span.whole.start).trim() === "";
    done.push(goesOn ? { ...each, statements: [{ ...first, items: [{ ...head, place: first.items[0]!.place }, ...first.items.slice(1)] }, ...rest] } : each);
  }
  return done;
}
