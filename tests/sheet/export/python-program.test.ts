import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalog } from "../../../src/catalog.ts";
import { ulpsBetween } from "../../../src/field/ulps.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import type { Engine } from "../../../src/sheet/engine/engine.ts";
import { numpy } from "../../../src/sheet/export/numpy.ts";
import { pythonProgram } from "../../../src/sheet/export/python-program.ts";
import { pytorch } from "../../../src/sheet/export/pytorch.ts";
import { columnNames, scheduleOf } from "../../../src/sheet/export/schedule.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";
import { randomSheet } from "./random-sheet.ts";
import { pythonWith, runPrograms } from "./run-python.ts";

const gallery = join(import.meta.dirname, "../../../src/gallery");
const started = (text: string, set: Readonly<Record<string, number | string>> = {}): Engine => {
  const engine = createEngine(readSheet(text), catalog);
  for (const [name, value] of Object.entries(set)) engine.set(name, value);
  return engine;
};

/** Every shipped sheet under every choice, every schedule of the catalog with what follows from it, and forms that the shipped ones have not. */
const sheets: readonly (readonly [string, Engine])[] = [
  ...readdirSync(gallery).flatMap((file) => {
    const text = readFileSync(join(gallery, file), "utf8");
    return (started(text).parameter("kind")?.options ?? [undefined]).map((kind) => [`${file} ${kind ?? ""}`, started(text, kind === undefined ? {} : { kind })] as const);
  }),
  ...catalog.names().filter((name) => name.startsWith("schedule.")).map((name) => [
    name, started(`T = 1000\nuse ${name}\n${/cosineAlphabar|zeroTerminal/.test(name) ? "use schedule.linear\n" : ""}use derived.alphabar\nuse derived.snr\nuse derived.logsnr\nuse derived.alphabarLogSum`),
  ] as const),
  ["forms", started(`T = 40 in 1..100\na = 0.3\nn = 3 whole\nscale = sqrt(a) / n^2\nlast = x[T] * scale
x[0] = 2\nx[t] = x[t-1] * a + 1 / t\ny[t] = t == 1 ? x[0] : x[t-1] - x[t-2] for t >= 1\nz[1] = 1\nz[3] = 7\nz[t] = z[t-1] + t^2 for t >= 1
u[0] = 1\nu[t] = u[t-1] * (1 - a / 9) + v[t-1]\nv[0] = 0\nv[t] = v[t-1] / 2 + u[t]\nconstant[t] = a^3\nback[t] = x[T - t] for t >= 0\nw[t] = sum(x[s] * x[t - s], s, 0, t)
late[t] = clip(x[t], a, 2 * a)^4 for t >= 5\nshifted[t] = 3 / (t + last) - max(a, x[t-1], 0.5)\nlooking[t] = t < T ? x[t+1] : 0\nfall[0] = 10\nfall[t] = fall[t-1] - x[t] / 3
inside[t] = 0.2 < x[t] <= 1.5 ? 1 / 3 : floor(x[t])\nprefix[t] = prod(1 - a / (s + 1), s, 1, t-1)\nsquares[t] = T^2 * n^3 / (t^5 + 1)\nfibonacci[0] = 1\nfibonacci[1] = 1\nfibonacci[t] = fibonacci[t-1] + fibonacci[t-2] for t >= 2`)],
  ["data", started("# Data\n\n```sheet\nT = 6\nratio[t] = long[t] / long[t-1]\nsafe[t] = t <= 3 ? short[t] : 0\nall[t] = prod(long[s], s, 1, t)\nlast = long[T] + short[2]\nscaled[t] = ratio[t] * last\n```\n\n```data long from 0\n1 2 4 0.5 3 0.1 7 8 9\n```\n\n```data short\n0.1 0.2 0.3\n```\n")],
  ["data alone", started("```data list from 0\n0.1, 0.2, 1e300\n```")],
  ["names of Python's own", started("T = 9\nlambda = 0.1\nstep = 3\nnp[t] = lambda * t + step\nrange[t] = np[t] / 7 for t >= 0\nclass[0] = 1\nclass[t] = class[t-1] / 3 + np[t]")],
];

const programsIn = (library: typeof numpy) => sheets.map(([name, engine]) => {
  const schedule = scheduleOf(engine, columnNames(engine), "formulas");
  return { name, engine, program: pythonProgram(engine, schedule, library, { title: name, language: "en" }) };
});

describe.each([["numpy", numpy, pythonWith("numpy")], ["torch", pytorch, pythonWith("torch")]] as const)("%s programs", (name, library, python) => {
  if (python === undefined) console.warn(`skipped: ${name} programs, since no Python here has ${name}`);

  test.skipIf(python === undefined)("give the sheet's columns: to the bit where only + - * / sqrt occur, and otherwise as near as they say", () => {
    const written = programsIn(library);
    const ran = runPrograms(python!, written.map(({ program }) => program));
    let exact = 0, near = 0;
    const wrong = written.flatMap(({ name: sheet, engine, program }, i) => [...program.lastBits].flatMap(([column, { ulps: allowed }]) => {
      const ulps = ulpsApart(ran[i]!.get(column)!, engine.column(column)!.values);
      if (process.env["SHOW"]) console.log(sheet, column, ulps, allowed);
      if (allowed === 0) exact++;
      else near++;
      return ulps <= Math.max(allowed === 0 ? 0 : 4, allowed) ? [] : [`${sheet} ${column}: ${ulps} ulp, said ${allowed}`];
    }));
    expect(wrong).toEqual([]);
    expect(exact).toBeGreaterThan(130);
    expect(near).toBeGreaterThan(50);
  });

  test.skipIf(python === undefined)("give the columns of random sheets to the bit", () => {
    const drawn = fc.sample(randomSheet, { seed: 5, numRuns: 150 }).map((text) => ({ text, engine: started(text) }));
    const written = drawn.map(({ text, engine }) => {
      const finite = columnNames(engine).filter((column) => engine.column(column)!.values.every(Number.isFinite));
      return { text, engine, program: pythonProgram(engine, scheduleOf(engine, finite, "formulas"), library, { title: "", language: "en" }) };
    });
    const ran = runPrograms(python!, written.map(({ program }) => program));
    let compared = 0;
    for (const [i, { text, engine, program }] of written.entries())
      for (const column of program.names.keys()) {
        compared++;
        expect(Array.from(ran[i]!.get(column)!, (x) => x + 0), `${column} in\n${text}\n${program.text}`).toEqual(Array.from(engine.column(column)!.values, (x) => x + 0));
      }
    expect(compared).toBeGreaterThan(350);
  });

  test.skipIf(python === undefined)("give every column to the bit once those that call exp, log, cos … come as numbers", () => {
    const written = sheets.filter(([of]) => !/^(posterior|samplers)/.test(of)).map(([sheet, engine]) => ({ sheet, engine, program: pythonProgram(engine, scheduleOf(engine, columnNames(engine), "numbers"), library, { title: sheet, language: "zh" }) }));
    const ran = runPrograms(python!, written.map(({ program }) => program));
    for (const [i, { sheet, engine, program }] of written.entries())
      for (const column of program.names.keys())
        expect(ulpsApart(ran[i]!.get(column)!, engine.column(column)!.values), `${column} of ${sheet}`).toBe(0);
  });
});

function ulpsApart(found: Float64Array, wanted: Float64Array): number {
  expect(found.length).toBe(wanted.length);
  return wanted.reduce((most, value, i) => Math.max(most, ulpsBetween(value, found[i]!)), 0);
}
