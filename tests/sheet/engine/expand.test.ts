import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import type { Catalog } from "../../../src/sheet/formula.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";

const texts: Readonly<Record<string, string>> = {
  "derived.alpha": "alpha[t] = 1 - beta[t]",
  "derived.alphabar": "alphabar[0] = 1\nalphabar[t] = alphabar[t-1] * alpha[t]",
  "forward.closedForm": "forwardTo(x, t) = normal(sqrt(alphabar[t]) * x, 1 - alphabar[t])",
  "schedule.cosine": "T = 1000 in 1..10000 log\nbeta[t] = sin(t / T)^2",
  "schedule.linear": "T = 1000 in 2..10000 log\nbeta_T = 0.02\nbeta[t] = beta_T * t / T",
};
const catalog: Catalog = {
  find: (name) => (texts[name] === undefined ? undefined : { title: { en: name, zh: `题 ${name}` }, paper: "", sources: [{ document: "002", section: "§3" }], domain: "", text: texts[name] }),
  names: () => Object.keys(texts),
  definer: (cell) => ({ alpha: "derived.alpha", alphabar: "derived.alphabar", forwardTo: "forward.closedForm" })[cell],
};
const engineOf = (text: string) => createEngine(readSheet(text), catalog);
const shown = (engine: ReturnType<typeof engineOf>) => engine.cells().map((c) => [c.id, c.origin]);

describe("a use", () => {
  test("brings a formula's cells right after it, then those they need", () => {
    const engine = engineOf("use schedule.linear\nuse forward.closedForm\nlast = alphabar[T]");
    expect(shown(engine)).toEqual([
      ["use schedule.linear", undefined], ["T", "schedule.linear"], ["beta_T", "schedule.linear"], ["beta", "schedule.linear"],
      ["use forward.closedForm", undefined], ["forwardTo", "forward.closedForm"], ["alphabar[0]", "derived.alphabar"], ["alphabar", "derived.alphabar"], ["alpha", "derived.alpha"], ["last", undefined],
    ]);
    expect(engine.cells().filter((c) => engine.problem(c.id))).toEqual([]);
    expect(engine.scalar("last")).toBeGreaterThan(0);
  });
  test("leaves alone what the sheet defines itself", () => {
    const engine = engineOf("T = 2\nbeta[t] = 0.5\nalpha[t] = 0.25\nuse derived.alphabar");
    expect(shown(engine).map(([id]) => id)).toEqual(["T", "beta", "alpha", "use derived.alphabar", "alphabar[0]", "alphabar"]);
    expect(Array.from(engine.column("alphabar")!.values)).toEqual([1, 0.25, 0.0625]);
  });
  test("names a single cell after its formula, with its source and the place of the use", () => {
    const text = "use schedule.linear\nuse derived.alpha";
    const alpha = engineOf(text).cells().find((c) => c.id === "alpha")!;
    expect(alpha).toMatchObject({ title: { en: "derived.alpha", zh: "题 derived.alpha" }, source: "002 §3" });
    expect(text.slice(alpha.place.start, alpha.place.end)).toBe("use derived.alpha");
  });
  test("of an unknown formula says which one may have been meant", () =>
    expect(engineOf("use derived.alfa").problem("use derived.alfa")).toMatchObject({ kind: "unknown name", subject: "derived.alfa", hint: "derived.alpha" }));
  test("by a choice follows the choice; what was dragged stays, also in a formula's parameter", () => {
    const engine = engineOf("kind = choice(linear, cosine)\nuse schedule[kind]\nlast = beta[T]");
    engine.set("T", 4);
    expect(engine.scalar("last")).toBe(0.02);
    const change = engine.set("kind", "cosine");
    expect(change.recomputed).toEqual(["beta", "last"]);
    expect(engine.parameter("T")!.value).toBe(4);
    expect(engine.scalar("last")).toBe(Math.sin(1) ** 2);
    expect(engine.parameter("kind")).toMatchObject({ kind: "choice", value: "cosine", options: ["linear", "cosine"] });
    engine.set("kind", "other");
    expect(engine.problem("kind")).toMatchObject({ kind: "unknown name", subject: "other" });
    expect(engine.parameter("kind")!.value).toBe("cosine");
  });
  test("of two formulas that define one name differently is a doubled name", () =>
    expect(engineOf("use schedule.linear\nuse schedule.cosine").problem("use schedule.cosine")).toMatchObject({ kind: "doubled name", subject: "beta", hint: "use schedule.linear" }));
  test("by a choice that is none", () => expect(engineOf("use schedule[kind]").problem("use schedule[kind]")).toMatchObject({ kind: "unknown name", subject: "kind" }));
});
