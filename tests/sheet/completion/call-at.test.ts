import { expect, test } from "vitest";
import { callAt } from "../../../src/sheet/completion/call-at.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";
import { argumentDocs } from "../../../src/term/argument-docs.ts";
import { foldForms } from "../../../src/term/folds.ts";
import { builtIns } from "../../../src/term/functions.ts";

const { cells } = readSheet("# A mean | 均值\nmine(x0, xt, t) = x0 + xt + t");
const at = (text: string) => callAt(text.replace("|", ""), text.indexOf("|"), cells);

test("the argument that the caret stands at is named, with what it means", () => {
  expect(at("a = clip(x, |")).toMatchObject({ name: "clip", at: 1, argument: { en: "the lower bound" } });
  expect(at("a = clip(|x, 0, 1)")).toMatchObject({ name: "clip", at: 0 });
  expect(at("p[t] = prod(alpha[s], s, 1, t|)")).toMatchObject({ name: "prod", at: 3 });
});

test("the innermost call counts, and closed brackets and indices do not", () => {
  expect(at("a = clip(max(1, 2), |")).toMatchObject({ name: "clip", at: 1 });
  expect(at("a = clip(max(1, |")).toMatchObject({ name: "max", at: 1 });
  expect(at("a[t] = clip((1 + |")).toMatchObject({ name: "clip", at: 0 });
  expect(at("a[t] = sqrt(alpha[t|])")).toMatchObject({ name: "sqrt" });
});

test("a function of the sheet shows its parameters and its title", () => {
  expect(at("a = mine(1, |")).toMatchObject({ parameters: ["x0", "xt", "t"], at: 1, doc: { zh: "均值" } });
});

test("more arguments than a function has stay at its last", () => expect(at("a = max(1, 2, 3, |")).toMatchObject({ name: "max", at: 1 }));

test("outside of calls, of known names and of the line there is none", () => {
  for (const text of ["a = |", "a = nobody(|", "a = (|", "a = sqrt(2)|", "a = sqrt(2\nb = |", "# sqrt(|"]) expect(at(text), text).toBeUndefined();
});

test("every function of the language says what each of its arguments is, in both languages", () => {
  for (const { name, parameters } of [...builtIns, ...foldForms]) {
    const docs = argumentDocs.get(name) ?? [];
    expect(docs.length, name).toBe(parameters.length);
    for (const doc of docs) expect(doc.en !== "" && /\p{Script=Han}/u.test(doc.zh), name).toBe(true);
  }
  expect([...argumentDocs.keys()].toSorted()).toEqual([...builtIns, ...foldForms].map(({ name }) => name).toSorted());
});
