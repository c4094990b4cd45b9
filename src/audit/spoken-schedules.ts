import { call, number, operator, type Term } from "../term/term.ts";
import type { Line } from "../read/text/line.ts";
import type { Document, Prose } from "./document/document.ts";
import { reachIn, sigmoidLines } from "./sigmoid-schedule.ts";
import type { ScheduleName, StatedSchedule } from "./stated-schedule.ts";

const names: readonly (readonly [ScheduleName, RegExp])[] = [
  ["quadratic", /quadratic|scaled[- _]linear|sqrt[- ]linear|二次|平方/i],
  ["cosine", /cosine|余弦/i],
  ["sigmoid", /sigmoid/i],
  ["constant", /constant|常数/i],
  ["exponential", /exponential schedule|geometric schedule|指数调度/i],
  ["linear", /(?<!scaled[- _])(?<!sqrt[- ])\blinear(?:ly)?\b|线性/i],
];

/** Every schedule that a text names. "Linear layer" and "linear combination" name none. */
export function namesIn(text: string): readonly ScheduleName[] {
  const plain = text.replace(/linear (?:layers?|combinations?|maps?|functions?|transformations?|projections?|interpolation|in\b)|cosine similarity|线性(?:组合|层|变换|函数)|平方根|(?:常数|constant)项/gi, "");
  return names.filter(([, pattern]) => pattern.test(plain)).map(([name]) => name);
}

/** The one schedule that a text names. */
export function namedIn(text: string): ScheduleName | undefined {
  const [only, ...more] = namesIn(text);
  return more.length === 0 ? only : undefined;
}

