import { attempt } from "../../base/problem.ts";
import type { Definitions } from "../../evaluate/definitions.ts";
import { freeNames } from "../../evaluate/free-names.ts";
import { bodiesOf, reach } from "../../evaluate/reach.ts";
import type { Line } from "../../read/text/line.ts";
import { printLine } from "../../read/text/print-line.ts";
import { number, type Term } from "../../term/term.ts";
import type { Question } from "../../verify/verify.ts";

/**
 * A finding as a sheet: the claim, then what it stands on, each cell after those it reads. Where β is free, the linear schedule
 * stands in for it, so that every cell has a value.
 */
export function findingSheet({ claim, definitions, parameters }: Question, title: string): string {
  const bounds = claim.quantifiers.flatMap((q) => (q.kind === "step" || q.kind === "interval" ? [q.low, q.high].filter((b) => b !== undefined) : []));
  const said = [claim.statement, ...bounds];
  const names = inOrder(definitions, said);
  const needsBeta = !names.includes("beta") && said.some((term) => reach(definitions, term).has("beta"));
  const ranges = Object.entries(parameters).filter(([name]) => names.includes(name) || name === "T");
  const own = names.filter((name) => !Object.hasOwn(parameters, name)).flatMap((name) => linesOf(definitions, name));
  const lines: readonly string[] = [
    ...(Object.hasOwn(parameters, "T") ? [] : ["T = 1000 in 2..10000 log"]),
    ...ranges.map(([name, { value, low, high, scale, whole }]) =>
      printLine({ kind: "parameter", name, value: number(value), ...(low !== high && { range: { low: number(low), high: number(high) } }), scale, whole })),
    ...(needsBeta ? [...["beta_1 = 1e-4 in 1e-6..0.01 log", "beta_T = 0.02 in 0.001..0.5 log"].filter((line) => !names.includes(line.split(" ")[0]!)), "use schedule.linear"] : []),
    ...own.map(printLine),
  ];
  return `# ${title.replaceAll(/[\n|]+/g, " ")}\n\n\`\`\`sheet\n${printLine(claim)}\n\n${lines.join("\n")}\n\`\`\`\n`;
}

/** The functions that a claim itself names, as lines: what "closedForm" means beside it. */
export function functionsNamed({ claim, definitions }: Question): readonly Line[] {
  return [...freeNames(claim.statement)].filter((name) => Object.hasOwn(definitions.functions, name)).flatMap((name) => linesOf(definitions, name));
}

/** The defined names that terms stand on, each after those it reads. */
function inOrder(definitions: Definitions, terms: readonly Term[]): readonly string[] {
  const seen = new Set<string>(), order: string[] = [];
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const bodies = bodiesOf(definitions, name);
    if (bodies.length === 0) return;
    for (const body of bodies) for (const inner of freeNames(body)) visit(inner);
    order.push(name);
  };
  for (const term of terms) for (const name of freeNames(term)) visit(name);
  return order;
}

function linesOf({ columns, functions, scalars }: Definitions, name: string): readonly Line[] {
  if (Object.hasOwn(columns, name)) {
    const { index, body, bases, from } = columns[name]!;
    const steps = Object.keys(bases).map(Number).toSorted((a, b) => a - b);
    const usual = Math.max(0, ...steps) + 1;
    // A sheet's column has a body: the last of the values that a document lists one by one serves as it.
    const last = steps.pop();
    if (!body && last !== undefined) return [...steps.map((at): Line => ({ kind: "base", name, at, body: bases[at]! })), { kind: "column", name, index, body: bases[last]! }];
    if (last !== undefined) steps.push(last);
    return [
      ...steps.map((at): Line => ({ kind: "base", name, at, body: bases[at]! })),
      ...(body ? [{ kind: "column" as const, name, index, body, ...(from !== usual && { from }) }] : []),
    ];
  }
  if (Object.hasOwn(functions, name)) return [{ kind: "function", name, ...functions[name]! }];
  if (Object.hasOwn(scalars, name)) return [{ kind: "scalar", name, body: scalars[name]! }];
  return [];
}

/** The sheet, or undefined where something the claim stands on has no name in the sheet's language. */
export function sheetOf(question: Question | undefined, title: string): string | undefined {
  const made = attempt(() => question && findingSheet(question, title));
  return made.ok ? made.value : undefined;
}
