import type { Place } from "../base/place.ts";
import { type ComparisonTerm, number, type Term } from "../term/term.ts";
import { printText } from "../term/print-text.ts";
import type { Document, Prose } from "./document/document.ts";
import { atStep, quantitiesIn, quantityOf } from "./quantity-named.ts";
import { entryCell } from "./entry-cells.ts";
import { givenCells } from "./given-cells.ts";
import type { Lexicon } from "./reading.ts";
import { comesOfRounded, type PrintedProducts } from "./rounded-inputs.ts";
import { crossingIn } from "./spoken-crossings.ts";
import type { Spoken } from "./spoken.ts";
import { shareIn } from "./spoken-shares.ts";
import { saying, underSchedules } from "./rules/number.ts";
import { namedIn, namesIn, plainly } from "./spoken-schedules.ts";
import type { ScheduleName } from "./stated-schedule.ts";
import { stepsOfSymbol, symbolKey } from "./symbol.ts";
import { nothingMet, stepFrom } from "./translate.ts";

const literal = /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/;
const valueAtEnd = /(?:\bis|\bequals?|≈|\\approx|约为|约是|约等于|[为是])\s*(?:only|just|about|approximately|approx\.?|roughly|around|nearly|大约|约|仅|只有)?\s*(\d+(?:\.\d+)?(?:e-?\d+)?)\s*[.。]?\s*$/;

/** Numbers in tables and in prose, each with the quantity, the step and the schedule that its surroundings give it. */
export function numbersSpoken(document: Document, lexicon: Lexicon): readonly Spoken[] {
  const found: Spoken[] = [];
  const products = productsPrinted(document, lexicon);
  let corner = "", caption = "", section = "";
  for (const block of document.blocks) {
    if (block.kind !== "prose") continue;
    // What stands under another heading says nothing of this table.
    if (block.headings.join() !== section) [section, caption] = [block.headings.join(), ""];
    if (!block.table) {
      caption = block.text;
      found.push(...inSentence(block, lexicon));
      continue;
    }
    if (block.table.rowIndex === 0 && block.table.columnIndex === 0) corner = block.text;
    const cell = inCell(block, corner, caption, document, lexicon);
    const entry = cell ?? entryCell(block, document, lexicon);
    const cells = entry ? [entry] : givenCells(block, document, lexicon);
    found.push(...(isMadeOfRounded(block, corner, document, lexicon, products) ? cells.map(looser) : cells));
  }
  return found;
}

function inCell(block: Prose, corner: string, caption: string, document: Document, lexicon: Lexicon): Spoken | undefined {
  const { row, column, rowIndex, columnIndex } = block.table!;
  const digits = plainly(block.text).trim();
  if (rowIndex === 0 || columnIndex === 0 || !literal.test(digits)) return undefined;
  const heading = block.headings.at(-1) ?? "";
  const step = stepOfCell(block, corner);
  const quantity = quantityOf(column, document.macros, lexicon) ?? quantityOf(row, document.macros, lexicon) ?? onlyQuantity(heading) ?? onlyQuantity(caption);
  if (step === undefined || !quantity) return undefined;
  const name = namedIn(row) ?? namedIn(column);
  const unnamedRow = !name && namesIn(`${row} ${column}`).length > 0;
  if (unnamedRow) return undefined;
  return spoken(block, block.place, saying(atStep(quantity, step), number(digits), "≈"), caption, lexicon, name);
}

/** The step that a cell's column, row or, under a corner "t", its first cell names. */
const stepOfCell = ({ table }: Prose, corner: string): number | undefined =>
  stepNamed(table!.column) ?? stepNamed(table!.row) ?? (/^(?:t|steps?|timesteps?|步|步数|时间步)$/i.test(plainly(corner).trim()) ? whole(table!.row) : undefined);
const quantityOfCell = ({ table }: Prose, document: Document, lexicon: Lexicon): Term | undefined => quantityOf(table!.column, document.macros, lexicon) ?? quantityOf(table!.row, document.macros, lexicon);