/** "T = 1000", "over 1000 steps", "共 1000 步". */
export function lengthIn(text: string): number | undefined {
  const found = [...plainly(text).matchAll(/(?<![A-Za-z\d_{])T\s*=\s*(\d+)|(?:over|in|with|uses|using|共|用|总共)\s*(?:only\s*)?(\d+)\s*(?:\w+\s)?(?:steps|timesteps|步)/g)].map((m) => Number(m[1] ?? m[2]));
  return new Set(found).size === 1 ? found[0] : undefined;
}

/** Prose with its mathematics made plain: no dollars, 10^{-4} as 1e-4. */
export function plainly(text: string): string {
  return text
    .replace(/\$|\\[()]/g, "").replace(/\\[,;!:]|\\ |~/g, " ").replace(/[−–]/g, "-")
    .replace(/\s*(?:\\times|\\cdot|×|·)\s*10\s*\^\s*\{?\s*(-?\d+)\s*\}?/g, "e$1")
    .replace(/(?<![\d.])10\s*\^\s*\{?\s*(-\d+)\s*\}?/g, "1e$1")
    .replace(/(?:\s*×\s*)10([⁻⁰¹²³⁴-⁹]+)|(?<![\d.])10(⁻[⁰¹²³⁴-⁹]+)/g, (_, a: string | undefined, b: string | undefined) => `${a === undefined ? "1" : ""}e${[...(a ?? b)!].map((c) => (c === "⁻" ? "-" : String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)))).join("")}`);
}

const value = String.raw`(\d+(?:\.\d+)?(?:e-?\d+)?)`;
const assigned = String.raw`(?:\\?\w+(?:_\{?\\?\w+\}?)?\s*=\s*|β\S{0,6}\s*=\s*)?`;
const ends: readonly RegExp[] = [
  new RegExp(String.raw`(?:from|从|由)\s*${assigned}${value}\s*(?:\(?线性\)?地?)?(?:增[加长大]|上升|变化|变)?\s*(?:to|up to|到|至)\s*${assigned}${value}`, "i"),
  new RegExp(String.raw`\\?(?:beta|β)_?\{?[1₁]\}?\s*=\s*${value}\s*(?:,|，|、|and|to|和|到|;|\s)+\s*\\?(?:beta|β)_?\{?(?:T|1000)\}?\s*=\s*${value}`, "i"),
  new RegExp(String.raw`\\?(?:beta|β)_?\{?\\?(?:min|start)\}?\s*=\s*${value}\s*(?:,|，|、|and|to|和|到|;|\s)+\s*\\?(?:beta|β)_?\{?\\?(?:max|end)\}?\s*=\s*${value}`, "i"),
];
const aboutBeta = /\\beta|β|\bbeta|1-\s*\\alpha_t|1-\s*α_t|schedule|调度|方差/i;
const aboutOther = /learning rate|学习率|weight decay|guidance|dropout|引导|warm-?up/i;

/** Schedules that prose states: linear and quadratic ones by their ends, the cosine one by its name and, where given, its s. */
export function spokenSchedules(stated: readonly StatedSchedule[], document: Document | undefined, lengthNear: (here: { readonly headings: readonly string[] }) => number | undefined): readonly StatedSchedule[] {
  if (!document) return [];
  const found: StatedSchedule[] = [];
  const known = () => [...stated, ...found];
  const sentences = document.blocks.filter((b): b is Prose => b.kind === "prose");
  for (const here of sentences) {
    const text = plainly(here.text);
    const spoken = namesIn(here.text).filter((n): n is "linear" | "quadratic" => n === "linear" || n === "quadratic");
    const [kind, ...more] = spoken;
    const T = lengthIn(here.text) ?? lengthNear(here);
    if (!kind || more.length > 0 || T === undefined || T < 2 || !aboutBeta.test(text) || aboutOther.test(text)) continue;
    const ended = ends.map((pattern) => pattern.exec(text)).find((match) => match !== null);
    if (!ended || !(Number(ended[1]) < Number(ended[2]) && Number(ended[2]) < 1)) continue;
    if (known().some((s) => s.named === kind && s.headings.join() === here.headings.join() && (!s.ends || (s.steps === T && s.ends[0] === ended[1] && s.ends[1] === ended[2])))) continue;
    const [low, high] = [number(ended[1]!), number(ended[2]!)];
    found.push({ ...about(here, T), named: kind, ends: [ended[1]!, ended[2]!], lines: interpolated(kind, T, low, high, fromFirst), variants: [interpolated(kind, T, low, high, fromZero)] });
  }
  for (const here of sentences) {
    if (!namesIn(`${here.text} ${here.headings.at(-1) ?? ""}`).includes("cosine") || known().some((s) => s.named === "cosine")) continue;
    const T = lengthIn(here.text) ?? lengthNear(here);
    if (T === undefined) continue;
    const offset = new Set([...plainly(document.text).matchAll(/(?<![A-Za-z\d_])s\s*=\s*(0?\.\d+)/g)].map((m) => m[1]!));
    if (offset.size > 1) continue;
    found.push({ ...about(here, T), named: "cosine", lines: cosine(T, [...offset][0] ?? "0.008"), variants: [cosine(T, "0.008"), cosine(T, "0"), cosine(T, "0.008", "1")] });
  }
  return [...found, ...sigmoidSpoken(known(), document, sentences, lengthNear)];
}

/** A sigmoid schedule, where the document gives its reach once, "from −6 to 6", and its two ends once. */
function sigmoidSpoken(known: readonly StatedSchedule[], document: Document, sentences: readonly Prose[], lengthNear: (here: { readonly headings: readonly string[] }) => number | undefined): readonly StatedSchedule[] {
  const here = sentences.find((s) => namesIn(`${s.text} ${s.table?.row ?? ""}`).includes("sigmoid"));
  if (!here || known.some((s) => s.named === "sigmoid")) return [];
  const reach = reachIn(plainly(document.text)), T = lengthIn(here.text) ?? lengthNear(here);
  const all = sentences.flatMap((s) => { const text = plainly(s.text); return aboutBeta.test(text) && !aboutOther.test(text) ? ends.flatMap((pattern) => { const m = pattern.exec(text); return m && Number(m[1]) < Number(m[2]) && Number(m[2]) < 1 ? [`${m[1]} ${m[2]}`] : []; }) : []; });
  if (!reach || T === undefined || T < 2 || new Set(all).size !== 1) return [];
  const [low, high] = all[0]!.split(" ").map((digits) => number(digits)) as [Term, Term];
  return [{ ...about(here, T), named: "sigmoid", lines: sigmoidLines(T, low, high, reach, fromFirst), variants: [sigmoidLines(T, low, high, reach, fromZero)] }];
}

const about = (here: Prose, T: number) => ({ headings: here.headings, position: here.place.start, listed: false, steps: T, sentence: here.text });
const t: Term = { kind: "name", name: "t" };
const T: Term = { kind: "name", name: "T" };
export const lengthLine = (steps: number): Line => ({ kind: "parameter", name: "T", value: number(steps), scale: "linear", whole: true });
/** How far along step t is: from 0 at the first to 1 at the last, or t/T. */
export const fromFirst = operator("/", operator("-", t, number(1)), operator("-", T, number(1)));
const fromZero = operator("/", t, T);
const between = (low: Term, high: Term, share: Term): Term => operator("+", low, operator("*", operator("-", high, low), share));

export function interpolated(kind: "linear" | "quadratic", steps: number, low: Term, high: Term, share: Term): readonly Line[] {
  const body = kind === "linear" ? between(low, high, share) : square(between(call("sqrt", low), call("sqrt", high), share));
  return [lengthLine(steps), { kind: "column", name: "beta", index: "t", body }];
}
const square = (term: Term): Term => operator("^", term, number(2));

/** Nichol & Dhariwal 2021: ᾱ_t = f(t)/f(0), f(t) = cos²(π/2 · (t/T + s)/(1 + s)), β_t not above 0.999. */
export function cosine(steps: number, s: string, clip = "0.999"): readonly Line[] {
  const f = (step: Term) => square(call("cos", operator("*", operator("/", operator("+", operator("/", step, T), number(s)), operator("+", number(1), number(s))), operator("/", { kind: "name", name: "pi" }, number(2)))));
  const beta = call("min", operator("-", number(1), operator("/", f(t), f(operator("-", t, number(1))))), number(clip));
  return [lengthLine(steps), { kind: "column", name: "beta", index: "t", body: beta }];
}
