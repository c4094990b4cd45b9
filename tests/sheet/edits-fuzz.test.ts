import { describe, expect, test } from "vitest";
import { type Random, random } from "../../src/base/random.ts";
import { createEngine } from "../../src/sheet/engine/create-engine.ts";
import type { Engine } from "../../src/sheet/engine/engine.ts";
import { createHostedEngine } from "../../src/sheet/hosts/hosted-engine.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";
import { workerByHand } from "./hosts/by-hand.ts";
import { catalog, compared, editedText, pick, start } from "./random-sheet.ts";

/*
 * Every edit a person can make, and settings between them. An engine that goes along, and one that has its columns computed in a worker which answers when it likes, must
 * show what an engine shows that starts afresh from the text; and a name that was changed keeps its values.
 */
describe("after every kind of edit", () => {
  for (const seed of [11, 12, 13, 14])
    test(`the live engine and the hosted one equal a fresh one, seed ${seed}`, () => {
      const r = random(seed);
      let text = first(r);
      const live = createEngine(readSheet(text), catalog);
      const worker = workerByHand(catalog);
      const hosted = createHostedEngine(readSheet(text), catalog, worker.start, 0);
      let computed = 0, renames = 0;
      for (let step = 0; step < 50; step++) {
        if (r.uniform() < 0.3) setSome(r, [live, hosted]);
        else {
          const before = live.cells();
          const { text: next, renamed } = r.uniform() < 0.15 ? { text: first(r) } : editedText(r, readSheet(text), before);
          const kept = renamed && live.column(renamed[0])?.values.slice();
          const value = renamed && live.parameter(renamed[0])?.value;
          text = next;
          for (const engine of [live, hosted]) {
            engine.setSheet(readSheet(text));
            // What was dragged stays with a line; a renamed line is a new one.
            if (renamed && value !== undefined) engine.set(renamed[1], value);
          }
          if (kept && value === undefined) {
            renames++;
            expect(live.column(renamed![1])?.values, `seed ${seed}, step ${step}: ${renamed!.join(" → ")}\n${text}`).toEqual(kept);
          }
        }
        if (r.uniform() < 0.5) worker.step();
        if (r.uniform() < 0.4) continue;
        while (worker.step());
        const at = `seed ${seed}, step ${step}:\n${text}`;
        const fresh = createEngine(readSheet(text), catalog);
        for (const name of parametersOf(live)) fresh.set(name, live.parameter(name)!.value);
        computed += compared(live, fresh, at);
        compared(hosted, fresh, `hosted, ${at}`);
        for (const { id } of hosted.cells()) expect(["stale", "running"], `${id} of ${at}`).not.toContain(hosted.state(id));
      }
      expect(computed).toBeGreaterThan(30);
      expect(renames).toBeGreaterThan(0);
    });
});

/** A random sheet with titles, in two fenced blocks. */
function first(r: Random): string {
  const lines = start(r).flatMap((line) => (r.uniform() < 0.2 ? ["# Title | 标题 @ 000 §1", line] : [line]));
  const cut = r.whole(4, lines.length - 2);
  return ["# Sheet", "", "```sheet", ...lines.slice(0, cut), "```", "", "## Second", "", "```sheet", ...lines.slice(cut), "```", ""].join("\n");
}

function setSome(r: Random, engines: readonly Engine[]): void {
  const name = pick(r, parametersOf(engines[0]!).concat("gone"));
  const value = engines[0]!.parameter(name)?.kind === "choice" ? pick(r, ["one", "two", "three"]) : name === "T" ? pick(r, [1, 2, 3, 7, 2047, 2050, 0]) : r.whole(-3, 9) / 2;
  for (const engine of engines) engine.set(name, value);
}

/** Choices first: they bring parameters. */
const parametersOf = (engine: Engine): string[] =>
  engine.cells().flatMap(({ line }) => ((line?.kind === "parameter" || line?.kind === "choice") && engine.parameter(line.name) ? [line] : []))
    .toSorted((a, b) => Number(a.kind === "parameter") - Number(b.kind === "parameter")).map(({ name }) => name);
