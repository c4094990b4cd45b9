import { expect, test } from "vitest";
import { catalog } from "../../../src/catalog.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";

const sheet = readSheet("T = 3\nbayes[t] = 0.5 / t\ngap[t] = live.loss_t[t] - bayes[t]\nbest = live.excess * 2\nworst = live.loss + gap[T]\nclaim here gap[t] > 0 for t >= 2");
const opened = () => createEngine(sheet, catalog);

test("a cell over live values has none until they are measured, and then follows", () => {
  const engine = opened();
  expect(engine.cells().map((cell) => engine.problem(cell.id))).toEqual(engine.cells().map(() => undefined));
  expect([...engine.column("gap")!.values]).toEqual([NaN, NaN, NaN]);
  const change = engine.measure({ "live.loss_t": Float64Array.of(NaN, 1, 1, 0.5), "live.excess": 0.25 });
  expect(change.recomputed).toEqual(expect.arrayContaining(["live.loss_t", "live.excess", "gap", "best", "worst"]));
  expect(engine.column("gap")!.values[1]).toBeCloseTo(0.75);
  expect(engine.scalar("best")).toBe(0.5);
  expect(engine.scalar("worst")).toBeNaN();
  expect(engine.column("live.loss_t")!.values[3]).toBe(0.5);
});

test("only what reads a measurement is recomputed", () => {
  const engine = opened();
  expect(engine.measure({ "live.excess": 1 }).recomputed).toEqual(["live.excess", "best"]);
});

test("a claim here over live values is judged anew", () => {
  const engine = opened();
  const claim = engine.cells().at(-1)!.id;
  expect(engine.claimHere(claim)).toMatchObject({ holds: false });
  expect(engine.measure({ "live.loss_t": Float64Array.of(NaN, 1, 1, 1) }).cells).toContain(claim);
  expect(engine.claimHere(claim)).toMatchObject({ holds: true });
});

test("a change of T drops the columns measured at another T, and misfits are passed over", () => {
  const engine = opened();
  engine.measure({ "live.loss_t": Float64Array.of(NaN, 1, 1, 1) });
  engine.set("T", 5);
  expect(engine.column("live.loss_t")!.values).toHaveLength(6);
  expect(engine.column("gap")!.values.every(Number.isNaN)).toBe(true);
  expect(engine.measure({ "live.loss_t": new Float64Array(4), "live.nothing": 1 }).recomputed).toEqual([]);
});

test("a live name that nobody measures is an unknown name, and the near one is offered", () => {
  const engine = createEngine(readSheet("T = 3\na = live.los"), catalog);
  expect(engine.problem("a")).toMatchObject({ kind: "unknown name", subject: "live.los", hint: "live.loss" });
});
