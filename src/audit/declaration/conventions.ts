import type { MathNode, SymbolNode } from "../../read/latex/math.ts";
import type { Wording } from "../../sheet/formula.ts";
import { walk } from "../../term/term.ts";
import { type Reading, type RootLetters, wordReading } from "../reading.ts";
import type { Judgeable } from "../rules/rule.ts";
import { contains, isModelParameter, symbolKey } from "../symbol.ts";
import type { Declared } from "./declaration.ts";

/** What was taken for granted in judging a claim: the reading under which it was, and the declarations that it leans on. */
export function conventionOf(written: readonly MathNode[], judgeable: Judgeable, reading: Reading, declared: readonly Declared[], letters?: RootLetters): Wording | undefined {
  const used = declared.filter((one) => leansOn(one, written, judgeable));
  const says = (kind: "alpha" | "sigma") => used.some(({ declaration }) => declaration.kind === kind);
  const { met } = judgeable;
  const words = wordReading(reading, { alpha: met.alpha && !says("alpha"), sigma: met.sigma && !says("sigma") }, letters);
  if (used.length === 0) return words;
  const said = [...new Set(used.map(({ text }) => text))];
  return { en: [`declared: ${said.join("; ")}`, ...(words ? [words.en] : [])].join("; "), zh: [`文档声明：${said.join("；")}`, ...(words ? [words.zh] : [])].join("；") };
}

function leansOn({ declaration }: Declared, written: readonly MathNode[], { met, rule, lines = [], alternatives }: Judgeable): boolean {
  const mentions = (test: (symbol: SymbolNode) => boolean): boolean =>
    written.some((node) => contains(node, (n) => (n.kind === "symbol" && test(n)) || (n.kind === "call" && test(n.function)) || (n.kind === "applied" && test(n.base))));
  switch (declaration.kind) {
    case "alpha": return met.alpha;
    case "sigma": return met.sigma;
    case "role": return mentions((n) => symbolKey(n) === declaration.letter || n.name === declaration.letter);
    case "let": return mentions((n) => symbolKey(n) === declaration.letter);
    case "network": return mentions((n) => (declaration.letter === undefined ? n.subscripts.some(isModelParameter) : symbolKey(n) === declaration.letter));
    case "schedule": return lines.some((own) => [declaration.schedule.lines, ...(declaration.schedule.variants ?? [])].includes(own));
    case "time": return rule === "number" && lines.some((own) => own.length > 0);
    case "continuous": return written.some((node) => contains(node, (n) => n.kind === "applied" || n.kind === "call"));
    case "data": return alternatives.flat().some(({ statement }) => {
      let integrated = false;
      walk(statement, (inner) => { if (inner.kind === "call" && ["closedForm", "forward"].includes(inner.name) && inner.args[0]?.kind === "call" && inner.args[0].name === "normal") integrated = true; });
      return integrated;
    });
  }
}
