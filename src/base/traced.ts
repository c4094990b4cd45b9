import type { Place } from "./place.ts";

/** A text made from another, which knows of each of its characters where it came from. */
export interface Traced {
  readonly text: string;
  /** Where in the source the character at `offset` begins; at the end of the text, where the last one ends. */
  readonly startOf: (offset: number) => number;
  /** Where in the source the character before `offset` ends. */
  readonly endOf: (offset: number) => number;
}

/** Builds a traced text from left to right: stretches of the source as they are, or something else in their place. */
export interface Tracing {
  copy(start: number, end: number): void;
  replace(by: string, start: number, end: number): void;
  /** How many characters were written so far. */
  length(): number;
  done(): Traced;
}

export const untraced = (text: string): Traced => ({ text, startOf: (offset) => offset, endOf: (offset) => offset });

export const placeIn = (traced: Traced, start: number, end: number): Place => {
  const from = traced.startOf(start);
  return { start: from, end: Math.max(from, end > start ? traced.endOf(end) : from) };
};

/** A text traced to a text that is itself traced. */
export const compose = (inner: Traced, outer: Traced): Traced => ({
  text: inner.text,
  startOf: (offset) => outer.startOf(inner.startOf(offset)),
  endOf: (offset) => outer.endOf(inner.endOf(offset)),
});

export function trace(source: string): Tracing {
  const pieces: string[] = [];
  /** Segment i covers the output from at[i] and the source from[i] … to[i]; `verbatim` ones map character by character. */
  const at: number[] = [], from: number[] = [], to: number[] = [], verbatim: boolean[] = [];
  let length = 0;
  const add = (piece: string, start: number, end: number, isCopy: boolean): void => {
    if (piece === "") return;
    const last = at.length - 1;
    if (isCopy && last >= 0 && verbatim[last] && to[last] === start) to[last] = end;
    else {
      at.push(length);
      from.push(start);
      to.push(end);
      verbatim.push(isCopy);
    }
    pieces.push(piece);
    length += piece.length;
  };
  /** The segment that holds the character at `offset`, by bisection. */
  const segment = (offset: number): number => {
    let low = 0, high = at.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (at[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const startOf = (offset: number): number => {
    if (at.length === 0) return 0;
    if (offset >= length) return endOf(length);
    const i = segment(Math.max(0, offset));
    return verbatim[i] ? from[i]! + Math.max(0, offset) - at[i]! : from[i]!;
  };
  const endOf = (offset: number): number => {
    if (at.length === 0) return 0;
    if (offset <= 0) return from[0]!;
    const i = segment(Math.min(offset, length) - 1);
    return verbatim[i] ? from[i]! + Math.min(offset, length) - at[i]! : to[i]!;
  };
  return {
    copy: (start, end) => add(source.slice(start, end), start, end, true),
    replace: (by, start, end) => add(by, start, end, false),
    length: () => length,
    done: () => ({ text: pieces.join(""), startOf, endOf }),
  };
}
