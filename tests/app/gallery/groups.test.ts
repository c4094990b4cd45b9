import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { firstSentence, groupsOf } from "../../../src/app/gallery/groups.ts";
import { thumbnailOf, thumbnailSize } from "../../../src/app/gallery/thumbnail.ts";

test("sheets stand together by the document that their names begin with", () => {
  expect(groupsOf(["a", "000-x", "b-000-c", "000-y", "001-z"])).toEqual([
    { document: undefined, names: ["a", "b-000-c"] }, { document: "000", names: ["000-x", "000-y"] }, { document: "001", names: ["001-z"] },
  ]);
});

test("a first sentence ends at a full stop that is no decimal point", () => {
  expect(firstSentence("β is 0.02 here. And more.")).toBe("β is 0.02 here.");
  expect(firstSentence("先到 0.02。再说。")).toBe("先到 0.02。");
  expect(firstSentence("No end")).toBe("No end");
});

const folder = join(import.meta.dirname, "../../../src/gallery");
test.each(readdirSync(folder))("%s has a small picture with every line inside of its box", (file) => {
  const lines = thumbnailOf(readFileSync(join(folder, file), "utf8"));
  expect(lines.length).toBeGreaterThan(0);
  for (const { path } of lines) {
    const places = [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)];
    expect(places.length).toBeGreaterThan(1);
    for (const [, x, y] of places) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(thumbnailSize.width);
      expect(Number(y)).toBeGreaterThanOrEqual(0);
      expect(Number(y)).toBeLessThanOrEqual(thumbnailSize.height);
    }
  }
});