/** Each ᾱ_t that a formula or a table's cell prints in digits; where two differ, neither. */
function productsPrinted(document: Document, lexicon: Lexicon): PrintedProducts {
  const found = new Map<number, string>(), contrary = new Set<number>();
  const add = (step: number | undefined, digits: string): void => {
    if (step === undefined || !literal.test(digits)) return;
    if (found.has(step) && Number(found.get(step)) !== Number(digits)) contrary.add(step);
    found.set(step, digits);
  };
  for (const { of, value } of lexicon.printed ?? []) {
    if (of.kind !== "symbol" || symbolKey(of) !== "bar alpha" || value.kind !== "number") continue;
    const step = stepsOfSymbol(of).map(stepFrom)[0];
    if (step && step.letter === undefined) add(step.offset, value.digits);
  }
  let corner = "";
  for (const block of document.blocks) {
    if (block.kind !== "prose" || !block.table) continue;
    if (block.table.rowIndex === 0 && block.table.columnIndex === 0) corner = block.text;
    if (block.table.rowIndex === 0 || block.table.columnIndex === 0) continue;
    const quantity = quantityOfCell(block, document, lexicon);
    if (quantity?.kind === "index" && quantity.name === "alphabar") add(stepOfCell(block, corner), plainly(block.text).trim());
  }
  for (const step of contrary) found.delete(step);
  return found;
}

function isMadeOfRounded(block: Prose, corner: string, document: Document, lexicon: Lexicon, products: PrintedProducts): boolean {
  const digits = plainly(block.text).trim(), step = literal.test(digits) ? stepOfCell(block, corner) : undefined;
  const quantity = step === undefined || !products.has(step) ? undefined : quantityOfCell(block, document, lexicon);
  return quantity !== undefined && comesOfRounded(atStep(quantity, step!), step!, digits, products);
}
/** Not refuted by a difference that rounded numbers explain. */
const looser = (said: Spoken): Spoken => ({ ...said, judged: () => ({ ...said.judged(), unless: [] }) });

const stepNamed = (text: string): number | undefined => whole(/^t\s*=\s*(\d+)$/.exec(plainly(text).trim())?.[1] ?? "");
const whole = (text: string): number | undefined => { const plain = plainly(text).trim().replace(/(?<=\d),(?=\d{3}\b)/g, ""); return /^[1-9]\d*$/.test(plain) ? Number(plain) : undefined; };
function onlyQuantity(text: string): Term | undefined {
  const [only, ...more] = quantitiesIn(text);
  return more.length === 0 ? only?.term : undefined;
}

function inSentence(block: Prose, lexicon: Lexicon): readonly Spoken[] {
  const first = firstStep(block, lexicon);
  if (first.length > 0) return first;
  const clauses = clausesOf(block.text);
  const crossings = [...clauses, ...(clauses.length > 1 ? [{ start: 0, end: block.text.length }] : [])].map((clause) => crossingIn(block, clause, lexicon) ?? shareIn(block, clause, lexicon)).filter((c) => c !== undefined);
  // The whole sentence speaks where none of its clauses does.
  const found: Spoken[] = crossings.length > 1 ? crossings.filter((c) => c.place.end - c.place.start < block.origin(block.text.length) - block.origin(0)) : crossings;
  for (const { start, end } of clauses) {
    const raw = block.text.slice(start, end), text = plainly(raw);
    // "is 0.0853 at t = 500": the step may follow its value.
    const value = valueAtEnd.exec(text.replace(/\s+(?:at|by|after|for|when)\s+(?:(?:the\s+)?(?:time)?step\s+)?(?:t\s*=\s*)?\d+\s*[.。]?\s*$/, ""));
    const steps = [...text.matchAll(/(?<![A-Za-z\\_])t\s*=\s*(\d+)|\bstep\s+(\d+)|第\s*(\d+)\s*步/g)].map((m) => Number(m[1] ?? m[2] ?? m[3]));
    const [quantity, ...more] = quantitiesIn(text);
    const relations = text.slice(0, value?.index).replace(/(?<![A-Za-z\\_])t\s*=\s*\d+/g, "");
    if (!value || steps.length !== 1 || !quantity || more.length > 0 || /[=≈<>≤≥]|\\approx|\\[lg]e\b|%|\bnot\b|\bif\b|若|如果|不/.test(relations)) continue;
    const sentence = namesIn(raw).length > 0 ? raw : block.text;
    found.push(spoken(block, { start: block.origin(start), end: block.origin(end) }, saying(atStep(quantity.term, steps[0]!), number(value[1]!), "≈"), sentence, lexicon));
  }
  return found;
}

