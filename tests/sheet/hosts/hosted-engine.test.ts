import { describe, expect, test } from "vitest";
import { createHostedEngine } from "../../../src/sheet/hosts/hosted-engine.ts";
import type { Change } from "../../../src/sheet/engine/engine.ts";
import type { Catalog } from "../../../src/sheet/formula.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";
import { workerByHand } from "./by-hand.ts";

const empty: Catalog = { find: () => undefined, names: () => [], definer: () => undefined };
const text = "T = 3\na = 2\nx[t] = a * t\ny[t] = t\nlast = x[T]\nclaim here x[t] <= 10";
const claim = "claim here x[t] <= 10";

/** Two columns: up to three steps are computed here, more go to the worker. */
function opened(sheet = text) {
  const worker = workerByHand(empty);
  const engine = createHostedEngine(readSheet(sheet), empty, worker.start, 6);
  const heard: Change[] = [];
  engine.listen((change) => void heard.push(change));
  const values = (name: string) => Array.from(engine.column(name)?.values ?? []);
  const states = () => ["x", "y", "last", claim].map((id) => engine.state(id));
  return { engine, worker, heard, values, states };
}

describe("a small sheet", () => {
  test("is computed at once, and no worker is started", () => {
    const { engine, worker, values, states } = opened();
    engine.set("a", 5);
    expect(values("x")).toEqual([5, 10, 15]);
    expect(engine.claimHere(claim)).toMatchObject({ holds: false, t: 3 });
    expect(states()).toEqual(["fresh", "fresh", "fresh", "fresh"]);
    expect(worker.started()).toBe(0);
  });
});

describe("a large sheet", () => {
  test("keeps its last values, marked, until the worker's come", () => {
    const { engine, worker, heard, values, states } = opened();
    const change = engine.set("T", 5);
    expect(change.recomputed).toEqual(expect.arrayContaining(["T", "x", "y", "last"]));
    expect(change.cells).toEqual(expect.arrayContaining(["x", "y", "last", claim]));
    expect(engine.scalar("T")).toBe(5);
    expect(values("x")).toEqual([2, 4, 6]);
    expect(engine.scalar("last")).toBe(6);
    expect(engine.claimHere(claim)).toEqual({ holds: true, steps: 3 });
    expect(states()).toEqual(["running", "running", "running", "running"]);
    worker.step();
    expect(heard).toHaveLength(1);
    expect(heard[0]!.recomputed).toEqual(expect.arrayContaining(["x", "y", "last"]));
    expect(heard[0]!.cells).toEqual(expect.arrayContaining(["x", "y", "last", claim]));
    expect(values("x")).toEqual([2, 4, 6, 8, 10]);
    expect(engine.scalar("last")).toBe(10);
    expect(engine.claimHere(claim)).toEqual({ holds: true, steps: 5 });
    expect(states()).toEqual(["fresh", "fresh", "fresh", "fresh"]);
  });

  test("compares nothing while a value of either column is still to come", () => {
    const { engine, worker, heard } = opened("T = 5\na = 1\nx[t] = a * t\ny[t] = t\ncompare x with y");
    const id = "compare x with y";
    expect(engine.state(id)).toBe("running");
    expect(engine.comparison(id)).toBeUndefined();
    worker.step();
    expect(engine.comparison(id)?.verdict).toBe("same");
    engine.set("a", 2);
    expect(engine.state(id)).toBe("running");
    expect(engine.comparison(id)).toBeUndefined();
    worker.step();
    expect(heard.at(-1)!.cells).toContain(id);
    expect(engine.state(id)).toBe("fresh");
    expect(engine.comparison(id)?.verdict).toBe("different");
  });

  test("that is opened so is computed from nothing, with what its parameters are at", () => {
    const { engine, worker, values, states } = opened(text.replace("T = 3", "T = 5"));
    expect(states()).toEqual(["running", "running", "running", "running"]);
    engine.set("a", 3);
    worker.step();
    expect(states()).toEqual(["running", "fresh", "running", "running"]);
    worker.step();
    expect(values("x")).toEqual([3, 6, 9, 12, 15]);
    expect(values("y")).toEqual([1, 2, 3, 4, 5]);
    expect(engine.claimHere(claim)).toMatchObject({ holds: false, t: 4, left: 12 });
  });

  test("a change marks only what it reaches; of those that wait only the newest is computed", () => {
    const { engine, worker, values, states } = opened();
    engine.set("T", 5);
    worker.step();
    for (const a of [3, 4, 5, 6]) engine.set("a", a);
    expect(states()).toEqual(["stale", "fresh", "stale", "stale"]);
    worker.step();
    expect(values("x")).toEqual([3, 6, 9, 12, 15]);
    expect(states()).toEqual(["running", "fresh", "running", "running"]);
    worker.step();
    expect(worker.step()).toBe(false);
    expect(values("x")).toEqual([6, 12, 18, 24, 30]);
    expect(worker.requests).toHaveLength(3);
    expect(states()).toEqual(["fresh", "fresh", "fresh", "fresh"]);
  });

  test("an edit goes to the worker as text; what is wrong in it is known at once, what fails in the computing when that is done", () => {
    const { engine, worker } = opened();
    engine.set("T", 5);
    worker.step();
    engine.setSheet(readSheet(`${text}\nz[t] = gone[t]\nw[t] = z[t]\nfar[t] = y[t+1]\nfarther[t] = far[t] + 1`));
    expect(["z", "w", "far", "farther"].map(engine.state)).toEqual(["error", "blocked", "running", "running"]);
    worker.step();
    expect(["z", "w", "far", "farther"].map(engine.state)).toEqual(["error", "blocked", "error", "blocked"]);
    expect(engine.problem("far")).toMatchObject({ kind: "read out of range" });
    expect(engine.column("far")).toBeUndefined();
    engine.setSheet(readSheet(`${text}\nfar[t] = y[t] + 1\nfarther[t] = far[t] + 1`));
    expect(["far", "farther"].map(engine.state)).toEqual(["running", "running"]);
    worker.step();
    expect(Array.from(engine.column("farther")!.values)).toEqual([3, 4, 5, 6, 7]);
  });

  test("a choice that brings the steps is followed there too", () => {
    const formulas: Readonly<Record<string, string>> = { "kind.short": "T = 2\nx[t] = t", "kind.long": "N = 2\nT = 9\nx[t] = N * t" };
    const catalog: Catalog = { find: (name) => (formulas[name] === undefined ? undefined : { title: { en: name, zh: name }, paper: "", sources: [], domain: "", text: formulas[name] }), names: () => Object.keys(formulas), definer: () => undefined };
    const worker = workerByHand(catalog);
    const engine = createHostedEngine(readSheet("kind = choice(short, long)\nuse kind[kind]\nlast = x[T]"), catalog, worker.start, 6);
    expect(engine.scalar("last")).toBe(2);
    engine.set("kind", "long");
    engine.set("T", 8);
    worker.step();
    worker.step();
    expect(engine.scalar("last")).toBe(16);
  });
});

