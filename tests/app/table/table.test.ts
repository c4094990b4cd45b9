import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatted } from "../../../src/app/table/number-format.ts";
import { contentHeight, topFor, windowAt } from "../../../src/app/table/scrolling.ts";
import { at, blockText, moved } from "../../../src/app/table/selection.ts";

const rowHeight = 28;

describe("the rows in sight", () => {
  const box = fc.record({ rows: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 61, max: 1_000_001 })), height: fc.integer({ min: 60, max: 1200 }), share: fc.double({ min: 0, max: 1, noNaN: true }) });
  const shown = (top: number, height: number, rows: number) => {
    const { first, count, offset } = windowAt(top, height, rows, rowHeight);
    return { first, count, from: offset - top, to: offset - top + count * rowHeight };
  };
  test("fill the box wherever it is scrolled to, however many there are, and never reach past the last", () => {
    fc.assert(fc.property(box, ({ rows, height, share }) => {
      const top = share * Math.max(0, contentHeight(rows, rowHeight) - height);
      const { first, count, from, to } = shown(top, height, rows);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first + count).toBeLessThanOrEqual(rows);
      expect(from).toBeLessThanOrEqual(0.5);
      expect(to).toBeGreaterThanOrEqual(Math.min(height, rows * rowHeight) - 0.5);
    }), { seed: 4, numRuns: 2000 });
  });
  test("a row that is asked for comes into sight, whole", () => {
    fc.assert(fc.property(box, fc.double({ min: 0, max: 0.999999, noNaN: true }), ({ rows, height, share }, part) => {
      const row = Math.floor(part * rows), before = share * Math.max(0, contentHeight(rows, rowHeight) - height);
      const top = topFor(row, before, height, rows, rowHeight);
      const { first, count, from } = shown(top, height, rows);
      expect(row).toBeGreaterThanOrEqual(first);
      expect(row).toBeLessThan(first + count);
      const y = from + (row - first) * rowHeight;
      expect(y).toBeGreaterThan(-0.5);
      expect(y + rowHeight).toBeLessThan(height + 0.5);
    }), { seed: 4, numRuns: 2000 });
  });
  test("a row in sight stays where it is", () => expect(topFor(12, 200, 400, 1000, rowHeight)).toBe(200));
});

describe("a block", () => {
  const press = (key: string, more: Partial<{ shiftKey: boolean; mod: boolean }> = {}) => ({ key, shiftKey: false, mod: false, ...more });
  const extent = { last: 1000, columns: 3 };
  test("grows with Shift and stays inside the table", () => {
    const down = moved(at(5, 1), press("ArrowDown", { shiftKey: true }), 10, extent)!;
    expect(down).toEqual({ anchor: { t: 5, column: 1 }, head: { t: 6, column: 1 } });
    expect(moved(down, press("End", { shiftKey: true, mod: true }), 10, extent)!.head).toEqual({ t: 1000, column: 2 });
    expect(moved(at(0, 0), press("ArrowUp"), 10, extent)).toEqual(at(0, 0));
    expect(moved(at(995, 0), press("PageDown"), 10, extent)).toEqual(at(1000, 0));
    expect(moved(at(0, 0), press("a"), 10, extent)).toBeUndefined();
  });
  test("is copied with t, names and every digit; a column is empty where it has no value; one number is that number", () => {
    const value = (name: string, t: number) => (name === "late" && t < 1 ? undefined : t === 1 ? 0.1 + 0.2 : -1e-20);
    expect(blockText({ anchor: { t: 1, column: 1 }, head: { t: 0, column: 0 } }, ["late", "b", "c"], value)).toBe("t\tlate\tb\n0\t\t-1e-20\n1\t0.30000000000000004\t0.30000000000000004\n");
    expect(blockText(at(1, 2), ["late", "b", "c"], value)).toBe("0.30000000000000004");
  });
});

test("zeros at the end stay, so that a column is even; whole numbers have none", () => {
  expect([0.929, 1, 12, -0.5, 0, 3e-7, 123456.7].map((x) => formatted(x, undefined))).toEqual(["0.92900", "1", "12", "−0.50000", "0", "3 × 10⁻⁷", "123457"]);
});

test.each([[undefined, "0.12346"], [{ kind: "significant", digits: 3 }, "0.123"], [{ kind: "fixed", digits: 2 }, "0.12"], [{ kind: "exponent", digits: 2 }, "1.23 × 10⁻¹"], [{ kind: "all", digits: 0 }, "0.123456789"]] as const)(
  "a number in format %j is %s", (format, text) => expect(formatted(0.123456789, format)).toBe(text));
