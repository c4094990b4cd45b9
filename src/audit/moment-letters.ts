import type { MathNode, Statement, SymbolNode } from "../read/latex/math.ts";
import { at, name, number, operator, type Term, call } from "../term/term.ts";
import { cellName } from "./lexicon.ts";
import type { OwnDefinition } from "./reading.ts";
import { stepsOfSymbol, symbolKey } from "./symbol.ts";
import { stepFrom } from "./translate.ts";

const standard = new Set(["x", "X", "beta", "alpha", "bar alpha", "tilde beta", "sigma", "epsilon", "SNR"]);

/**
 * Letters that a document gives the moments of x_t given x_0: v_t = Var[x_t|x_0], E[x_t|x_0] = m_t x_0, so that its recursions for them can be
 * judged. A letter given two meanings has none.
 */
export function momentLetters(statements: readonly Statement[]): ReadonlyMap<string, OwnDefinition> {
  const found = new Map<string, OwnDefinition | undefined>();
  const t = name("t");
  const say = (letter: SymbolNode | undefined, body: Term): void => {
    if (!letter) return;
    const key = symbolKey(letter), cell = cellName(letter);
    const before = found.get(key);
    const definition: OwnDefinition = { cell, column: true, lines: [{ kind: "column", name: cell, index: "t", from: 0, body }] };
    found.set(key, found.has(key) && JSON.stringify(before) !== JSON.stringify(definition) ? undefined : definition);
  };
  for (const { items, relations } of statements)
    relations.forEach((relation, i) => {
      if (relation !== "=" && relation !== ":=" && relation !== "≡") return;
      for (const [one, other] of [[items[i]!, items[i + 1]!], [items[i + 1]!, items[i]!]] as const) {
        const step = givenData(one);
        if (step === undefined) continue;
        if (one.kind === "expectation") say(letterAt(factorOf(other), step), call("sqrt", at("alphabar", t)));
        else say(letterAt(other, step), operator("-", number(1), at("alphabar", t)));
      }
    });
  return new Map([...found].flatMap(([key, definition]) => (definition ? [[key, definition] as const] : [])));
}

/** The letter of t in E[x_t|x_0] or Var[x_t|x_0]. */
function givenData(node: MathNode): string | undefined {
  const moment = node.kind === "expectation" ? { of: node.over.length === 0 ? [node.body] : [], given: node.given }
    : node.kind === "call" && /^(Var|var|Cov|cov)$/.test(node.function.name) ? { of: node.args, given: node.given } : undefined;
  if (moment?.of.length !== 1 || moment.given.length !== 1) return undefined;
  const [a, b] = [stateStep(moment.of[0]!), stateStep(moment.given[0]!)];
  return a && b && b.letter === undefined && b.offset === 0 && a.offset === 0 ? a.letter : undefined;
}

function stateStep(node: MathNode) {
  if (node.kind !== "symbol" || (node.name !== "x" && node.name !== "X") || node.accents.length > 0 || stepsOfSymbol(node).length !== 1) return undefined;
  return stepFrom(stepsOfSymbol(node)[0]!);
}

/** m of m x_0. */
const factorOf = (node: MathNode): MathNode | undefined =>
  node.kind === "operator" && node.op === "*" && node.right.kind === "symbol" && stateStep(node.right)?.offset === 0 && stateStep(node.right)?.letter === undefined ? node.left : undefined;

function letterAt(node: MathNode | undefined, step: string): SymbolNode | undefined {
  if (node?.kind === "operator" && node.op === "*" && node.right.kind === "identity") return letterAt(node.left, step);
  if (node?.kind !== "symbol" || standard.has(symbolKey(node)) || stepsOfSymbol(node).length !== 1) return undefined;
  const own = stepFrom(stepsOfSymbol(node)[0]!);
  return own?.letter === step && own.offset === 0 ? node : undefined;
}
