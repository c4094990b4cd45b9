import type { ColumnDefinition, Definitions, FunctionDefinition } from "../evaluate/definitions.ts";
import { reach } from "../evaluate/reach.ts";
import { stepParameters } from "../evaluate/steps.ts";
import { builtIn, constants } from "../term/functions.ts";
import { type PythonNames, printPython, pythonName } from "../term/print-python.ts";
import { printText } from "../term/print-text.ts";
import { decimalDialect, pythonHelpers } from "../term/python-decimal.ts";
import type { Term } from "../term/term.ts";
import { pythonLaw } from "./python-law.ts";
import type { Statement } from "./statement.ts";
import type { Counterexample } from "./verdict.ts";

/**
 * A counterexample as a Python program that needs nothing but the standard library and prints every side of the claim at 50 digits:
 * evidence for who does not trust this project's arithmetic.
 */
export function pythonProgram(statement: Statement, { case: drawn, left, right, relation, of }: Counterexample): string {
  const { definitions, says } = statement;
  const used = reach(definitions, says, new Set(drawn.beta ? ["beta"] : []));
  const at = new Set(Object.keys(drawn.at));
  const context: Context = { definitions, steps: new Set(), bound: new Set([...Object.keys(drawn.variables), ...at]) };
  const own = <T>(record: Readonly<Record<string, T>>) => Object.entries(record).filter(([name]) => used.has(name));
  const given = { ...drawn.parameters, ...drawn.variables };
  const noises = new Set(statement.variables.filter((v) => v.domain === "noise").map((v) => v.name));
  return [
    `# claim: ${printText(says)}`,
    `# found: the left side's ${of} is ${left}, the right side's ${right}, which is not ${relation}`,
    pythonHelpers.trim(),
    ...(speaksOfLaws(definitions, says, used) || noises.size > 0 ? [pythonLaw.trim()] : []),
    "",
    "getcontext().prec = 120",
    `T = D(${drawn.steps})`,
    ...Object.entries(given).map(([name, text]) => `${pythonName(name)} = ${noises.has(name) ? `_standard("${name}")` : `D("${text}")`}`),
    ...Object.entries(drawn.at).map(([name, t]) => `${pythonName(name)} = D(${t})`),
    ...own(definitions.scalars).filter(([name]) => !(name in given)).map(([name, body]) => `${pythonName(name)} = ${expression(body, context)}`),
    ...(drawn.beta ? [`_beta = [${drawn.beta.map((b) => `"${b}"`).join(", ")}]`, "def beta(t): return D(_beta[t - 1])"] : []),
    ...Object.entries(drawn.paths ?? {}).flatMap(([name, values]) => [`_${name} = [${values.map((v) => `"${v}"`).join(", ")}]`, `def ${pythonName(name)}(t): return D(_${name}[t])`]),
    ...own(definitions.columns).filter(([name]) => !(drawn.beta && name === "beta")).flatMap(([name, column]) => columnLines(name, column, context)),
    ...own(definitions.functions).flatMap(([name, fn]) => functionLines(name, fn, context)),
    "",
    "def _shown(value): return format(+value, '.50g')",
    "for text, side in [",
    ...says.items.map((item) => `    (${JSON.stringify(printText(item))}, lambda: ${expression(item, context)}),`),
    "]:",
    "    value = side()",
    ...(speaksOfLaws(definitions, says, used) ? ["    if isinstance(value, Law): print(text, '\\n  mean', _shown(_mean(value)), '\\n  variance', _shown(_variance(value)))", "    else: print(text, '\\n ', _shown(value))"] : ["    print(text, '\\n ', _shown(value))"]),
    "",
  ].join("\n");
}

interface Context {
  readonly definitions: Definitions;
  /** Names that are Python ints here. */
  readonly steps: ReadonlySet<string>;
  /** Names that stand for values rather than definitions. */
  readonly bound: ReadonlySet<string>;
}

function expression(term: Term, context: Context): string {
  return printPython(term, namesIn(context), decimalDialect);
}

function namesIn({ definitions, steps }: Context): PythonNames {
  return {
    column: (name, index) => `${pythonName(name)}(${index})`,
    name: (name) => (name === "pi" ? "_pi()" : name === "e" && constants.has(name) ? "D(1).exp()" : steps.has(name) ? `D(${pythonName(name)})` : pythonName(name)),
    call(name, args) {
      if (name === "compose") return `_compose(${args.join(", ")})`;
      if (name === "marginal") return `_marginal(lambda ${args[0]}: ${args[2]}, ${args[1]})`;
      if (name === "expectation") return `_expectation(lambda ${args[0]}: ${args[2]}, ${args[1]})`;
      if (name === "condition") return `_condition(lambda ${args[0]}: ${args[2]}, ${args[1]}, ${args[3]})`;
      if (builtIn.has(name)) return `_${name}(${args.join(", ")})`;
      const counted = stepParameters(definitions, name);
      const parameters = definitions.functions[name]?.parameters ?? [];
      return `${pythonName(name)}(${args.map((arg, i) => (counted.has(parameters[i] ?? "") ? `int(${arg})` : arg)).join(", ")})`;
    },
  };
}

/** A column is kept once computed and filled from below, so that a long recurrence does not deepen Python's stack. */
function columnLines(name: string, { index, body, bases, from, data }: ColumnDefinition, context: Context): string[] {
  if (data) return [`_${pythonName(name)} = [${Array.from(data, (value) => `"${value}"`).join(", ")}]`, `def ${pythonName(name)}(t): return D(_${pythonName(name)}[t - ${from}])`];
  const inside = { ...context, steps: new Set([index]) };
  const python = pythonName(name);
  const cases = Object.entries(bases).map(([t, base]) => `        if ${index} == ${t}: return ${expression(base, inside)}`);
  return [
    `_known_${python} = {}`,
    `def ${python}(step):`,
    `    def value(${index}):`,
    ...cases,
    ...(body ? [`        return ${expression(body, inside)}`] : []),
    `    for k in range(${Math.min(from, ...Object.keys(bases).map(Number))}, step + 1):`,
    `        if k not in _known_${python} and (k == step or ${body && printText(body).includes(`${name}[`) ? "True" : "False"}): _known_${python}[k] = value(k)`,
    `    return _known_${python}[step]`,
  ];
}

function functionLines(name: string, { parameters, body }: FunctionDefinition, context: Context): string[] {
  const counted = stepParameters(context.definitions, name);
  const inside = { ...context, steps: new Set(parameters.filter((p) => counted.has(p))) };
  return [`def ${pythonName(name)}(${parameters.map(pythonName).join(", ")}): return ${expression(body, inside)}`];
}

const lawBuiltIns = ["normal", "compose", "marginal", "condition", "expectation", "mean", "variance", "covariance", "meanSquare", "kl", "logDensity", "score"];

function speaksOfLaws(definitions: Definitions, says: Term, used: ReadonlySet<string>): boolean {
  const texts = [says, ...[...used].flatMap((name) => [definitions.functions[name]?.body, definitions.columns[name]?.body])];
  return texts.some((term) => term !== undefined && lawBuiltIns.some((law) => printText(term).includes(`${law}(`)));
}
