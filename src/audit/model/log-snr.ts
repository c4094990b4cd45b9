import type { MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { printMath } from "../../read/latex/print-math.ts";
import { rewriteStatement } from "../rewrite.ts";
import { contains, stepsOfSymbol } from "../symbol.ts";
import { stepFrom } from "../translate.ts";

/** A document's γ: as it is printed without its time, and whether it is the log SNR or minus that. */
interface LogSnr {
  readonly letter: string;
  readonly rises: boolean;
}

/** γ_η(t), γ(t) or γ_t, with its letter and its time. */
function gammaIn(node: MathNode): { readonly letter: string; readonly time: MathNode } | undefined {
  const symbol = node.kind === "symbol" ? node : node.kind === "call" ? node.function : node.kind === "applied" ? node.base : undefined;
  if (symbol?.name !== "gamma" || symbol.accents.length > 0 || symbol.mark !== undefined) return undefined;
  const time = node.kind === "symbol" ? stepsOfSymbol(node)[0] : node.kind === "call" || node.kind === "applied" ? node.args[0] : undefined;
  const more = node.kind === "symbol" ? stepsOfSymbol(node).length : node.kind === "call" || node.kind === "applied" ? node.args.length : 0;
  if (!time || more !== 1 || !stepFrom(time)) return undefined;
  const bare: SymbolNode = node.kind === "symbol" ? { ...symbol, subscripts: [] } : symbol;
  return { letter: printMath(bare), time };
}

const squareOf = (node: MathNode): string | undefined => {
  const inner = node.kind === "operator" && node.op === "^" && node.right.kind === "number" && Number(node.right.digits) === 2 ? node.left : undefined;
  const symbol = inner?.kind === "symbol" ? inner : inner?.kind === "call" ? inner.function : inner?.kind === "applied" ? inner.base : undefined;
  return symbol && symbol.accents.length === 0 ? symbol.name : undefined;
};

const isSigmoid = (node: MathNode): node is Extract<MathNode, { kind: "call" }> => node.kind === "call" && node.args.length === 1 && (node.function.name === "sigmoid" || node.function.name === "sigma") && node.function.subscripts.length === 0;

/** α² = sigmoid(−γ) or σ² = sigmoid(γ), the first of them: γ is minus the log SNR; with the other sign it is the log SNR. Kingma et al. 2021, eq. 3. */
export function logSnrLetter(statements: readonly Statement[]): LogSnr | undefined {
  for (const { items, relations } of statements)
    for (const [i, relation] of relations.entries()) {
      const [left, right] = [items[i]!, items[i + 1]!];
      const of = squareOf(left);
      if ((relation !== "=" && relation !== ":=") || (of !== "alpha" && of !== "sigma") || !isSigmoid(right)) continue;
      const [argument] = right.args as [MathNode];
      const gamma = gammaIn(argument.kind === "negate" ? argument.of : argument);
      if (gamma) return { letter: gamma.letter, rises: (argument.kind === "negate") !== (of === "alpha") };
    }
  return undefined;
}

/** The statement with γ as ±log SNR(t), and σ(γ) as its sigmoid. */
export function inLogSnr(statement: Statement, { letter, rises }: LogSnr): Statement {
  let met = false;
  const put = rewriteStatement(statement, (n) => {
    const gamma = gammaIn(n);
    if (gamma?.letter === letter) {
      met = true;
      const { place } = n;
      const symbol = (name: string): SymbolNode => ({ kind: "symbol", name, accents: [], subscripts: [], place });
      const log: MathNode = { kind: "call", function: symbol("log"), args: [{ kind: "call", function: symbol("SNR"), args: [gamma.time], given: [], place }], given: [], place };
      return rises ? log : { kind: "negate", of: log, place };
    }
    return n;
  });
  return met ? rewriteStatement(put, (n) => (n.kind === "call" && n.function.name === "sigma" && isSigmoid(n) ? { ...n, function: { ...n.function, name: "sigmoid" } } : n)) : statement;
}

/** Whether a side is written in a γ of time: the usual letters have none. */
export const speaksOfLogSnr = (node: MathNode): boolean => contains(node, (n) => (n.kind === "call" || n.kind === "applied") && gammaIn(n) !== undefined);
