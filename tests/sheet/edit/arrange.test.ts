import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalog } from "../../../src/catalog.ts";
import { moveCell, removeCell } from "../../../src/sheet/edit/arrange.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { duplicateCell } from "../../../src/sheet/edit/duplicate.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";
import { renameName } from "../../../src/sheet/edit/rename.ts";

const text = "# Two blocks\n\n```sheet\nT = 4\nbeta[t] = t / 10\n# ᾱ | ᾱ @ 000\nalphabar[0] = 1\nalphabar[t] = alphabar[t-1] * (1 - beta[t])\n```\n\nProse.\n\n```sheet\nsigma[t] = sqrt(beta[t])\nclaim here alphabar[T] < 1\n```\n";
const sheet = readSheet(text);
const ids = (of: string) => readSheet(of).cells.map(({ id }) => id);

describe("a cell moves with its title and base cases", () => {
  test("up, past a line", () => {
    const moved = moveCell(sheet, "alphabar", "up");
    expect(ids(moved)).toEqual(["T", "alphabar[0]", "alphabar", "beta", "sigma", ids(text)[5]]);
    expect(moved).toContain("# ᾱ | ᾱ @ 000\nalphabar[0] = 1\nalphabar[t] = alphabar[t-1] * (1 - beta[t])\nbeta[t] = t / 10\n```");
  });
  test("down, into the next block, and back", () => {
    const moved = moveCell(sheet, "alphabar", "down");
    expect(moved).toContain("beta[t] = t / 10\n```\n\nProse.\n\n```sheet\n# ᾱ | ᾱ @ 000\nalphabar[0] = 1");
    expect(moveCell(readSheet(moved), "alphabar", "up")).toBe(text);
  });
  test("the first goes no further up, the last no further down", () => {
    expect(moveCell(sheet, "T", "up")).toBe(text);
    expect(moveCell(sheet, ids(text)[5]!, "down")).toBe(text);
  });
  test("a sheet whose last line has no end keeps it so", () => {
    const bare = readSheet("a = 1\nb = 2");
    expect(moveCell(bare, "b", "up")).toBe("b = 2\na = 1");
    expect(moveCell(bare, "a", "down")).toBe("b = 2\na = 1");
  });
});

describe("a cell is taken out", () => {
  test("with its title and base cases", () => expect(removeCell(sheet, "alphabar")).toBe(text.replace(/# ᾱ[^`]*/, "")));
  test("a base case alone", () => expect(removeCell(sheet, "alphabar[0]")).toBe(text.replace("alphabar[0] = 1\n", "")));
  test("one that is not there changes nothing", () => expect(removeCell(sheet, "gone")).toBe(text));
});

describe("a cell's copy", () => {
  test("has a name of its own, also where its rule reads it", () => {
    const twice = duplicateCell(sheet, "alphabar", new Set(["alphabar", "alphabar_2"]));
    expect(twice).toContain("# ᾱ | ᾱ @ 000\nalphabar_3[0] = 1\nalphabar_3[t] = alphabar_3[t-1] * (1 - beta[t])\n```");
  });
  test("of a last line without an end stands on a line of its own", () => expect(duplicateCell(readSheet("a = 1"), "a", new Set(["a"]))).toBe("a = 1\na_2 = 1"));
});

describe("a name is changed wherever it is used", () => {
  const rename = (of: string, from: string, to: string) => {
    const read = readSheet(of);
    return renameName(read, createEngine(read, catalog).cells(), from, to);
  };
  test("in definitions, rules, base cases and claims, however it is written", () => {
    const renamed = rename(text.replace("claim here alphabar[T]", "claim here ᾱ[T]"), "alphabar", "kept");
    expect(renamed).toEqual({ ok: true, text: text.replaceAll("alphabar[", "kept[") });
  });
  test("a letter that a cell binds itself stays", () => {
    const renamed = rename("a = 1\nf(a) = a + 1\nb = a + sum(a, a, 1, 3) + f(a)", "a", "c");
    expect(renamed).toEqual({ ok: true, text: "c = 1\nf(a) = a + 1\nb = c + sum(a, a, 1, 3) + f(c)" });
  });
  test("a name that a reader binds, that is taken, or that is none, is a problem", () => {
    expect(rename("a = 1\nb = sum(a * k, k, 1, 3)", "a", "k")).toMatchObject({ ok: false, problem: { kind: "doubled name" } });
    expect(rename("a = 1\nb = a", "a", "b")).toMatchObject({ ok: false, problem: { kind: "doubled name" } });
    expect(rename("a = 1", "a", "for")).toMatchObject({ ok: false });
    expect(rename("a = 1", "a", "sqrt")).toMatchObject({ ok: false });
    expect(rename("a = 1", "a", "1x")).toMatchObject({ ok: false });
  });
  test("what a use brought and speaks of it becomes the sheet's own, with the same values", () => {
    const before = "T = 5\nbeta[t] = 0.1 * t\nuse derived.alphabar\nuse derived.snr\nd[t] = beta[t]";
    const renamed = rename(before, "beta", "b");
    expect(renamed.ok).toBe(true);
    const columns = (of: string) => {
      const engine = createEngine(readSheet(of), catalog);
      expect(engine.cells().map(({ id }) => engine.problem(id)).filter(Boolean)).toEqual([]);
      return [...engine.column("snr")!.values];
    };
    if (renamed.ok) {
      expect(renamed.text).toContain("d[t] = b[t]");
      expect(columns(renamed.text)).toEqual(columns(before));
    }
  });
  test("there and back again is the same text", () => {
    fc.assert(fc.property(fc.constantFrom("beta", "alphabar", "sigma"), fc.stringMatching(/^[f-s][a-z]{4,7}$/), (from, to) => {
      const there = rename(text, from, to);
      if (!there.ok) return;
      expect(rename(there.text, to, from)).toEqual({ ok: true, text });
    }), { seed: 3, numRuns: 40 });
  });
});
