import { attempt } from "../base/problem.ts";
import { plainBetas, plainCases, plainReals, plainValues } from "./plain-cases.ts";
import { placements } from "./sides.ts";
import { mapValues, type Statement } from "./statement.ts";
import type { Case } from "./verdict.ts";

/**
 * A case as simple as one can be found at which a claim fails, starting from one at which it does. First cases that a reader would take, with few steps and
 * round numbers, in order; where none of them fails, the case itself with one thing after another made simpler. Draws nothing: the same case gives the same.
 */
export function smallest(statement: Statement, found: Case, fails: (drawn: Case) => boolean): Case {
  const still = (drawn: Case): boolean => {
    const judged = attempt(() => fails(drawn));
    return judged.ok && judged.value;
  };
  for (const plain of plainCases(statement, found.steps)) if (still(plain)) return plain;
  return simplified(statement, found, still);
}

/** Steps towards a simpler case. */
const triesToSimplify = 400;

/** Takes the first simpler neighbour at which the claim still fails, until there is none. */
function simplified(statement: Statement, found: Case, still: (drawn: Case) => boolean): Case {
  let best = found, tries = 0;
  for (;;) {
    let better: Case | undefined;
    for (const next of neighbours(statement, best)) {
      if (++tries > triesToSimplify) return best;
      if (still(next)) { better = next; break; }
    }
    if (!better) return best;
    best = better;
  }
}

function* neighbours(statement: Statement, from: Case): Generator<Case> {
  const { beta, at, variables, parameters, paths } = from;
  for (const steps of [statement.length.least, Math.floor((statement.length.least + from.steps) / 2), from.steps - 1]) {
    if (statement.scope === "here" || steps >= from.steps || steps < statement.length.least) continue;
    const cut = { ...from, steps, ...(beta && { beta: beta.slice(0, steps) }), ...(paths && { paths: mapValues(paths, (values) => values.slice(0, steps + 1)) }) };
    const room = placements(statement, cut);
    if (room.length > 0) yield { ...cut, at: room.find((place) => Object.entries(at).every(([name, t]) => place[name] === t)) ?? room.at(-1)! };
  }
  for (const place of placements(statement, from)) {
    if (Object.keys(at).some((name) => place[name]! > at[name]!) || Object.keys(at).every((name) => place[name] === at[name])) continue;
    yield { ...from, at: place };
    break;
  }
  if (beta?.some((b) => b !== "0.5")) yield { ...from, beta: beta.map(() => "0.5") };
  for (const [i, old] of (beta ?? []).entries()) for (const b of simpler(old, plainBetas)) yield { ...from, beta: beta!.with(i, b) };
  for (const variable of statement.variables)
    for (const value of simpler(variables[variable.name]!, plainValues(variable), variable.domain !== "interval")) yield { ...from, variables: { ...variables, [variable.name]: value } };
  for (const [name, { value, low, high }] of Object.entries(statement.parameters))
    if (statement.scope !== "here") for (const other of simpler(parameters[name]!, [value, low, high], false)) yield { ...from, parameters: { ...parameters, [name]: other } };
  for (const [name, values] of Object.entries(paths ?? {}))
    for (const [i, old] of values.entries()) for (const x of simpler(old, plainReals)) yield { ...from, paths: { ...paths, [name]: values.with(i, x) } };
}

/** The plain values before this one, and this one with fewer digits. */
function simpler(value: string, plain: readonly string[], rounded = true): readonly string[] {
  const rank = plain.indexOf(value);
  if (rank >= 0) return plain.slice(0, rank);
  const digits = value.replace(/e.*$/, "").replace(/^-?[0.]*|\./g, "").length;
  const shorter = rounded ? Array.from({ length: Math.min(3, digits - 1) }, (_, i) => String(Number(Number(value).toPrecision(i + 1)))) : [];
  return [...plain, ...shorter.filter((text) => text !== value && text !== "1" && !plain.includes(text))];
}
