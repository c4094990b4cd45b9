import { expect, test } from "vitest";
import { readView } from "../../../src/sheet/views/read-view.ts";

test("a sweep or a picture of more cases than can be drawn is refused before any is computed", () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  expect(readView(`chart beta, sweep s in ${numbers(100).join(" ")}`)).toMatchObject({ ok: true });
  expect(readView(`chart beta, sweep s in ${numbers(101).join(" ")}`)).toMatchObject({ ok: false, problem: { kind: "too large", subject: "101", hint: "100" } });
  expect(readView(`picture paths at ${numbers(101).join(", ")}`)).toMatchObject({ ok: false, problem: { kind: "too large" } });
});
