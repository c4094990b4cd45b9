import { fail } from "../../base/problem.ts";
import type { Line } from "../../read/text/line.ts";
import { number } from "../../term/term.ts";
import { cosine, fromFirst, interpolated, lengthLine, plainly } from "../spoken-schedules.ts";
import type { ScheduleName, StatedSchedule } from "../stated-schedule.ts";

const value = String.raw`(\d*\.?\d+(?:e-?\d+)?)`;
const over = String.raw`(?: ?(?:over|[,，]? ?共|[,，]))? ?(\d+) ?(?:steps|步)`;
const interpolation = new RegExp(String.raw`^(linear|quadratic|线性|二次) (?:from |从 ?)?${value} ?(?:to|到|至) ?${value}${over}$`, "i");
const constant = new RegExp(String.raw`^(?:constant|常数) ${value}${over}$`, "i");
const squaredCosine = new RegExp(String.raw`^(?:cosine|余弦)${over}(?: ?(?:with|,|，) ?s ?= ?${value})?$`, "i");
const listed = new RegExp(String.raw`^(?:β|\\beta|beta) ?= ?(${value}(?:[,，、] ?${value})+)$`, "i");

/**
 * A schedule with all its numbers.
 *
 *     SCHEDULE = ("linear" | "quadratic") NUMBER "to" NUMBER "over" STEPS "steps"     (线性 1e-4 到 0.02，共 1000 步)
 *              | "cosine over" STEPS "steps" ["with s =" NUMBER]                      (余弦，共 1000 步)
 *              | "constant" NUMBER "over" STEPS "steps"
 *              | "β =" NUMBER "," NUMBER { "," NUMBER }
 *
 * The first and the last β of an interpolated one are β_1 and β_T; a quadratic one is a line in √β.
 */
export function readSchedule(text: string): StatedSchedule {
  const said = plainly(text).trim();
  const ends = interpolation.exec(said);
  if (ends) {
    const kind = /^(?:linear|线性)$/i.test(ends[1]!) ? "linear" : "quadratic";
    return stated(text, kind, stepsIn(ends[4]!), (T) => interpolated(kind, T, betaIn(ends[2]!), betaIn(ends[3]!), fromFirst));
  }
  const level = constant.exec(said);
  if (level) return stated(text, "constant", stepsIn(level[2]!), (T) => [lengthLine(T), { kind: "column", name: "beta", index: "t", body: betaIn(level[1]!) }]);
  const wave = squaredCosine.exec(said);
  if (wave) {
    const offset = wave[2] ?? "0.008";
    // Clipped β at the end are not always said.
    return { ...stated(text, "cosine", stepsIn(wave[1]!), (T) => cosine(T, offset)), variants: [cosine(stepsIn(wave[1]!), offset, "1")] };
  }
  const list = listed.exec(said)?.[1]?.split(/[,，、] ?/);
  if (list) return { ...stated(text, undefined, list.length, (T) => [lengthLine(T), ...list.map((beta, i): Line => ({ kind: "base", name: "beta", at: i + 1, body: betaIn(beta) }))]), listed: true };
  return fail("unexpected token", text, { hint: "linear 1e-4 to 0.02 over 1000 steps, cosine over 1000 steps, β = 0.1, 0.2, 0.3" });
}

function stated(sentence: string, named: ScheduleName | undefined, steps: number, lines: (T: number) => readonly Line[]): StatedSchedule {
  return { lines: lines(steps), headings: [], position: 0, listed: false, declared: true, steps, sentence, ...(named && { named }) };
}

const stepsIn = (digits: string): number => {
  const steps = Number(digits);
  return steps >= 1 && steps <= 100_000 ? steps : fail("outside its range", `${digits} steps`, { hint: "1 to 100000" });
};
const betaIn = (digits: string) => (Number(digits) > 0 && Number(digits) < 1 ? number(digits) : fail("outside its range", `β = ${digits}`, { hint: "between 0 and 1" }));
