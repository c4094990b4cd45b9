import { createMemo } from "solid-js";
import { printView } from "../../sheet/views/print-view.ts";
import type { TableColumn } from "../../sheet/views/view.ts";
import { addViews, replaceView, viewsOf } from "../../sheet/views/views.ts";
import type { Page } from "../page.ts";

/** The columns of the sheet's table, as its first `table` line has them; without one, the first few that the sheet has. */
export interface TableColumns {
  shown(): readonly TableColumn[];
  /** Every column there is. */
  offered(): readonly string[];
  /** Writes other columns into the sheet's text; `subject` names the change. */
  show(columns: readonly TableColumn[], subject: string): void;
}

const atFirst = 5;

export function createTableColumns({ store, document }: Page): TableColumns {
  const offered = createMemo(
    () => [...new Set(store.cells().flatMap(({ line }) => (line?.kind === "column" || line?.kind === "data" ? [line.name] : [])))].filter((name) => store.column(name) !== undefined),
    [] as string[],
    { equals: (a, b) => a.join() === b.join() },
  );
  const line = createMemo(() => viewsOf(store.sheet().text).find(({ view }) => view?.kind === "table"));
  return {
    offered,
    shown() {
      const view = line()?.view;
      return view?.kind === "table" ? view.columns.filter(({ name }) => name !== "t") : offered().slice(0, atFirst).map((name) => ({ name }));
    },
    show(columns, subject) {
      // The table's own line, kept though it is empty of columns, would be no line: t alone stands for none.
      const text = printView({ kind: "table", columns: columns.length === 0 ? [{ name: "t" }] : columns });
      // What is being typed meanwhile is no part of it.
      const sheet = document.text();
      const old = viewsOf(sheet).find(({ view }) => view?.kind === "table");
      document.act({ kind: "table", subject }, old ? replaceView(sheet, old, text) : addViews(sheet, [text]));
    },
  };
}
