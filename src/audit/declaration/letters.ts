import type { Statement, SymbolNode } from "../../read/latex/math.ts";
import type { Roles } from "../roles.ts";
import { everything, stepsOfSymbol, symbolKey } from "../symbol.ts";
import type { Declared } from "./declaration.ts";
import type { Misdeclared } from "./declarations-in.ts";

/**
 * The document's letters with those that it declares: "z means x", "K means T". A letter cannot take the place of one that the document
 * uses beside it.
 */
export function withDeclaredLetters(roles: Roles, declared: readonly Declared[], statements: readonly Statement[]): { readonly roles: Roles; readonly misdeclared: readonly Misdeclared[] } {
  const misdeclared: Misdeclared[] = [];
  if (!declared.some(({ declaration }) => declaration.kind === "role")) return { roles, misdeclared };
  const symbols = statements.flatMap((s) => s.items.flatMap(everything)).filter((node): node is SymbolNode => node.kind === "symbol");
  const stepped = new Map(roles.stepped), counters = new Map(roles.counters), noises = new Map(roles.noises), data = new Set(roles.data);
  const inSteps = (name: string) => symbols.some((symbol) => symbol.name === name && stepsOfSymbol(symbol).length === 0);
  const withStep = (key: string) => symbols.some((symbol) => symbolKey(symbol) === key && stepsOfSymbol(symbol).length > 0);
  for (const { declaration, text, place } of declared) {
    if (declaration.kind !== "role") continue;
    const { letter, role } = declaration;
    const taken = role.of === "stepped" ? withStep(role.key) && letter !== role.key : role.of === "counter" ? inSteps(role.letter) : false;
    if (taken) {
      misdeclared.push({ text, place, problem: { kind: "doubled name", subject: role.of === "stepped" ? role.key : role.of === "counter" ? role.letter : letter, hint: "the document uses it beside the other letter" } });
      continue;
    }
    stepped.delete(letter);
    counters.delete(letter);
    noises.delete(letter);
    data.delete(letter);
    if (role.of === "stepped") stepped.set(letter, role.key);
    else if (role.of === "data") data.add(letter);
    else if (role.of === "counter") counters.set(letter, role.letter);
    else noises.set(letter, symbols.some((symbol) => symbol.name === "epsilon") ? "zeta" : "epsilon");
  }
  return { roles: { stepped, counters, noises, data }, misdeclared };
}
