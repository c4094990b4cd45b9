import type { MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { rewriteStatement } from "../rewrite.ts";
import { everything, stepsOfSymbol, symbolKey } from "../symbol.ts";
import { stepFrom } from "../translate.ts";

const scheduled = new Set(["alpha", "bar alpha", "beta"]);

/**
 * A statement with its step written where the document leaves it out: `SNR = ᾱ_t/(1 − ᾱ_t)` speaks of SNR_t, and `√ᾱ x_0 + √(1−ᾱ) ε` of one step
 * throughout. Only where one step is all that it can be, and never where a letter is given its meaning or its value.
 */
export function withImpliedStep(statement: Statement): Statement {
  const symbols = statement.items.flatMap(everything).filter((n): n is SymbolNode => n.kind === "symbol");
  const bare = (n: MathNode): n is SymbolNode => n.kind === "symbol" && stepsOfSymbol(n).length === 0 && n.label === undefined && n.mark === undefined;
  const steps = new Set(symbols.flatMap(stepsOfSymbol).map((index) => { const s = stepFrom(index); return s?.letter !== undefined && s.offset === 0 ? s.letter : JSON.stringify(s) ?? "?"; }));
  const onlyT = steps.size === 1 && steps.has("t");
  const put = (keys: (key: string) => boolean): Statement =>
    rewriteStatement(statement, (n) => (bare(n) && keys(symbolKey(n)) ? { ...n, subscripts: [{ kind: "symbol", name: "t", accents: [], subscripts: [], place: n.place }] } : n));
  if (onlyT && statement.items[0]?.kind === "symbol" && bare(statement.items[0]) && symbolKey(statement.items[0]) === "SNR") return put((key) => key === "SNR");
  const names = symbols.filter((n) => bare(n) && scheduled.has(symbolKey(n)));
  if (names.length === 0 || statement.relations.some((r) => r !== "=" && r !== ":=" && r !== "≡")) return statement;
  if (symbols.some((n) => stepsOfSymbol(n).length > 0 && scheduled.has(symbolKey(n)) || bare(n) && /^[tTsijkn]$/.test(n.name))) return statement;
  if (statement.items.some((item) => item.kind === "number" || item.kind === "symbol" && scheduled.has(symbolKey(item)))) return statement;
  return put((key) => scheduled.has(key));
}
