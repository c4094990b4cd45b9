import { expect, test } from "vitest";
import { sidesShown } from "../../src/verify/sides-shown.ts";

const shown = (left: string, right: string) => Object.values(sidesShown({ left, right }));

test("sides are shown to twelve digits", () => {
  expect(shown("1.1153550716504105407670583745558309379458271844646", "0.75")).toEqual(["1.11535507165", "0.75"]);
  expect(shown("-7.0710678118654752440084436210484903928483593768847e-8", "0.66666666666666666666666666666666666666666666666667")).toEqual(["-7.07106781187e-8", "0.666666666667"]);
  expect(shown("undefined", "1.2345678901234567")).toEqual(["undefined", "1.2345678901234567"]);
});

test("sides that agree in twelve digits are shown until they differ", () => {
  expect(shown("1.0000000000000000001", "1")).toEqual(["1.0000000000000000001", "1"]);
  expect(shown("0.12345678901234567890123", "0.12345678901234567990123")).toEqual(["0.12345678901234567890", "0.12345678901234567990"].map((text) => text.replace(/0$/, "")));
});
