import { expect, test } from "vitest";
import { bracketPair } from "../../src/read/text/bracket-pair.ts";

const at = (text: string) => bracketPair(text.replace("|", ""), text.indexOf("|"));

test("the bracket before the caret has its partner, else the one after it", () => {
  expect(at("f(a)|")).toEqual({ at: 3, partner: 1 });
  expect(at("f(|a)")).toEqual({ at: 1, partner: 3 });
  expect(at("f|(a)")).toEqual({ at: 1, partner: 3 });
  expect(at("f(a[t])|")).toEqual({ at: 6, partner: 1 });
});

test("a bracket without a partner, or with one of the other kind, says so", () => {
  expect(at("(|a")).toEqual({ at: 0 });
  expect(at("a)|")).toEqual({ at: 1 });
  expect(at("(a]|")).toEqual({ at: 2 });
});

test("lines and comments part brackets", () => {
  expect(at("(|a\nb)")).toEqual({ at: 0 });
  expect(at("a\n(b)|")).toEqual({ at: 4, partner: 2 });
  expect(at("a # (b)|")).toBeUndefined();
});

test("beside no bracket there is none", () => expect(at("f(a| + b)")).toBeUndefined());
