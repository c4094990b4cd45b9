import { nearest } from "../../base/nearest.ts";
import type { Problem } from "../../base/problem.ts";
import type { ChartView } from "../../sheet/views/view.ts";
import type { Page } from "../page.ts";
import { drawableIn } from "./shown-views.ts";

/** Columns that the chart names and the sheet does not have. What a trainer measures may come later. */
export function wrongNames(page: Page, view: ChartView): Problem[] {
  const { columns } = drawableIn(page);
  const wanted = view.over === "t" ? view.columns : [...view.columns, view.over];
  return wanted.filter((name) => !columns.includes(name) && !name.startsWith("live.")).map((name) => {
    const hint = nearest(name, columns);
    const known = page.store.cells().some(({ line }) => line && "name" in line && line.name === name);
    return { kind: known ? "not a column" as const : "unknown name" as const, subject: name, ...(hint !== undefined && !known && { hint }) };
  });
}
