import { lineAndColumn } from "../../../base/place.ts";
import type { SyntaxFault } from "../../../read/python/python-unit.ts";
import type { PythonError } from "../../../program/world.ts";
import type { Wording } from "../../../sheet/formula.ts";
import type { Refuted } from "../../../verify/verdict.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import type { Listing } from "../source/listing.ts";
import { inputRolesOf, tableRolesOf } from "../names/roles.ts";
import { indexErrorsInCalls } from "./called-failures.ts";
import { errorText, faultOf, repaired, subjects } from "../wordings.ts";
import { spotKey } from "./sampling-loops.ts";

/** What Python itself says of a listing: that it does not parse, at CPython's own place, and that a table is read past its end. */
export const failures: CodeRule = (context) => [...context.listings.flatMap((listing) => syntaxClaim(context, listing) ?? []), ...indexClaims(context)];

const failure = (left: string, right: string): Refuted => ({
  kind: "refuted", scope: "here", run: { cases: 1, seed: 0, doubts: 0, worst: 1, milliseconds: 0 },
  counterexample: { case: { steps: 0, parameters: {}, variables: {}, at: {} }, left, right, relation: "==", of: "failure", difference: "", digits: 15, path: "" },
});

/** Lost indentation, prompts, plain quotes made round and what is cut off are an exporter's doing; so is a listing that is no Python, or is said to be a sketch. */
function syntaxClaim(context: CodeContext, listing: Listing): CodeClaim | undefined {
  const { unit, code } = listing, { repairs } = unit, fault = unit.fault && authorsFault(context, listing, unit.fault);
  if (!fault || sketch.test(`${code.text} ${code.headings.at(-1) ?? ""}`)) return undefined;
  const placed = (offset: number) => code.origin(Math.min(offset, code.text.length));
  const lines = lineOf(context, placed(fault.place.start)), above = lineAndColumn(context.document.text, code.origin(0)).line - 1;
  const mended = repairs.map((repair) => repaired(repair, above + repair.line));
  return {
    place: lines.place, heading: code.headings.at(-1) ?? "", reading: "", verdict: failure(errorText({ type: fault.kind, message: fault.message }), "a program"),
    code: { subject: subjects.listing, computes: { numbers: `${fault.kind}: ${fault.message}` }, should: {}, ...(mended.length > 0 && { repaired: mended.slice(0, 3) }) },
    remark: faultOf(fault, above + fault.line),
  };
}

/** What Python says of a slip that was mended; without a repair one cannot tell a slip from a sketch. Where indentation was lost first, what it would say of a line that ends in an operator, unless an exporter may have broken it for its length. */
function authorsFault(context: CodeContext, { unit: { repairs }, code }: Listing, fault: SyntaxFault): SyntaxFault | undefined {
  if (fault.kind === "SyntaxError" && !/indent/.test(fault.message)) return repairs.some(({ kind, line }) => (kind === "continued line" || kind === "bracket") && Math.abs(line - fault.line) <= 2) ? fault : undefined;
  const lines = code.text.split("\n"), widest = Math.max(...context.listings.flatMap((listing) => listing.code.text.split("\n").map((line) => line.length)));
  return repairs.filter(({ kind }) => kind === "continued line").flatMap(({ line }): readonly SyntaxFault[] => {
    const text = lines[line - 1]!.replace(/\s*(?:#.*)?$/, ""), next = lines.slice(line).find((each) => each.trim() !== "") ?? "";
    if (text.length + 1 + next.trim().length > widest) return [];
    const end = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + text.length;
    return [{ kind: "SyntaxError", message: "invalid syntax", line, column: text.length + 1, place: { start: end, end } }];
  })[0];
}

const sketch = /pseudo|伪代码|\bsketch\b|示意/i;

function lineOf({ document: { text } }: CodeContext, offset: number): { readonly place: { readonly start: number; readonly end: number } } {
  const start = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1, end = text.indexOf("\n", offset);
  return { place: { start, end: end < 0 ? text.length : end } };
}

/** IndexErrors at a table over the steps, of the program as it is written. */
function indexClaims(context: CodeContext): readonly CodeClaim[] {
  const seen = new Set<string>();
  const own = context.run.events.flatMap((event) => (event.kind === "raised" && event.error.type === "IndexError" && (event.loops.length > 0 || (event.depth === 0 && isAtLength(event.error))) && isTable(event.error) ? [event.error] : []));
  return [...own, ...indexErrorsInCalls(context, isTable)].flatMap((error) => {
    if (seen.has(spotKey(error.spot))) return [];
    seen.add(spotKey(error.spot));
    return [indexClaim(context, error)];
  });
}

/** `alpha_bar[T]` of a table of T entries, outside of loops too. */
function isAtLength({ spot: { node }, message }: PythonError): boolean {
  const at: unknown = "slice" in node ? node.slice : undefined;
  if (typeof at !== "object" || at === null || !("nodeType" in at)) return false;
  const name = at.nodeType === "Name" && "id" in at ? at.id : at.nodeType === "Attribute" && "attr" in at ? at.attr : undefined;
  const [index, size] = [...message.matchAll(/\d+/g)].map(([digits]) => digits).filter((_, i, all) => i === 0 || i === all.length - 1);
  return typeof name === "string" && inputRolesOf(name).includes("T") && index !== undefined && index === size;
}

export function indexClaim(context: CodeContext, error: PythonError): CodeClaim {
  const remark: Wording = { en: "A table is read past its end.", zh: "读取表时越界。" };
  return claimOf({ context, spot: error.spot, subject: subjects.table, reading: "", verdict: failure(errorText(error), "an entry of the table"), remark, computes: { numbers: errorText(error) }, should: {} });
}

/** Whether what is read is a table over the steps by its name. */
export function isTable({ spot: { node } }: PythonError): boolean {
  const read: unknown = "value" in node ? node.value : undefined;
  if (typeof read !== "object" || read === null || !("nodeType" in read)) return false;
  const name = read.nodeType === "Name" && "id" in read ? read.id : read.nodeType === "Attribute" && "attr" in read ? read.attr : undefined;
  return typeof name === "string" && tableRolesOf(name).length > 0;
}
