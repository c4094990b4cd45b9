import type { Page } from "./page.ts";

/** A choice parameter that picks the schedule. */
export interface KindChoice {
  readonly name: string;
  readonly options: readonly string[];
  readonly value: string;
}

/** The sheet's choice of schedule, where it has one. */
export function kindChoice(page: Page): KindChoice | undefined {
  for (const { line } of page.store.cells())
    if (line?.kind === "use" && line.path === "schedule" && line.choice) {
      const choice = page.store.parameter(line.choice);
      if (choice?.kind === "choice") return { name: line.choice, options: choice.options, value: String(choice.value) };
    }
  return undefined;
}
