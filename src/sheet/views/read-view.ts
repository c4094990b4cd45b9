import { attempt, fail, type Problem } from "../../base/problem.ts";
import { type Token, tokens } from "../../read/text/tokens.ts";
import type { AxisSetting, ChartView, NumberFormat, PictureView, TableColumn, TableView, View } from "./view.ts";

export type ReadView = { readonly ok: true; readonly view: View } | { readonly ok: false; readonly problem: Problem };

/** Values of a sweep, and steps of a picture: each is drawn, and computed, by itself. */
const mostCases = 100;

/**
 * view    = chart | picture | table
 * chart   = "chart" names ["over" name] { "," option }
 * option  = ("x" | "y") ["log" | "linear"] [number ".." number] | "sweep" name ["in" value { value }] [ "," "apart" ]
 * picture = "picture" name ["by" names] ["at" number { "," number }]
 * table   = "table" column { "," column },  column = name ["as" format],  format = "." digits | "f" digits | "e" digits | "all"
 */
export function readView(text: string): ReadView {
  const read = attempt(() => view(new Words(text)));
  return read.ok ? { ok: true, view: read.value } : read;
}

function view(words: Words): View {
  const kind = words.name();
  switch (kind) {
    case "chart": return chart(words);
    case "picture": return picture(words);
    case "table": return table(words);
    default: return fail("unknown name", kind, { place: words.last().place, hint: "chart, picture, table" });
  }
}

function chart(words: Words): ChartView {
  const columns = [words.name()];
  // After the columns, a comma leads to an option or to one more column.
  let over = "t";
  let x: AxisSetting = { scale: "linear" }, y: AxisSetting = { scale: "linear" };
  let sweep: ChartView["sweep"];
  let named = true;
  for (;;) {
    if (named && words.takes("over")) {
      over = words.name();
      named = false;
    }
    if (words.atEnd()) return { kind: "chart", columns, over, x, y, ...(sweep && { sweep }) };
    words.expect(",");
    if (words.isOption("x")) x = axis(words);
    else if (words.isOption("y")) y = axis(words);
    else if (words.isOption("sweep")) sweep = sweepOf(words);
    else if (named) {
      columns.push(words.name());
      continue;
    } else words.unexpected("x, y, sweep");
    named = false;
  }
}

function axis(words: Words): AxisSetting {
  words.name();
  const scale = words.takes("log") ? "log" : "linear";
  if (scale === "linear") words.takes("linear");
  if (words.atEnd() || words.is(",")) return { scale };
  const low = words.number();
  words.expect("..");
  return { scale, low, high: words.number() };
}

function sweepOf(words: Words): NonNullable<ChartView["sweep"]> {
  words.name();
  const parameter = words.name();
  const values: string[] = [];
  if (words.takes("in")) do values.push(words.value()); while (!words.atEnd() && !words.is(","));
  words.atMost(values.length);
  return { parameter, values, ...(words.takesAfterComma("apart") && { apart: true as const }) };
}

function picture(words: Words): PictureView {
  const of = words.name();
  const by: string[] = [];
  if (words.takes("by")) do by.push(words.name()); while (words.takes(","));
  const at: number[] = [];
  if (words.takes("at")) do at.push(words.number()); while (words.takes(","));
  words.end();
  words.atMost(at.length);
  return { kind: "picture", of, ...(by.length > 0 && { by }), at };
}

function table(words: Words): TableView {
  const columns: TableColumn[] = [];
  do {
    const name = words.name();
    columns.push(words.takes("as") ? { name, format: format(words) } : { name });
  } while (words.takes(","));
  words.end();
  return { kind: "table", columns };
}

function format(words: Words): NumberFormat {
  const text = words.word();
  const found = /^(?:0?\.(\d{1,2})|([fe])(\d{1,2})|all)$/.exec(text);
  if (!found) return fail("unexpected token", text, { place: words.last().place, hint: ".4, f4, e4, all" });
  if (text === "all") return { kind: "all", digits: 0 };
  return found[1] === undefined ? { kind: found[2] === "f" ? "fixed" : "exponent", digits: Number(found[3]) } : { kind: "significant", digits: Number(found[1]) };
}

/** The words of a view's line, read from left to right. */
class Words {
  readonly #words: readonly Token[];
  #at = 0;
  constructor(text: string) {
    this.#words = tokens(text);
    if (this.#words.length === 0) fail("missing value", "", { place: { start: 0, end: text.length } });
  }
  last = (): Token => this.#words[Math.max(0, Math.min(this.#at, this.#words.length) - 1)]!;
  atEnd = (): boolean => this.#at >= this.#words.length;
  is = (text: string): boolean => this.#words[this.#at]?.text === text;
  /** An option's word is one only where no comma or end follows it: `chart x, y` has two columns. */
  isOption(text: string): boolean {
    const next = this.#words[this.#at + 1];
    return this.is(text) && next !== undefined && next.text !== "," && next.text !== "over";
  }
  takes(text: string): boolean {
    const found = this.is(text);
    if (found) this.#at++;
    return found;
  }
  takesAfterComma(text: string): boolean {
    const found = this.is(",") && this.#words[this.#at + 1]?.text === text;
    if (found) this.#at += 2;
    return found;
  }
  expect(text: string): void {
    if (!this.takes(text)) this.unexpected(text);
  }
  word(): string {
    const token = this.#words[this.#at] ?? this.#missing();
    this.#at++;
    return token.text;
  }
  name(): string {
    const token = this.#words[this.#at] ?? this.#missing();
    if (token.kind !== "name") this.unexpected();
    this.#at++;
    return token.text;
  }
  number(): number {
    const sign = this.takes("-") ? -1 : 1;
    const token = this.#words[this.#at] ?? this.#missing();
    if (token.kind !== "number") this.unexpected();
    this.#at++;
    return sign * Number(token.text);
  }
  /** A number, or the name of a choice's option. */
  value(): string {
    return this.is("-") || this.#words[this.#at]?.kind === "number" ? String(this.number()) : this.name();
  }
  end(): void {
    if (!this.atEnd()) this.unexpected();
  }
  /** Refuses a list that is too long, which ends with the last word. */
  atMost(count: number): void {
    if (count > mostCases) fail("too large", String(count), { place: this.last().place, hint: String(mostCases) });
  }
  unexpected(hint?: string): never {
    const token = this.#words[this.#at];
    if (!token) return this.#missing(hint);
    return fail("unexpected token", token.text, { place: token.place, ...(hint !== undefined && { hint }) });
  }
  #missing(hint?: string): never {
    return fail("missing value", this.last().text, { place: this.last().place, ...(hint !== undefined && { hint }) });
  }
}
