import type { MathNode, Statement } from "../../read/latex/math.ts";
import { rewriteStatement } from "../rewrite.ts";
import { everything } from "../symbol.ts";

const scheduled = (n: MathNode): boolean => n.kind === "symbol" && (n.name === "alpha" || n.name === "beta" || n.name === "SNR" || n.name === "sigma") && n.subscripts.length > 0;

/**
 * ᾱ′_t, α′_t, β′_t of a second schedule obey what ᾱ_t, α_t and β_t do: a statement whose quantities all have the prime is read without it,
 * (√ᾱ_t)′ as √ᾱ′_t. One that ties the two schedules to each other keeps its primes.
 */
export function inOneSchedule(statement: Statement): Statement {
  const nodes = statement.items.flatMap(everything);
  const isPrimedRoot = (n: MathNode) => n.kind === "primed" && n.mark === "′" && n.of.kind === "root" && scheduled(n.of.of);
  const within = new Set(nodes.filter(isPrimedRoot).flatMap((n) => everything(n)));
  const quantities = nodes.filter(scheduled);
  const primed = (n: MathNode) => n.kind === "symbol" && n.mark === "′" || within.has(n);
  if (!quantities.some(primed) || !quantities.every(primed)) return statement;
  return rewriteStatement(statement, (n) => {
    if (n.kind === "primed" && n.mark === "′" && n.of.kind === "root" && scheduled(n.of.of)) return n.of;
    if (!scheduled(n) || n.kind !== "symbol" || n.mark !== "′") return n;
    const { mark: _, ...plain } = n;
    return plain;
  });
}
