import { intervalPlace, placements } from "./sides.ts";
import { mapValues, type Statement } from "./statement.ts";
import type { Case } from "./verdict.ts";

/** Round numbers, the plainest first. */
export const plainBetas = ["0.5", "0.2", "0.8", "0.1", "0.9"], plainReals = ["1", "2", "0", "-1", "0.5", "3"];
const positives = ["1", "2", "0.5", "4"], places = ["0.5", "0", "1"];
/** So many lengths and so many places for the steps are looked at. */
const lengthsTried = 4, placesTried = 6;
/** The cases that a reader would take, in order: few steps, then all numbers alike, then all apart. No more than so many steps; in a sheet as it stands its own. */
export function* plainCases(statement: Statement, most: number): Generator<Case> {
  const { length } = statement;
  const longest = Math.min(most, length.least + lengthsTried - 1);
  const lengths = statement.scope === "here" || longest < length.least ? [most] : Array.from({ length: longest - length.least + 1 }, (_, i) => length.least + i);
  const parameters = mapValues(statement.parameters, (range) => range.value);
  for (const steps of lengths)
    for (const at of placements(statement, { steps, parameters }).slice(0, placesTried))
      for (const each of [alike, apart]) {
        const variables = Object.fromEntries(statement.variables.map((variable, i) => [variable.name, plainValues(variable)[each(i) % plainValues(variable).length]!]));
        const paths = Object.fromEntries(statement.paths.map((name, p) => [name, Array.from({ length: steps + 1 }, (_, i) => plainReals[each(i + p) % 2]!)]));
        const beta = statement.scope === "every schedule" && Array.from({ length: steps }, (_, i) => plainBetas[each(i) % plainBetas.length]!);
        yield { parameters, variables, steps, ...(beta && { beta }), ...(statement.paths.length > 0 && { paths }), at };
      }
}

const alike = (): number => 0;
const apart = (i: number): number => i;

/** The values of a variable that a reader would take, the plainest first. */
export function plainValues(variable: Statement["variables"][number]): readonly string[] {
  switch (variable.domain) {
    case "noise": return ["0"];
    case "positive": return positives;
    case "interval": return places.map((place) => intervalPlace(variable, place));
    case "real": return plainReals;
  }
}
