import { describe, expect, test } from "vitest";
import { catalog } from "../../../src/catalog.ts";
import { complete } from "../../../src/sheet/completion/completion.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";

const sheet = `T = 100
beta_1 = 1e-4
beta_T = 0.02
kind = choice(linear, cosine)
use schedule[kind]
use derived.alphabar
# Signal left | 剩余信号
rest[t] = sqrt(alphabar[t])
gap[t] = missing[t] + 1
noisy(x, t) = normal(rest[t] * x, 1)`;
const { cells } = { cells: createEngine(readSheet(sheet), catalog).cells() };

/** The caret stands at the bar. */
const at = (text: string) => complete(text.replace("|", ""), text.indexOf("|"), { cells, catalog });
const labels = (text: string): readonly string[] => at(text)?.candidates.map(({ label }) => label) ?? [];
const taken = (text: string, label: string): string => {
  const found = at(text)!, plain = text.replace("|", "");
  const chosen = found.candidates.find((candidate) => candidate.label === label);
  if (!chosen) throw new Error(`${label} is not among ${found.candidates.map((c) => c.label).join(", ")}`);
  return plain.slice(0, found.place.start) + chosen.insert + plain.slice(found.place.end);
};

describe("names", () => {
  test("a column is completed at the step that the line stands at", () => {
    expect(taken("a[t] = 1 - alphab|", "alphabar")).toBe("a[t] = 1 - alphabar[t]");
    expect(taken("a[s] = 1 - alphab|", "alphabar")).toBe("a[s] = 1 - alphabar[s]");
    expect(taken("last = alphab|", "alphabar")).toBe("last = alphabar[T]");
    expect(taken("claim alphab| > 0", "alphabar")).toBe("claim alphabar[t] > 0");
    expect(taken("f(x, t) = re|", "rest")).toBe("f(x, t) = rest[t]");
  });
  test("brackets that stand there already are not written twice", () => {
    expect(taken("a[t] = alphab|[t-1]", "alphabar")).toBe("a[t] = alphabar[t-1]");
    expect(taken("a[t] = sq|(2)", "sqrt")).toBe("a[t] = sqrt(2)");
  });
  test("the whole word is replaced, behind the caret too", () => expect(taken("a[t] = al|phax * 2", "alphabar")).toBe("a[t] = alphabar[t] * 2"));
  test("the column that the line defines is offered one step before", () => expect(taken("sum2[t] = su|", "sum2")).toBe("sum2[t] = sum2[t-1]"));
  test("a name comes with its title and its lines, base cases included", () => {
    const [rest] = at("a[t] = re|")!.candidates;
    expect(rest).toMatchObject({ label: "rest", doc: { en: "Signal left", zh: "剩余信号" } });
    expect(at("a[t] = alphaba|")!.candidates[0]!.text).toBe("alphabar[0] = 1\nalphabar[t] = alphabar[t-1] * alpha[t]");
  });
  test("the line's own variables come first", () => {
    expect(labels("f(xt, t) = x|")[0]).toBe("xt");
    expect(labels("claim noisy(vel, t) == v| for vel real")[0]).toBe("vel");
    expect(labels("p[t] = prod(k|, kk, 1, t)")).toContain("kk");
  });
  test("Greek letters are names like their spelling", () => {
    expect(taken("a[t] = ᾱ|", "alphabar")).toBe("a[t] = alphabar[t]");
    expect(labels("a = β_|")).toEqual(expect.arrayContaining(["beta_1", "beta_T"]));
  });
  test("functions have their form and open their bracket", () => {
    expect(taken("a = cli|", "clip")).toBe("a = clip(");
    expect(at("a = cli|")!.candidates[0]).toMatchObject({ form: "clip(x, low, high)", kind: "built-in" });
    expect(taken("a = noi|", "noisy")).toBe("a = noisy(");
    expect(labels("a = pr|")[0]).toBe("prod");
  });
  test("within an index only numbers stand", () => {
    expect(labels("a[t] = alphabar[T|]")).not.toContain("tan");
    expect(labels("a[t] = alphabar[b|]")).toEqual(["beta_1", "beta_T"]);
  });
  test("live measurements are offered with their dot", () => {
    expect(taken("a = live.fl|", "live.floor")).toBe("a = live.floor");
    expect(taken("g[t] = live.exc|", "live.excess_t")).toBe("g[t] = live.excess_t[t]");
  });
});

test("a begun command offers the letters and signs that the language has", () => {
  expect(taken("a = \\alp|", "\\alpha")).toBe("a = α");
  expect(labels("a = \\b|")).toEqual(expect.arrayContaining(["\\beta", "\\bar\\alpha"]));
  expect(labels("a = \\fra|")).toEqual([]);
});

