import { readMath } from "../../read/latex/read-math.ts";
import { printMath } from "../../read/latex/print-math.ts";
import { everything, stepsOfSymbol } from "../symbol.ts";
import { letterKey, type OwnLetters, writtenAt } from "./own-letters.ts";

/** LaTeX in the usual letters as a document writes it: in its own letters, and in Unicode where it has no TeX. Letters it does not have stay the usual ones. */
export function inOwnWriting(latex: string, letters: OwnLetters, notation: "tex" | "unicode"): string | undefined {
  const { statements: [only], problems } = readMath(latex);
  const [node] = only?.items ?? [];
  if (!node || problems.length > 0 || only!.items.length > 1) return undefined;
  if (notation === "unicode") return printMath(node).replaceAll("-", "−");
  const splices = new Map<number, { readonly start: number; readonly end: number; readonly text: string }>();
  const scripts = new Set(everything(node).flatMap((n) => (n.kind === "symbol" ? stepsOfSymbol(n).flatMap(everything) : [])));
  for (const n of everything(node)) {
    const letter = n.kind === "symbol" && !scripts.has(n) ? letters.get(letterKey(n)) : undefined;
    if (n.kind !== "symbol" || !letter || letter.notation !== "tex") continue;
    const [step] = stepsOfSymbol(n);
    const at = step && latex.slice(step.place.start, step.place.end).replaceAll(/[A-Za-z]/g, (counter) => letters.get(counter)?.text ?? counter);
    if ((at !== undefined) !== (letter.step !== undefined)) continue;
    splices.set(n.place.start, { ...n.place, text: writtenAt(letter, at ?? "") });
  }
  return [...splices.values()].toSorted((a, b) => b.start - a.start).reduce((text, { start, end, text: put }) => `${text.slice(0, start)}${put}${/\\[A-Za-z]+$/.test(put) && /^[A-Za-z]/.test(text.slice(end)) ? " " : ""}${text.slice(end)}`, latex);
}
