import { fail } from "../base/problem.ts";
import type { Line } from "../read/text/line.ts";
import { number, type Term } from "../term/term.ts";
import { mapChildren } from "../term/term.ts";
import { lengthIn, namesIn } from "./spoken-schedules.ts";
import type { ScheduleName, StatedSchedule } from "./stated-schedule.ts";

/** What is known of the schedule that a number belongs to. */
export interface Asked {
  readonly headings: readonly string[];
  /** The sentence, cell or clause with the number: what names a schedule here settles which one it is. */
  readonly sentence: string;
  /** The prose around it, where another name leaves it open. */
  readonly around: string;
  readonly name?: ScheduleName;
  /** The largest step that is read; a schedule without it is not meant. */
  readonly reads: number;
  /** Where it stands, so that "that schedule" is the one stated last. */
  readonly position?: number;
}

export interface Meant {
  readonly lines: readonly (readonly Line[])[];
  /** More than one is left: failing under all of them decides nothing. */
  readonly several: boolean;
}

/** Words that point at what was stated last. */
const pointing = /\b(?:this|that) (?:noise |variance )?schedule|\bhere\b|\bthere\b(?! (?:is|are|was|were|exists?)\b)|此时|这时|该调度|这个调度|这种调度|在此调度/i;
const otherSchedules = /cosine|quadratic|sigmoid|constant|余弦|二次|常数/i;

/**
 * The schedule that a number belongs to: the one that its sentence names, else its section's, else the document's only one.
 * Several that fit are all returned; none, or one that other words make doubtful, is a problem.
 */
export function scheduleMeant(schedules: readonly StatedSchedule[], asked: Asked): Meant {
  const length = lengthIn(asked.sentence);
  const long = schedules.flatMap((s) => {
    const here = length !== undefined && s.steps !== undefined && length !== s.steps && !s.listed ? withLength(s, length) : s;
    return here && (here.steps === undefined || asked.reads <= here.steps) ? [here] : [];
  });
  const pointed = pointing.test(asked.sentence) ? lastStated(schedules, asked) : undefined;
  const inSection = (all: readonly StatedSchedule[]) => all.filter((s) => s.headings.join() === asked.headings.join());
  const spokenNames = namesIn(asked.sentence);
  const names = asked.name ? [asked.name] : spokenNames.length > 0 ? spokenNames : namesIn(asked.headings.at(-1) ?? "");
  if (names.length > 1) return fail("ambiguous reading", "which schedule");
  const [name] = names;
  const sole = pointed && long.find((s) => s.position === pointed.position);
  if (sole && (name === undefined || sole.named === undefined || sole.named === name)) return meant([sole], asked);
  // What a note declares is meant wherever the text leaves it open, and its own section goes before the document.
  const declared = long.filter((s) => s.declared && (s.headings.length === 0 || inSection([s]).length > 0));
  const open = inSection(declared).length > 0 ? inSection(declared) : declared;
  if (name !== undefined) {
    const named = long.filter((s) => s.named === name);
    const near = inSection(named);
    return meant(near.length > 0 ? near : named, asked);
  }
  const near = inSection(long);
  const spoken = near.filter((s) => s.sentence === asked.sentence);
  if (spoken.length === 1) return meant(spoken, asked);
  if (open.length > 0 && (near.length !== 1 || near[0]!.declared)) return meant(open, asked);
  if (near.length === 0 && (schedules.length > 1 || otherSchedules.test(asked.around))) return fail("missing value", "a schedule with its numbers");
  const candidates = near.length > 0 ? near : long;
  // A schedule named nearby that is not among these may be the one that is meant.
  const others = namesIn(asked.around).filter((n) => !candidates.some((s) => s.named === n) && n !== "linear");
  if (candidates.length === 1 && others.length > 0) return fail("ambiguous reading", "which schedule");
  // After a worked example lists its own β, a number that holds under no schedule at all is held against these.
  const last = lastStated(long, asked);
  if (last?.listed && candidates.includes(last)) return { ...meant([last, ...candidates.filter((s) => s !== last)], asked), several: false };
  return meant(candidates, asked);
}

/** The schedule of the same section that was stated last, where no other was stated with it. */
function lastStated(schedules: readonly StatedSchedule[], { headings, position }: Asked): StatedSchedule | undefined {
  const before = position === undefined ? [] : schedules.filter((s) => s.headings.join() === headings.join() && s.position <= position).toSorted((a, b) => b.position - a.position);
  const [last, other] = before;
  return last && other?.sentence !== last.sentence ? last : undefined;
}

function meant(candidates: readonly StatedSchedule[], { reads }: Asked): Meant {
  if (candidates.length === 0) return fail("missing value", "a schedule with its numbers", reads > 0 ? { hint: `t up to ${reads}` } : {});
  return { lines: candidates.flatMap((s) => [s.lines, ...(s.variants ?? [])]), several: candidates.length > 1 };
}

/** The same formula of t and T over another number of steps. */
function withLength(schedule: StatedSchedule, steps: number): StatedSchedule {
  const again = (lines: readonly Line[]) => lines.map((line) => (line.kind === "parameter" && line.name === "T" ? { ...line, value: number(steps) } : line));
  return { ...schedule, lines: again(schedule.lines), ...(schedule.variants && { variants: schedule.variants.map(again) }), steps };
}

/** β of an array counted from 0, as a schedule of steps from 1: the entry k is the step k + 1. */
export function fromOne(lines: readonly Line[]): readonly Line[] {
  const earlier = (term: Term): Term => (term.kind === "name" && term.name === "t" ? { kind: "operator", op: "-", left: term, right: number(1) } : mapChildren(term, earlier));
  return lines.map((line) => (line.kind === "column" && line.name === "beta" ? { ...line, body: earlier(line.body) } : line));
}
