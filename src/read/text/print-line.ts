import { printText } from "../../term/print-text.ts";
import { sameTerm } from "../../term/term.ts";
import { printDataBlock } from "./print-data-block.ts";
import type { ClaimLine, Line, ParameterLine, Quantifier } from "./line.ts";

/** A line as sheet text; reading it back gives the same line. */
export function printLine(line: Line): string {
  switch (line.kind) {
    case "parameter": return printParameter(line);
    case "choice": return `${line.name} = choice(${line.options.join(", ")})${line.chosen === line.options[0] ? "" : ` at ${line.chosen}`}`;
    case "scalar": return `${line.name} = ${printText(line.body)}`;
    case "column": return `${line.name}[${line.index}] = ${printText(line.body)}${line.from === undefined ? "" : ` for ${line.index} >= ${line.from}`}`;
    case "base": return `${line.name}[${line.at}] = ${printText(line.body)}`;
    case "function": return `${line.name}(${line.parameters.join(", ")}) = ${printText(line.body)}`;
    case "use": return `use ${line.path}${line.choice === undefined ? "" : `[${line.choice}]`}`;
    case "claim": return printClaim(line);
    case "compare": return `compare ${line.left.name} with ${line.right.name}`;
    case "data": return printDataBlock(line);
  }
}

function printParameter({ name, value, range, scale, whole }: ParameterLine): string {
  const given = range === undefined ? "" : ` in ${printText(range.low)}..${printText(range.high)}`;
  const step = range?.step === undefined ? "" : ` step ${printText(range.step)}`;
  return `${name} = ${printText(value)}${given}${scale === "log" ? " log" : ""}${whole && name !== "T" ? " whole" : ""}${step}`;
}

function printClaim({ here, statement, quantifiers }: ClaimLine): string {
  const over = quantifiers.length === 0 ? "" : ` for ${quantifiers.map(printQuantifier).join(", ")}`;
  return `claim ${here ? "here " : ""}${printText(statement)}${over}`;
}

function printQuantifier(q: Quantifier): string {
  switch (q.kind) {
    case "every schedule": return q.kind;
    case "variable": return `${q.name} ${q.domain}`;
    case "path": return `${q.name}[t] real`;
    case "interval": return `${q.name} in ${printText(q.low)}..${printText(q.high)}`;
    case "step": {
      if (q.low !== undefined && q.high !== undefined)
        return sameTerm(q.low, q.high) ? `${q.name} == ${printText(q.low)}` : `${printText(q.low)} <= ${q.name} <= ${printText(q.high)}`;
      return q.high === undefined ? `${q.name} >= ${q.low === undefined ? "1" : printText(q.low)}` : `${q.name} <= ${printText(q.high)}`;
    }
  }
}
