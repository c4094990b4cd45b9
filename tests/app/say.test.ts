import { expect, test } from "vitest";
import { sayIn } from "../../src/app/say.ts";

const messages = { steps: { en: "{steps} steps of {all}", zh: "{all} 步中的 {steps} 步" } };

test("a sentence is said in the language of that moment, with its gaps filled", () => {
  let language: "en" | "zh" = "en";
  const say = sayIn(messages, () => language);
  expect(say("steps", { steps: 3, all: 10 })).toBe("3 steps of 10");
  language = "zh";
  expect(say("steps", { steps: 3, all: 10 })).toBe("10 步中的 3 步");
});

test("a gap that nothing fills is left empty", () => {
  expect(sayIn(messages, () => "en")("steps", { steps: 3 })).toBe("3 steps of ");
});
