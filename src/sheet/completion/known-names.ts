import type { KnownName, KnownNames } from "../../read/latex/sheet-names.ts";
import type { Cell } from "../cell.ts";
import { nameOf } from "../engine/expand.ts";
import type { Catalog } from "../formula.ts";
import { readSheet } from "../read-sheet.ts";

/** Every name that a sheet has, then those that its catalog could bring, with what each is: what a pasted formula's letters are looked up in. */
export function knownNames(cells: readonly Cell[], catalog: Catalog): KnownNames {
  const known = new Map<string, KnownName>();
  const add = ({ line }: Cell) => {
    const named = line && nameOf(line);
    if (!line || named === undefined || known.has(named)) return;
    if (line.kind === "function") known.set(named, { kind: "function", parameters: line.parameters });
    else if (line.kind !== "choice") known.set(named, { kind: line.kind === "column" || line.kind === "base" ? "column" : "number" });
  };
  cells.forEach(add);
  for (const name of catalog.names()) readSheet(catalog.find(name)!.text).cells.forEach(add);
  return known;
}
