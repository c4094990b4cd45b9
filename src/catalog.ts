import { attempt, type Problem } from "./base/problem.ts";
import { definedBy } from "./evaluate/define.ts";
import type { Catalog, Formula } from "./sheet/formula.ts";
import { type FormulaQuestion, formulaQuestion, linesOf } from "./verify/formula-question.ts";
import type { Proof, Proofs } from "./verify/proof.ts";

const formulaFiles = import.meta.glob<Record<string, Formula>>("../formulas/*.ts", { eager: true });
const proofFiles = import.meta.glob<Proofs>("../proofs/*.ts", { eager: true, import: "default" });

const formulas = new Map<string, Formula>();
for (const [path, file] of Object.entries(formulaFiles))
  for (const [name, formula] of Object.entries(file)) formulas.set(`${stem(path)}.${name}`, formula);

const proofs = new Map<string, readonly Proof[]>();
for (const [path, file] of Object.entries(proofFiles))
  for (const [name, list] of Object.entries(file)) proofs.set(`${stem(path)}.${name}`, list);

function stem(path: string): string {
  return path.split("/").at(-1)!.replace(/\.ts$/, "");
}

let definers: Map<string, string | undefined> | undefined;

/** Every formula with its proof. The only place that gathers `formulas/` and `proofs/`; texts are read when first asked for. */
export const catalog: Catalog & { proofsOf(name: string): readonly Proof[] } = {
  find: (name) => formulas.get(name),
  names: () => [...formulas.keys()].toSorted(),
  definer(cell) {
    definers ??= gatherDefiners();
    return definers.get(cell);
  },
  proofsOf: (name) => proofs.get(name) ?? [],
};

/** A name that several formulas define, as every schedule defines `beta`, has no definer. */
function gatherDefiners(): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const [name, formula] of formulas)
    for (const cell of new Set(formula.text.split("\n").flatMap(cellsNamed)))
      found.set(cell, found.has(cell) ? undefined : name);
  return found;
}

/** `name[` and `name(` say by their heads what they define: every formula's name is wanted at the start, its body hardly ever. */
function cellsNamed(text: string): readonly string[] {
  const head = /^\s*([A-Za-z_]\w*)\s*[[(]/.exec(text)?.[1];
  if (head !== undefined && head !== "claim") return [head];
  return linesOf(text).flatMap((line) => (line.kind === "parameter" || line.kind === "choice" ? [] : (definedBy(line) ?? [])));
}

/** A catalog formula with its proofs, ready to be verified. */
export const questionOf = (name: string): { ok: true; value: FormulaQuestion } | { ok: false; problem: Problem } =>
  attempt(() => formulaQuestion(name, catalog.find(name)!, catalog.proofsOf(name), catalog));
