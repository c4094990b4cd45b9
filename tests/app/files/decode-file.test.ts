import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeFile, encodeFile, type Form, mostBytes } from "../../../src/app/files/decode-file.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const anyForm: fc.Arbitrary<Form> = fc.constantFrom<Form>(
  { encoding: "utf-8", mark: "unmarked" }, { encoding: "utf-8", mark: "marked" }, { encoding: "utf-16le", mark: "marked" }, { encoding: "utf-16be", mark: "marked" },
);
const anyText = fc.array(fc.oneof(fc.string({ unit: "grapheme", maxLength: 20 }), fc.constantFrom("\r\n", "\n", "β̃", "前向过程", "😀", "\ufeff"))).map((parts) => parts.join("").replaceAll("\0", ""));

describe("a sheet's file", () => {
  test("opened and saved is the same, byte for byte, in any encoding with its mark", () =>
    fc.assert(fc.property(anyText, anyForm, (text, form) => {
      // Without a mark, a text that begins with the mark's own sign reads as marked.
      fc.pre(form.mark === "marked" || !text.startsWith("\ufeff"));
      const written = encodeFile(text, form), read = decodeFile(written);
      expect(read).toEqual({ kind: "text", text, form });
      expect(read.kind === "text" && encodeFile(read.text, read.form)).toEqual(written);
    }), { seed: 3, numRuns: 300 }));

  test("of any bytes is a text, or a problem, never a throw; a text without a problem gives the bytes back", () =>
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
      const read = decodeFile(content);
      if (read.kind === "text" && !read.problem) expect(encodeFile(read.text, read.form)).toEqual(content);
      else expect(read.problem?.kind).toBeDefined();
    }), { seed: 3, numRuns: 1000 }));

  test("that is no UTF-8 names the first wrong byte, from 1, with line and column, and is read as well as can be", () => {
    const content = Uint8Array.from([...bytes("x = 1\n# é "), 0xe9, ...bytes(" end\n")]);
    const read = decodeFile(content);
    expect(read).toMatchObject({ kind: "text", problem: { kind: "not UTF-8", hint: "byte 12, 2:5" } });
    expect(read.kind === "text" && read.text.includes("x = 1\n#")).toBe(true);
    expect(decodeFile(content.subarray(0, 9))).toMatchObject({ problem: { kind: "not UTF-8", hint: "byte 9, 2:3" } });
  });

  test("in GB 18030 is read, as a guess", () => {
    const gbk = Uint8Array.from([...bytes("# "), 0xc7, 0xb0, 0xcf, 0xf2, 0xb9, 0xfd, 0xb3, 0xcc, ...bytes("\nx = 1\n")]);
    expect(decodeFile(gbk)).toMatchObject({ kind: "text", text: "# 前向过程\nx = 1\n", problem: { kind: "not UTF-8", hint: "byte 5, 1:4" } });
  });

  test("that is binary is refused with the place of a zero byte", () => expect(decodeFile(Uint8Array.from([0x25, 0x50, 0, 7, 7, 7, 0]))).toEqual({ kind: "unreadable", problem: { kind: "not a sheet", subject: "", hint: "byte 3 is 0" } }));

  test("of 10 MB is read, and one beyond the bound is refused", () => {
    expect(decodeFile(new Uint8Array(10e6).fill(0x61)).kind).toBe("text");
    expect(decodeFile(new Uint8Array(mostBytes + 1).fill(0x61))).toMatchObject({ kind: "unreadable", problem: { kind: "too large" } });
  });
});
