import { expect, test } from "vitest";
import { beginningWith } from "../../../src/app/editor/beginning-with.ts";

test("= keeps the left side, of the last line where there are base cases", () => {
  expect(beginningWith("alpha[t] = 1 - beta[t]", "=")).toBe("alpha[t] = ");
  expect(beginningWith("alphabar[0] = 1\nalphabar[t] = alphabar[t-1] * alpha[t]", "=")).toBe("alphabar[0] = 1\nalphabar[t] = ");
  expect(beginningWith("f(x) = x == 1 ? 2 : 3", "=")).toBe("f(x) = ");
});

test("a digit begins the right side", () => expect(beginningWith("beta_T = 0.02 in 0..1", "5")).toBe("beta_T = 5"));

test("a letter begins a new text", () => expect(beginningWith("beta_T = 0.02", "k")).toBe("k"));

test("where nothing is defined, = changes nothing and a digit begins a new text", () => {
  expect(beginningWith("claim alphabar[T] == 0", "=")).toBe("claim alphabar[T] == 0");
  expect(beginningWith("use derived.snr", "=")).toBe("use derived.snr");
  expect(beginningWith("claim a <= b", "3")).toBe("3");
});
