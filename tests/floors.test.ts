import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { expect, test } from "vitest";

/**
 * The floors, lowest first; those on one line stand beside each other. A file imports its own floor's folder and anything lower, never sideways, never up.
 * A new folder is a new line here, and so a decision.
 */
const floors: readonly (readonly string[])[] = [
  ["src/base"],
  ["src/term", "src/field"],
  ["src/read", "src/gaussian"],
  ["src/evaluate", "src/program"],
  ["src/sheet"],
  ["src/verify"],
  ["formulas"],
  ["proofs"],
  ["src/catalog.ts"],
  ["src/audit", "src/train", "src/chart"],
  ["src/app", "src/cli"],
];

/** Sheets are data: any floor that shows them may read them, and they import nothing. */
const data = ["src/gallery", "package.json"];

/** Third-party packages and the only places they may be imported. */
const confined: readonly (readonly [name: RegExp, places: readonly string[]])[] = [
  [/^mathjs(\/|$)/, ["src/read/text"]],
  [/^decimal\.js(\/|$)/, ["src/field"]],
  [/^katex(\/|$)/, ["src/read/latex", "src/app"]],
  [/^py-ast(\/|$)/, ["src/read/python"]],
  [/^fast-check(\/|$)/, ["src/verify"]],
  [/^pure-rand(\/|$)/, ["src/base"]],
  [/^@tensorflow\//, ["src/train"]],
  [/^@observablehq\/plot(\/|$)/, ["src/chart"]],
  [/^solid-js(\/|$)/, ["src/app"]],
  [/^@fontsource\//, ["src/app"]],
  [/^idb-keyval$/, ["src/app"]],
  [/^node:/, ["src/cli", "src/verify/hosts/node.ts", "src/verify/hosts/node-worker.ts"]],
];

const topLevel = ["package.json", "package-lock.json", "vite.config.ts", "tsconfig.json", "src", "formulas", "proofs", "tests", "README.md", ".gitignore", ".oxlintrc.json", ".ci"];

const root = join(import.meta.dirname, "..");
const files = ["src", "formulas", "proofs"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)).filter((file) => /\.(ts|tsx)$/.test(file)),
);

interface Import { readonly from: string; readonly to: string; readonly type: boolean }

/** Every static and dynamic import, re-export and worker address; relative ones as paths from the root. */
const imports: readonly Import[] = files.flatMap((from) => {
  const text = readFileSync(join(root, from), "utf8");
  const patterns = [/^\s*(?:import|export)\s+(type\s)?[^;"'`]*?from\s*["']([^"']+)["']/gm, /^\s*import\s+()["']([^"']+)["']/gm, /\bimport\(\s*()["']([^"']+)["']/g, /new URL\(\s*()["']([^"']+\.ts)["']/g];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, type, to]) =>
    ({ from, to: to!.startsWith(".") ? normalize(join(dirname(from), to!.replace(/\?.*$/, ""))) : to!, type: Boolean(type) })));
});
const isInside = (file: string, place: string): boolean => file === place || file.startsWith(`${place}/`);
const floorOf = (file: string): number => floors.findIndex((places) => places.some((place) => isInside(file, place)));
const placeOf = (file: string): string | undefined => floors.flat().find((place) => isInside(file, place));
const isOurs = ({ to }: Import): boolean => /^(src|formulas|proofs)\//.test(to);

test("every source file stands on a floor", () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => floorOf(file) < 0)).toEqual([]);
});

test("a file imports its own folder and lower floors, never sideways, never up", () => {
  const wrong = imports.filter((i) => isOurs(i) && !data.some((place) => isInside(i.to, place)))
    .filter(({ from, to }) => placeOf(from) !== placeOf(to) && floorOf(to) >= floorOf(from));
  expect(imports.filter(isOurs).length).toBeGreaterThan(300);
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test("third-party packages are imported only where they belong", () => {
  const packages = imports.filter((i) => !isOurs(i) && !i.to.startsWith("..") && !data.includes(i.to));
  const wrong = packages.filter(({ from, to }) => {
    const rule = confined.find(([name]) => name.test(to));
    return !rule || !rule[1].some((place) => isInside(from, place));
  });
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test("no file imports itself through others", () => {
  const next = new Map(files.map((file) => [file, imports.filter((i) => i.from === file && isOurs(i)).map((i) => i.to)]));
  const done = new Set<string>();
  const loops: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) loops.push([...path.slice(at), file].join(" → "));
    if (at >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(loops).toEqual([]);
});

test("formulas hold mathematics only: they import nothing but the form they are written in", () => {
  const wrong = imports.filter(({ from, to }) => isInside(from, "formulas") && relative("src/sheet", to) !== "formula.ts");
  expect(wrong).toEqual([]);
});

test("every formula has proofs of the same name, and nothing else has", async () => {
  const { catalog } = await import("../src/catalog.ts");
  expect(catalog.names().filter((name) => catalog.proofsOf(name).length === 0)).toEqual([]);
  const names = (folder: string) => readdirSync(join(root, folder)).toSorted();
  expect(names("proofs")).toEqual(names("formulas"));
});

test("nothing lies at the top level that the layout does not name", () => {
  const ignored = new Set([".git", ...readFileSync(join(root, ".gitignore"), "utf8").split("\n").map((line) => line.replace(/\/$/, ""))]);
  const found = readdirSync(root).filter((name) => !ignored.has(name) && !name.endsWith(".log"));
  expect(found.filter((name) => !topLevel.includes(name))).toEqual([]);
});
