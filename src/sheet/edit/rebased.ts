import type { Place } from "../../base/place.ts";
import { patch } from "./history.ts";

/** A text with what is being typed in it: `typed` is `text` as it is shown, `place` the stretch that the editor has there. */
interface Typing {
  readonly text: string;
  readonly typed: string;
  readonly place: Place;
}

/** What is being typed, carried over to a text that something else was changed in; undefined where the change reaches into the stretch that is typed in. */
export function rebased({ text, typed, place }: Typing, next: string): Omit<Typing, "text"> | undefined {
  const own = patch(text, typed), other = patch(text, next);
  const start = Math.min(own.at, place.start), end = Math.max(own.at + own.inserted.length, place.end);
  const oldEnd = end - own.inserted.length + own.removed.length;
  const grown = other.inserted.length - other.removed.length;
  if (other.at >= oldEnd) return { typed: typed.slice(0, end) + next.slice(oldEnd), place };
  if (other.at + other.removed.length > start) return undefined;
  return { typed: next.slice(0, start + grown) + typed.slice(start, end) + next.slice(oldEnd + grown), place: { start: place.start + grown, end: place.end + grown } };
}
