import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { constants, deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { toBase64url } from "../../../src/sheet/share/base64url.ts";
import { checksum } from "../../../src/sheet/share/checksum.ts";
import { deflate } from "../../../src/sheet/share/deflate.ts";
import { readLink } from "../../../src/sheet/share/read-link.ts";
import type { Shared } from "../../../src/sheet/share/shared.ts";
import { writeLink } from "../../../src/sheet/share/write-link.ts";

const folder = join(import.meta.dirname, "../../../src/gallery");
const shipped = new Map(readdirSync(folder).map((file) => [file.replace(/\.md$/, ""), readFileSync(join(folder, file), "utf8")]));
const opening = shipped.get("forward-process")!;

const codeOf = async (shared: Shared, sheets = shipped): Promise<string> => {
  const written = await writeLink(shared, sheets);
  if (!written.ok) throw new Error(written.problem.kind);
  return written.code;
};
const kindOf = async (code: string) => {
  const read = await readLink(code, shipped);
  return read.ok ? "sheet" : read.problem.kind;
};

/** Any text: of any signs, or a shipped one with lines changed, put in, taken out. */
const anyLine = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.constantFrom("", "\r", "```", "T = 10", "  x[t] = t\r", "\ud800"));
const editedText = fc.tuple(fc.constantFrom(...shipped.values()), fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.array(anyLine, { maxLength: 3 })), { maxLength: 6 })).map(([base, edits]) => {
  const lines = base.split("\n");
  for (const [at, removed, put] of edits) lines.splice(at % (lines.length + 1), removed, ...put);
  return lines.join("\n");
});
const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 3000 }), fc.array(anyLine, { maxLength: 60 }).map((lines) => lines.join("\n")), editedText);
const anyShared: fc.Arbitrary<Shared> = fc.record(
  { text: anyText, t: fc.nat(), view: fc.constantFrom("sheet", "audit", "train", "table"), language: fc.constantFrom("en", "zh"), open: fc.array(fc.nat(100), { maxLength: 12 }) },
  { requiredKeys: ["text"] },
);
const seeded = { seed: 5, numRuns: 200 };

describe("a link", () => {
  test("gives back any text and state, byte for byte", () =>
    fc.assert(fc.asyncProperty(anyShared, async (shared) => {
      expect(await readLink(await codeOf(shared), shipped)).toEqual({ ok: true, shared });
    }), seeded));

  test("is made of signs that no program changes", async () => expect(await codeOf({ text: "x = 1" })).toMatch(/^[\w-]+$/));

  test("of a shipped sheet with a parameter changed stays short", async () => {
    expect((await codeOf({ text: opening.replace("beta_T = 0.02 in", "beta_T = 0.03 in"), t: 250 })).length).toBeLessThan(250);
    expect((await codeOf({ text: opening })).length).toBeLessThan(120);
  });

  test("of a sheet of its own carries all of it, whatever ships", async () => {
    const shared = { text: "# Mine\n\n```sheet\nT = 5\nx[t] = t\n```\n" };
    expect(await readLink(await codeOf(shared), new Map())).toEqual({ ok: true, shared });
  });

  test("of more than 1 MB is not made", async () => expect(await writeLink({ text: "x".repeat(1.1e6) }, shipped)).toMatchObject({ ok: false, problem: { kind: "too large" } }));
});

describe("a link that came to harm is a problem, never a throw", () => {
  test("cut anywhere", () =>
    fc.assert(fc.asyncProperty(anyShared, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (shared, share) => {
      const code = await codeOf(shared);
      expect(await kindOf(code.slice(0, Math.floor(share * code.length)))).toBe("cut short");
    }), seeded));

  test("with any sign changed", () =>
    fc.assert(fc.asyncProperty(anyShared, fc.nat(), fc.constantFrom(..."Aaz09-_ %+é😀"), async (shared, where, sign) => {
      const code = await codeOf(shared), at = where % code.length;
      fc.pre(code[at] !== sign);
      expect(await kindOf(code.slice(0, at) + sign + code.slice(at + 1))).toMatch(/^(cut short|damaged|newer version)$/);
    }), seeded));

  test("with its last sign changed", () =>
    fc.assert(fc.asyncProperty(anyShared, fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), async (shared, sign) => {
      const code = await codeOf(shared);
      fc.pre(code.at(-1) !== sign);
      expect(await kindOf(code.slice(0, -1) + sign)).toBe("damaged");
    }), seeded));

  test("with signs put in or taken out", () =>
    fc.assert(fc.asyncProperty(anyShared, fc.nat(), fc.stringMatching(/^[\w-]{0,4}$/), async (shared, where, put) => {
      const code = await codeOf(shared), at = where % code.length, harmed = code.slice(0, at) + put + code.slice(at + 1);
      fc.pre(harmed !== code);
      expect(await kindOf(harmed)).toMatch(/^(cut short|damaged|newer version)$/);
    }), seeded));

  test("made of anything", () =>
    fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.stringMatching(/^A[\w-]{0,200}$/)), async (code) => {
      expect(await kindOf(code)).not.toBe("sheet");
    }), { seed: 5, numRuns: 500 }));

  test("signs that a program took along behind it do no harm", async () => {
    const code = await codeOf({ text: "x = 1" });
    for (const behind of [".", ")", "。", " and so on", "&utm_source=x"]) expect(await kindOf(code + behind), behind).toBe("sheet");
  });
});

