import { describe, expect, test } from "vitest";
import { random } from "../../../src/base/random.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";
import { catalog, compared, edited, parameters, pick, start } from "../random-sheet.ts";

/*
 * The live engine goes through random edits and parameter settings; after each, an engine that starts afresh from the same text and values must show exactly the same:
 * every column, number, problem and claim.
 */
describe("the live engine equals a fresh one", () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8])
    test(`after random edits, seed ${seed}`, () => {
      const r = random(seed);
      let lines = start(r);
      const live = createEngine(readSheet(lines.join("\n")), catalog);
      let computed = 0;
      for (let step = 0; step < 60; step++) {
        if (r.uniform() < 0.5) {
          const name = pick(r, parameters);
          const value = name === "kind" ? pick(r, ["one", "two", "three"]) : name === "T" ? pick(r, [1, 2, 3, 7, 2047, 2050, 5000, 0]) : r.whole(-3, 9) / 2;
          live.set(name, value);
        } else {
          lines = edited(r, lines);
          live.setSheet(readSheet(lines.join("\n")));
        }
        const fresh = createEngine(readSheet(lines.join("\n")), catalog);
        for (const name of parameters) {
          const value = live.parameter(name)?.value;
          if (value !== undefined) fresh.set(name, value);
        }
        computed += compared(live, fresh, `seed ${seed}, step ${step}:\n${lines.join("\n")}`);
      }
      expect(computed).toBeGreaterThan(60);
    });
});
