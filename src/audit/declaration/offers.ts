import type { Problem } from "../../base/problem.ts";
import { printMath } from "../../read/latex/print-math.ts";
import { predictedBy } from "../symbol.ts";
import type { StatedSchedule } from "../stated-schedule.ts";

/** A declaration that may settle an undecided claim: whole, or begun, for a person to end. */
export type Offer =
  | { readonly kind: "whole"; readonly says: string }
  | { readonly kind: "begun"; readonly says: string }
  /** A letter that may mean any of these. */
  | { readonly kind: "letter"; readonly letter: string; readonly means: readonly string[] };

const whole = (...says: readonly string[]): readonly Offer[] => says.map((said) => ({ kind: "whole", says: said }));
const begun = (says: string): Offer => ({ kind: "begun", says });

/** What could be declared where a claim is undecided for this reason; nothing where no declaration would help. */
export function offersFor({ kind, subject, hint }: Problem, reading: string, stated: readonly StatedSchedule[]): readonly Offer[] {
  if ((kind === "missing value" && subject === "a schedule with its numbers") || (kind === "ambiguous reading" && subject === "which schedule")) {
    const usual = ["schedule linear 1e-4 to 0.02 over 1000 steps", "schedule cosine over 1000 steps"];
    return [...whole(...new Set([...stated.flatMap(inWords), ...usual])), begun("schedule ")];
  }
  if (kind === "missing value" && subject === "the example's schedule") return [begun("schedule β = ")];
  if (kind === "missing value" && subject === "the law of the data") return whole("data N(0, I)", "data has variance 1");
  if (kind === "ambiguous reading" && subject === "sigma") return whole("σ² is β", "σ² is β̃", "σ² is 1-ᾱ");
  if (kind === "ambiguous reading" && hint === "a function of time, or a product") return ["alpha", "bar alpha", "sigma"].includes(subject) ? whole("continuous time") : [];
  if (kind !== "unknown name" && kind !== "unknown function") return [];
  const symbol = symbolOf(subject);
  if (!symbol || predictedBy(symbol)) return [];
  const letter = printMath(symbol);
  if (kind === "unknown function" && ["alpha", "bar alpha", "sigma"].includes(subject)) return whole("continuous time");
  if (kind === "unknown function") return symbol.subscripts.length > 0 ? whole(...["ε", "x_0", "v", "score"].map((target) => `${letter} predicts ${target}`)) : [];
  const stepped = reading.split(letter).slice(1).some((rest) => /^(?:_[ts\d{]|[ₜₛ₀-₉])/u.test(rest));
  if (symbol.subscripts.length > 0 || symbol.label !== undefined) return [begun(`let ${letter} = `)];
  return stepped ? [begun(`let ${letter}_t = `), { kind: "letter", letter, means: ["ᾱ", "α", "β", "β̃", "x"] }] : [begun(`let ${letter} = `), { kind: "letter", letter, means: ["x_0", "ε"] }];
}

/** A schedule in the words of a declaration, where it can be said in them. */
function inWords({ named, ends, steps, listed, lines }: StatedSchedule): readonly string[] {
  if (listed) {
    const values = lines.flatMap((line) => (line.kind === "base" && line.name === "beta" && line.body.kind === "number" ? [line.body.digits] : []));
    return values.length > 1 && values.length === steps ? [`schedule β = ${values.join(", ")}`] : [];
  }
  if (steps === undefined) return [];
  if ((named === "linear" || named === "quadratic") && ends) return [`schedule ${named} ${ends[0]} to ${ends[1]} over ${steps} steps`];
  return named === "cosine" ? [`schedule cosine over ${steps} steps`] : [];
}

/** "bar alpha", "f<theta>", "beta<min>" as symbols; undefined for what is no letter. */
function symbolOf(key: string) {
  const place = { start: 0, end: 0 };
  const [, plain, label] = /^([A-Za-z]+(?: [A-Za-z]+)?)(?:<(\w+)>)?$/.exec(key) ?? [];
  if (plain === undefined) return undefined;
  const words = plain.split(" ");
  const parameter = label === "theta" || label === "phi";
  return {
    kind: "symbol" as const, name: words.at(-1)!, accents: words.slice(0, -1), place,
    subscripts: parameter ? [{ kind: "symbol" as const, name: label, accents: [], subscripts: [], place }] : [],
    ...(label !== undefined && !parameter && { label }),
  };
}