/** "First t with ᾱ_t < 1/2: linear 260, cosine 494": there it holds, and one step before it does not. */
function firstStep(block: Prose, lexicon: Lexicon): readonly Spoken[] {
  const text = plainly(block.text);
  const asked = /(?:first|smallest|earliest)\s+(?:step\s+)?t\s+(?:with|such that|where|for which|at which)\s+(.{1,60}?)\s*(<|>)\s*(\\[td]?frac\s*\{?1\}?\s*\{?2\}?|½|1\/2|0?\.\d+)/i.exec(text);
  const quantity = asked && onlyQuantity(asked[1]!);
  if (!asked || !quantity || quantitiesIn(asked[1]!)[0]!.start !== 0 || quantitiesIn(asked[1]!)[0]!.end !== asked[1]!.length) return [];
  const bound = /^0?\./.test(asked[3]!) ? number(asked[3]!) : number("0.5");
  const rest = text.slice(asked.index + asked[0].length);
  const named = [...rest.matchAll(/(?<=[\s,:：，、;])([A-Za-z]+|线性|余弦|二次)\s*(?:is|=|:|at|为)?\s*(\d+)\b/g)].flatMap((m) => {
    const name = namedIn(m[1]!);
    return name ? [{ name, step: Number(m[2]), digits: m[2]! }] : [];
  });
  const alone = /^\s*(?:is|:|at|=|为|是)\s*(?:t\s*=\s*)?(\d+)\s*[.。]?\s*$/.exec(rest);
  const all: readonly { name?: ScheduleName; step: number; digits: string }[] = named.length > 0 ? named : alone ? [{ step: Number(alone[1]), digits: alone[1]! }] : [];
  let from = 0;
  return all.flatMap(({ name, step, digits }) => {
    const start = block.text.indexOf(digits, Math.max(from, name ? block.text.search(/[:：]/) : 0));
    if (start < 0 || step < 2) return [];
    from = start + digits.length;
    const [then, before] = asked[2] === "<" ? (["<", ">="] as const) : ([">", "<="] as const);
    const says: ComparisonTerm[] = [
      { kind: "comparison", items: [atStep(quantity, step), bound], relations: [then] },
      { kind: "comparison", items: [atStep(quantity, step - 1), bound], relations: [before] },
    ];
    return [spoken(block, { start: block.origin(start), end: block.origin(from) }, says, block.text, lexicon, name)];
  });
}

function spoken(block: Prose, place: Place, says: readonly ComparisonTerm[], sentence: string, lexicon: Lexicon, name?: ScheduleName): Spoken {
  return {
    place, heading: block.headings.at(-1) ?? "", rule: "number", reading: says.map(printText).join(", "),
    judged: () => ({ ...underSchedules(says, { headings: block.headings, sentence, around: sentence, position: place.start, ...(name && { name }) }, lexicon), met: nothingMet() }),
  };
}

/** Pieces of a sentence between commas and semicolons outside of its formulas. */
export function clausesOf(text: string): readonly Place[] {
  const masked = text.replace(/\$[^$]*\$|\\\(.*?\\\)/g, (m) => "·".repeat(m.length));
  const found: Place[] = [];
  let start = 0;
  for (const cut of masked.matchAll(/[,;，；:：](?=\s|[^\d])|\.\s|。|$/g)) {
    if (cut.index > start) found.push({ start, end: cut.index });
    start = cut.index + 1;
  }
  return found;
}