/** A code with a sound head over any body: what someone would write who means harm. */
function forged(body: Uint8Array, version = 1): string {
  const bytes = new Uint8Array(9 + body.length), head = new DataView(bytes.buffer);
  head.setUint8(0, version);
  head.setUint32(1, checksum(body));
  head.setUint32(5, body.length);
  bytes.set(body, 9);
  return toBase64url(bytes);
}
const forgedJson = async (value: unknown) => forged(await deflate(new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value))));

describe("a link made to do harm", () => {
  test("that unfolds to more than 1 MB is too large, and is not unfolded further", async () => {
    const before = process.memoryUsage().rss;
    const megabyte = deflateRawSync(new Uint8Array(1e6), { finishFlush: constants.Z_FULL_FLUSH });
    expect(await kindOf(forged(Buffer.concat(Array<Uint8Array>(1000).fill(megabyte))))).toBe("too large");
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(300);
  });

  test("whose body is no deflate stream, or JSON of another make, is damaged", async () => {
    expect(await kindOf(forged(Uint8Array.from([1, 2, 3, 4])))).toBe("damaged");
    const edited = { g: "forward-process", h: checksum(new TextEncoder().encode(opening)) };
    const others: unknown[] = ["", "null", "[]", "{", "[".repeat(500_000), {}, { s: 1 }, { g: "forward-process" }, { ...edited, e: 1 }, { ...edited, e: [null] }, { ...edited, e: [[0, 1]] }, { ...edited, e: [[-1, 0, 0, "x"]] },
      { ...edited, e: [[0, 1e9, 0, "x"]] }, { ...edited, e: [[5, 1, 0, "x"], [2, 1, 0, "y"]] }, { ...edited, e: [[0, 0, 0, 7]] }, { ...edited, e: [[1.5, 0, 0]] }, { ...edited, e: Array.from({ length: 6000 }, () => [0, 0, 0, "x"]) }];
    for (const other of others) expect(await kindOf(await forgedJson(other)), JSON.stringify(other).slice(0, 80)).toBe("damaged");
  });

  test("with a state that cannot be has its sheet, and no state", async () => {
    const code = await forgedJson({ s: "x = 1", t: -3, v: {}, l: "fr", o: ["a"], __proto__: { polluted: 1 }, verdict: "proved" });
    expect(await readLink(code, shipped)).toEqual({ ok: true, shared: { text: "x = 1" } });
  });

  test("of a newer version says which", async () =>
    expect(await readLink(forged(new Uint8Array(4), 9), shipped)).toEqual({ ok: false, problem: { kind: "newer version", subject: "9" } }));
});

describe("a shipped sheet that has changed since", () => {
  const mine = opening.replace("beta_T = 0.02 in", "beta_T = 0.03 in").replace("use derived.noiseVariance\n", "use derived.noiseVariance\ndouble[t] = 2 * alphabar[t]\n");
  const changed = (text: string) => new Map([["forward-process", text]]);

  test("takes the edits where their lines still stand", async () => {
    const code = await codeOf({ text: mine, t: 7 });
    const longer = opening.replace("# The forward process", "# The forward process, again\n\nNew words.\n\n# The forward process");
    const read = await readLink(code, changed(longer));
    expect(read).toEqual({ ok: true, shared: { text: mine.replace("# The forward process", "# The forward process, again\n\nNew words.\n\n# The forward process"), t: 7 }, changed: { name: "forward-process", all: 2, lost: 0 } });
  });

  test("keeps at its end, as text that nothing reads, the edits whose lines are gone", async () => {
    const code = await codeOf({ text: mine });
    const other = opening.replace(/^beta_T = .*$/m, "beta_T = 0.5 in 0.1..1");
    const read = await readLink(code, changed(other));
    expect(read).toMatchObject({ ok: true, changed: { all: 2, lost: 1 } });
    const text = read.ok ? read.shared.text : "";
    expect(text).toContain("```text\nbeta_T = 0.03 in 0.001..0.5 log\n```");
    expect(text).toContain("\ndouble[t] = 2 * alphabar[t]\n");
  });

  test("that ships no more leaves the edits", async () => {
    const read = await readLink(await codeOf({ text: mine }), new Map());
    expect(read).toMatchObject({ ok: true, changed: { name: "forward-process", all: 2, lost: 2 } });
    expect(read.ok && read.shared.text).toContain("double[t]");
  });

  test("and edits that ask for endless searching end soon", async () => {
    const edits = Array.from({ length: 5000 }, (_, i) => [i, i % 40, 12345, "x"]);
    expect(await readLink(await forgedJson({ g: "forward-process", h: 1, e: edits }), shipped)).toMatchObject({ ok: true, changed: { all: 5000, lost: 5000 } });
  });
});