describe("measurements", () => {
  const live = "T = 5\nb[t] = live.loss_t[t]\ngap = live.loss + 1\nclaim here b[t] > 0";
  test("are computed with in the worker, those taken in before it started too", () => {
    const { engine, worker } = opened(live.replace("T = 5", "T = 2"));
    engine.measure({ "live.loss": 3 });
    engine.set("T", 8);
    const columns = Float64Array.from({ length: 9 }, (_, t) => t);
    expect(engine.measure({ "live.loss_t": columns }).cells).toContain("b");
    expect(engine.state("b")).toBe("stale");
    expect(engine.state("gap")).toBe("running");
    worker.step();
    worker.step();
    expect(Array.from(engine.column("b")!.values)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(engine.scalar("gap")).toBe(4);
    expect(engine.claimHere("claim here b[t] > 0")).toEqual({ holds: true, steps: 8 });
    engine.measure({ "live.loss": 9 });
    worker.step();
    expect(engine.scalar("gap")).toBe(10);
    expect(Array.from(engine.column("b")!.values)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe("back to a small sheet", () => {
  test("it is computed here at once, a late answer is passed over, and the worker may rest", () => {
    const { engine, worker, values, states } = opened();
    engine.set("T", 5);
    const change = engine.set("T", 2);
    expect(change.cells).toEqual(expect.arrayContaining(["x", "y"]));
    expect(values("x")).toEqual([2, 4]);
    expect(states()).toEqual(["fresh", "fresh", "fresh", "fresh"]);
    worker.step();
    expect(values("x")).toEqual([2, 4]);
    expect(worker.requests.at(-1)).toEqual({ kind: "rest" });
    worker.step();
    engine.set("T", 4);
    worker.step();
    expect(values("x")).toEqual([2, 4, 6, 8]);
  });
});

describe("when the worker fails", () => {
  test("that is said, the last values stay and are stale, and the next change tries again", () => {
    const { engine, worker, values, states } = opened();
    engine.set("T", 5);
    worker.reply(({ id }) => ({ kind: "failed", id, detail: "Array buffer allocation failed" }));
    expect(engine.fault()).toEqual({ kind: "not computed", detail: "Array buffer allocation failed" });
    expect(states()).toEqual(["stale", "stale", "stale", "stale"]);
    expect(values("x")).toEqual([2, 4, 6]);
    engine.set("a", 1);
    worker.step();
    expect(values("x")).toEqual([1, 2, 3, 4, 5]);
    expect(states()).toEqual(["fresh", "fresh", "fresh", "fresh"]);
    expect(engine.fault()).toBeUndefined();
  });

  test("one that dies is started anew and asked again", () => {
    const { engine, worker, values } = opened();
    engine.set("T", 5);
    worker.die("gone");
    expect(worker.started()).toBe(2);
    worker.step();
    expect(values("x")).toEqual([2, 4, 6, 8, 10]);
    expect(engine.fault()).toBeUndefined();
  });

  test("where none can be had the sheet is computed here, and that is said", () => {
    const { engine, worker, heard, values, states } = opened();
    engine.set("T", 5);
    worker.die("gone");
    worker.die("gone again");
    expect(engine.fault()).toEqual({ kind: "computed here", detail: "gone again" });
    expect(values("x")).toEqual([2, 4, 6, 8, 10]);
    expect(heard.at(-1)!.recomputed).toContain("x");
    expect(states()).toEqual(["fresh", "fresh", "fresh", "fresh"]);
    engine.set("a", 1);
    expect(values("x")).toEqual([1, 2, 3, 4, 5]);
  });
});