describe("order", () => {
  test("what begins as typed comes before what holds it within", () => {
    const found = labels("a[t] = al|");
    expect(found.slice(0, 2).toSorted()).toEqual(["alpha", "alphabar"]);
    expect(labels("a[t] = bar|")).toContain("alphabar");
  });
  test("letters in their order find a name, a single letter elsewhere does not", () => {
    expect(labels("a[t] = alpbr|")).toEqual(["alphabar"]);
    expect(labels("a[t] = p|")).not.toContain("alphabar");
  });
  test("a word that stands whole says so, and is not offered itself", () => {
    expect(at("a = beta_1 * live.step|")).toBeUndefined();
    expect(at("p[t] = prod(pp|, pp, 1, t)")).toBeUndefined();
    expect(at("a[s] = alpha|")!.isWhole).toBe(false);
    expect(labels("a[s] = alpha|")).toEqual(["alpha", "alphabar"]);
    expect(at("a[x] = x|")).toBeUndefined();
  });
  test("a formula is found by a word of its title, in Chinese too", () => {
    expect(labels("a[t] = 剩余|")).toEqual(["rest"]);
    expect(labels("ratio|")).toContain("use derived.snr");
    expect(labels("use varian|")).toContain("posterior.variance");
  });
});

describe("the line's outer form", () => {
  test("a new line may be a claim, a use, a missing name or a formula of the catalog", () => {
    expect(labels("cl|")).toEqual(expect.arrayContaining(["claim", "claim here"]));
    expect(taken("mis|", "missing")).toBe("missing[t] = ");
    expect(taken("snr|", "use derived.snr")).toBe("use derived.snr");
    expect(labels("alphab|")).not.toContain("use derived.alphabar");
  });
  test("after use stand the formulas, unused ones first, and what a choice can switch", () => {
    const all = labels("use |");
    expect(all[0]).toBe("schedule[kind]");
    expect(all.length).toBeGreaterThan(20);
    expect(labels("use derived.|").at(-1)).toBe("derived.alphabar");
    expect(taken("use sched|", "schedule[kind]")).toBe("use schedule[kind]");
    expect(labels("use schedule[|")).toEqual(["kind"]);
    expect(at("use derived.snr|")).toBeUndefined();
  });
  test("options of a choice are those of its family, the given ones apart", () => {
    expect(labels("kind = choice(linear, |")).toContain("cosine");
    expect(labels("kind = choice(linear, |")).not.toContain("linear");
    expect(labels("other = choice(qua|")).toContain("quadratic");
    expect(labels("kind = choice(linear, cosine) at |")).toEqual(["linear", "cosine"]);
    expect(labels("kind = ch|")).toContain("choice");
  });
  test("a claim may begin with here and ends with what it speaks of", () => {
    expect(taken("claim he|", "here")).toBe("claim here ");
    expect(labels("claim rest[t] > 0 for |")).toEqual(expect.arrayContaining(["every schedule", "t"]));
    expect(taken("claim noisy(v, t) == v for ev|", "every schedule")).toBe("claim noisy(v, t) == v for every schedule");
    expect(labels("claim noisy(v, t) == v for every schedule, |")).toContain("v real");
    expect(taken("claim noisy(v, t) == v for every schedule, v r|", "real")).toBe("claim noisy(v, t) == v for every schedule, v real");
    expect(labels("claim x[0] == 0 for x[t] |")).toEqual(["real"]);
    expect(labels("claim rest[t] > 0 for every s|")).toEqual(["schedule"]);
  });
  test("a parameter takes a range and a scale, a column a first step", () => {
    expect(taken("r = 0.5 i|", "in")).toBe("r = 0.5 in ");
    expect(labels("r = 0.5 in 0.1..1 l|")).toEqual(["log"]);
    expect(taken("a[t] = beta[t] f|", "for")).toBe("a[t] = beta[t] for t >= ");
  });
  test("nothing is offered in comments, in numbers and for new names after use", () => {
    expect(at("a = 1 # al|")).toBeUndefined();
    expect(at("a = 1e|")).toBeUndefined();
    expect(at("a = |")).toBeDefined();
  });
});

test("every name that is offered says what it is, but for the sheet's own without a title", () => {
  const offered = at("x1[t] = |")!.candidates;
  expect(offered.length).toBeGreaterThan(40);
  expect(offered.filter(({ doc, label }) => !doc && !cells.some(({ id }) => id === label)).map(({ label }) => label)).toEqual([]);
});
