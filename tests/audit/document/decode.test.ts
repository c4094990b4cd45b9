import { expect, test } from "vitest";
import { decode } from "../../../src/audit/document/decode.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, order: "little" | "big"): Uint8Array => {
  const bytes = new Uint8Array(2 * text.length), view = new DataView(bytes.buffer);
  [...text].forEach((letter, i) => view.setUint16(2 * i, letter.charCodeAt(0), order === "little"));
  return bytes;
};

test("UTF-8 and UTF-16 are read with and without their marks", () => {
  for (const bytes of [utf8("噪声 ᾱ"), utf8("\uFEFF噪声 ᾱ"), utf16("\uFEFF噪声 ᾱ", "little"), utf16("\uFEFF噪声 ᾱ", "big")]) expect(decode(bytes)).toEqual({ kind: "text", text: "噪声 ᾱ" });
  expect(decode(utf16("plain text", "little"))).toEqual({ kind: "text", text: "plain text" });
  expect(decode(utf16("plain text", "big"))).toEqual({ kind: "text", text: "plain text" });
});

test("GBK and Latin-1 are told apart where UTF-8 is broken", () => {
  expect(decode(Uint8Array.of(0xd4, 0xeb, 0xc9, 0xf9, 0x20, 0x78))).toEqual({ kind: "text", text: "噪声 x" });
  expect(decode(Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x20, 0x78))).toEqual({ kind: "text", text: "café x" });
});

test("binary files and files of 50 MB are problems", () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52);
  expect(decode(png)).toEqual({ kind: "problem", problem: { kind: "unexpected token", subject: "a binary file", hint: "text" } });
  expect(decode(new Uint8Array(50_000_000))).toMatchObject({ kind: "problem", problem: { kind: "too large", subject: "50 MB" } });
  expect(decode(new Uint8Array(0))).toEqual({ kind: "text", text: "" });
});
