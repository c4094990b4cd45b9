import { expect, test } from "vitest";
import { untaught } from "../../src/train/learn/learner.ts";
import { freshWeights } from "../../src/train/model/weights.ts";
import { readRun, type SavedRun, writeRun } from "../../src/train/run-file.ts";
import { usual } from "../../src/train/settings.ts";

const architecture = { dimension: 2, width: 4, depth: 1 } as const;
const weights = freshWeights(architecture, 1);
const run: SavedRun = {
  settings: { ...usual, architecture }, data: { name: "swissRoll" }, alphabar: [1, 0.5],
  learned: { ...untaught(architecture, weights), iteration: 70, mean: freshWeights(architecture, 2), average: freshWeights(architecture, 3) },
};

test("a run that is written and read is the same", () => {
  expect(readRun(writeRun(run, "everything"))).toEqual({ ok: true, run });
});

test("of the average alone a run begins anew", () => {
  const read = readRun(writeRun(run, "average"));
  expect(read.ok && read.run.learned).toMatchObject({ iteration: 0, weights: run.learned.average, average: run.learned.average });
  expect(read.ok && read.run.learned.mean["output"]!.bias.every((x) => x === 0)).toBe(true);
  expect(writeRun(run, "average").length).toBeLessThan(writeRun(run, "everything").length / 2);
});

test("a file that is cut short, is something else or says nonsense is a problem", () => {
  const bytes = writeRun(run, "everything");
  expect(readRun(bytes.subarray(0, bytes.length - 4))).toMatchObject({ ok: false, problem: { kind: "missing value" } });
  expect(readRun(new TextEncoder().encode("x,y\n1,2\n"))).toMatchObject({ ok: false, problem: { kind: "unexpected token" } });
  expect(readRun(new Uint8Array())).toMatchObject({ ok: false });
  const text = Buffer.from(bytes).toString("latin1");
  const broken = Uint8Array.from(text.replaceAll('"width":4', '"width":4e9'), (c) => c.charCodeAt(0));
  expect(readRun(broken)).toMatchObject({ ok: false, problem: { kind: "outside its range" } });
  const unread = Uint8Array.from(text.replace('{"settings"', '{settings"'), (c) => c.charCodeAt(0));
  expect(readRun(unread)).toMatchObject({ ok: false, problem: { kind: "unexpected token" } });
});
