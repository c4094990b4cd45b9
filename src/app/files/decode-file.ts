import { lineAndColumn } from "../../base/place.ts";
import type { Problem } from "../../base/problem.ts";
import { decode } from "../../audit/document/decode.ts";

/** How a file's text was written down, so that saving writes it in the same way. */
export interface Form {
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be";
  /** Whether it began with a byte-order mark. */
  readonly mark: "marked" | "unmarked";
}

/** `problem` beside a text: what was read is a guess, and the file must not be written over with it. */
export type DecodedFile =
  | { readonly kind: "text"; readonly text: string; readonly form: Form; readonly problem?: Problem }
  | { readonly kind: "unreadable"; readonly problem: Problem };

export const plainForm: Form = { encoding: "utf-8", mark: "unmarked" };

/** Larger files are refused. */
export const mostBytes = 16_000_000;

/** What is wrong with a file of so many bytes, which can be known before it is read. */
export const tooLarge = (bytes: number): Problem | undefined =>
  bytes > mostBytes ? { kind: "too large", subject: `${(bytes / 1e6).toFixed(1)} MB`, hint: `${mostBytes / 1e6} MB` } : undefined;

const marks: readonly (readonly [Form["encoding"], readonly number[]])[] = [["utf-8", [0xef, 0xbb, 0xbf]], ["utf-16le", [0xff, 0xfe]], ["utf-16be", [0xfe, 0xff]]];

/**
 * A sheet's file as text: UTF-8, or what its byte-order mark says; the mark is not part of the text. Where that fails, the problem names the first wrong byte
 * (counted from 1), and the text comes by the likeliest other encoding; a binary file has none.
 */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  const large = tooLarge(bytes.length);
  if (large) return { kind: "unreadable", problem: large };
  const [encoding, mark] = marks.find(([, sign]) => sign.every((byte, i) => bytes[i] === byte)) ?? ["utf-8" as const, []];
  const content = bytes.subarray(mark.length), form: Form = { encoding, mark: mark.length ? "marked" : "unmarked" };
  const text = exactly(content, encoding);
  const zero = encoding === "utf-8" ? content.indexOf(0) : -1;
  if (text !== undefined && zero < 0) return { kind: "text", text, form };
  const guess = decode(bytes);
  if (guess.kind === "problem") return { kind: "unreadable", problem: zero < 0 ? guess.problem : { kind: "not a sheet", subject: "", hint: `byte ${mark.length + zero + 1} is 0` } };
  const wrong = text === undefined ? firstWrong(content, encoding) : zero;
  const before = new TextDecoder(encoding, { ignoreBOM: true }).decode(content.subarray(0, wrong));
  const { line, column } = lineAndColumn(before, before.length);
  return { kind: "text", text: guess.text, form: plainForm, problem: { kind: "not UTF-8", subject: "", hint: `byte ${mark.length + wrong + 1}, ${line}:${column}` } };
}

/** The bytes of a text in a form: what `decodeFile` read, byte for byte. */
export function encodeFile(text: string, { encoding, mark }: Form): Uint8Array {
  const sign = mark === "marked" ? marks.find(([name]) => name === encoding)![1] : [];
  const content = encoding === "utf-8" ? new TextEncoder().encode(text) : units(text, encoding);
  const bytes = new Uint8Array(sign.length + content.length);
  bytes.set(sign);
  bytes.set(content, sign.length);
  return bytes;
}

function units(text: string, encoding: Form["encoding"]): Uint8Array {
  const bytes = new Uint8Array(2 * text.length), view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), encoding === "utf-16le");
  return bytes;
}

function exactly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The offset of the first byte that cannot be read: the longest beginning that could go on well, by halving, less the sign that it leaves unfinished. */
function firstWrong(bytes: Uint8Array, encoding: string): number {
  const goesOn = (count: number) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, count), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0, bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (middle <= bytes.length && goesOn(middle)) good = middle;
    else bad = middle;
  }
  return [good, good - 1, good - 2, good - 3].find((count) => exactly(bytes.subarray(0, count), encoding) !== undefined) ?? good;
}
