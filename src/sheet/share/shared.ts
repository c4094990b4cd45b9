import type { Edit } from "./patch.ts";

/** What a link carries: a sheet's text and how it was looked at. Never a verdict: the reader's machine works those out again. */
export interface Shared extends Look {
  readonly text: string;
}

export interface Look {
  /** The cursor, a whole number from 0. */
  readonly t?: number;
  /** The view's name, as the page knows it. */
  readonly view?: string;
  readonly language?: "en" | "zh";
  /** The sections that were unfolded, counted from 0. */
  readonly open?: readonly number[];
}

/** The sheets that ship, by name: an edited one travels as its edits. */
export type Shipped = ReadonlyMap<string, string>;

/** What a link says of its text: all of it, or a shipped sheet by the checksum of its text, and edits. */
export type Payload = Look & (
  | { readonly kind: "whole"; readonly text: string }
  | { readonly kind: "edited"; readonly name: string; readonly sum: number; readonly edits: readonly Edit[] }
);

/** The version this page writes. It reads every version up to it. */
export const linkVersion = 1;

/** A link's text and state may hold so many bytes. */
export const mostBytes = 1 << 20;
