import { compose, type Traced, untraced } from "../../base/traced.ts";
import { withoutTail } from "./cut-off.ts";
import { faultOf } from "./fault.ts";
import { withoutLineNumbers, withoutMagics, withoutPrompts, withoutTracebacks } from "./leavings.ts";
import { type Lines, linesOf } from "./lines.ts";
import { edited, type Mended, physicalLines } from "./mending.ts";
import type { Repair, SyntaxFault } from "./python-unit.ts";
import { reindented } from "./reindent.ts";
import { salvaged } from "./salvage.ts";
import { joinedOperators, mendSlip } from "./slips.ts";
import { asAscii } from "./typography.ts";

/** A text made of the source that parses, and what was done to it. */
export interface Mending { readonly text: Traced; readonly repairs: readonly Repair[] }

/** Longer sources are not mended, and nothing is mended in more steps. */
const longest = 200_000, steps = 24;

/**
 * Mends a source that does not parse, from what exporters leave to what authors forget, until it parses; undefined when nothing does.
 * `known` are names bound before it, which say where a function whose indentation was lost ends.
 */
export function mended(source: string, known: ReadonlySet<string>): Mending | undefined {
  if (source.length > longest) return undefined;
  const lines = linesOf(source);
  let text = untraced(source);
  const repairs: Repair[] = [];
  const lineOf = (offset: number): number => lines.lineAt(text.startOf(offset));
  const take = (step: Mended | undefined): boolean => {
    if (!step) return false;
    for (const { kind, at, guessed } of step.done) repairs.push({ kind, line: lineOf(at), ...(guessed && guessed.length > 0 && { guessed: guessed.map(lineOf) }) });
    text = compose(step.text, text);
    return true;
  };
  take(withoutPrompts(text.text));
  take(withoutLineNumbers(text.text));
  if (isForeign(faultOf(text.text, linesOf(text.text)), text.text)) take(asAscii(text.text));
  take(withoutTracebacks(text.text));
  take(withoutMagics(text.text));
  let isIndentedAnew = false;
  for (let step = 0; step < steps; step++) {
    const here = linesOf(text.text), fault = faultOf(text.text, here);
    if (!fault) return { text, repairs };
    const isIndentation = fault.kind !== "SyntaxError" || isOutside(fault, text.text);
    if (take(mendSlip(text.text, fault, here))) continue;
    if (isIndentation && !isIndentedAnew) {
      isIndentedAnew = true;
      take(joinedOperators(text.text));
      if (take(fault.kind === "TabError" ? expanded(text.text) : undefined) || take(indented(text.text, known))) continue;
    }
    if (!take(withoutTail(text.text, fault))) break;
  }
  return take(salvaged(text.text)) && !faultOf(text.text, linesOf(text.text)) ? { text, repairs } : undefined;
}

/** Signs that no keyboard for programs has, or entities of a page. */
const isForeign = (fault: SyntaxFault | undefined, text: string): boolean => fault !== undefined && (/^invalid (?:character|non-printable)/.test(fault.message) || /&(?:lt|gt|amp|quot|nbsp|#39);/.test(text) || fault.kind === "IndentationError");

/** A clause without its statement: the block before it was lost. */
const isOutside = ({ message, place }: SyntaxFault, text: string): boolean => message === "invalid syntax" && /^(?:else|elif|except|finally)\b/.test(text.slice(place.start));

function indented(source: string, known: ReadonlySet<string>): Mended | undefined {
  const found = reindented(source, known);
  if (!found) return undefined;
  const lines: Lines = linesOf(source);
  return { text: found.text, done: [{ kind: "indentation", at: lines.startOf(found.line), guessed: found.guessed.map(lines.startOf) }] };
}

/** Tabs among blanks as four, and where that does not do, as eight. */
function expanded(source: string): Mended | undefined {
  for (const width of [4, 8]) {
    const edits = physicalLines(source).flatMap(({ text, start }) => {
      const margin = /^[ \t]*/.exec(text)![0];
      if (!margin.includes("\t")) return [];
      let wide = 0;
      for (const sign of margin) wide = sign === "\t" ? (Math.floor(wide / width) + 1) * width : wide + 1;
      return [{ start, end: start + margin.length, by: " ".repeat(wide) }];
    });
    const text = edited(source, edits);
    if (edits.length > 0 && !faultOf(text.text, linesOf(text.text))) return { text, done: [{ kind: "indentation", at: edits[0]!.start }] };
  }
  return undefined;
}
