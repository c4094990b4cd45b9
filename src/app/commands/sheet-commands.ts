import { readSheet } from "../../sheet/read-sheet.ts";
import { moveCell, removeCell } from "../../sheet/edit/arrange.ts";
import type { Cell, Sheet } from "../../sheet/cell.ts";
import { duplicateCell } from "../../sheet/edit/duplicate.ts";
import { unfold } from "../../sheet/edit/edit.ts";
import { nameOf } from "../../sheet/engine/expand.ts";
import type { Row } from "../cell-rows.ts";
import type { Editing } from "../editing.ts";
import type { Page } from "../page.ts";
import { cellName, rowTitle } from "../titles.ts";
import type { Command } from "./commands.ts";
import { useActionWords, useSay } from "./messages.ts";

interface SheetHands {
  readonly page: Page;
  readonly editing: Editing;
  /** The rows as they are shown. */
  readonly rows: () => readonly Row[];
  /** Shows a cell that may be folded away, and gives it the keyboard. */
  readonly goTo: (id: string) => void;
  readonly askName: (cell: Cell) => void;
}

/** What can be done with a sheet and its cells. Commands about a cell are about the one that is selected. */
export function sheetCommands({ page, editing, rows, goTo, askName }: SheetHands): readonly Command[] {
  const say = useSay(), words = useActionWords();
  const { document, store } = page;
  const row = () => rows().find(({ cell }) => cell.id === page.selected()) ?? rows()[0];
  const named = () => (row() ? `“${rowTitle(page, row()!)}”` : "");
  const hasCell = () => row() !== undefined && !editing.active();
  const isOwn = () => hasCell() && row()!.cell.origin === undefined;
  /** What a `use` brought is changed once it is the sheet's own. */
  const own = (): Sheet => (row()!.cell.origin === undefined ? store.sheet() : readSheet(unfolded(page, row()!.cell)));
  const change = (kind: "remove" | "duplicate" | "move", text: string) => document.act({ kind, subject: cellName(row()!.cell) }, text);
  const step = (way: 1 | -1) => () => page.setT(page.t() + way);
  return [
    {
      id: "undo", keys: ["Mod+Z"], name: () => say("undo", { action: actionText(document.undoable()) }), able: () => document.undoable() !== undefined,
      run() {
        editing.cancel();
        page.notify(say("undone", { action: actionText(document.undo()) }));
      },
    },
    {
      id: "redo", keys: ["Mod+Shift+Z", "Mod+Y"], name: () => say("redo", { action: actionText(document.redoable()) }), able: () => document.redoable() !== undefined,
      run() {
        const action = actionText(document.redoable());
        editing.cancel();
        document.redo();
        page.notify(say("redone", { action }));
      },
    },
    { id: "edit", keys: ["F2"], name: () => say("edit", { name: named() }), able: hasCell, run: () => editing.begin(row()!) },
    { id: "add", keys: ["Mod+Enter"], name: () => (row() ? say("add", { name: named() }) : say("addLast")), able: () => !editing.active(), run: () => (row() ? editing.beginBelow(row()!) : editing.beginNew()) },
    { id: "rename", keys: ["Shift+F2"], name: () => say("rename", { name: named() }), able: () => hasCell() && definedBy(row()!.cell) !== undefined, run: () => askName(row()!.cell) },
    {
      id: "duplicate", keys: ["Mod+D"], within: ".cell-list", name: () => say("duplicate", { name: named() }), able: hasCell,
      run: () => change("duplicate", duplicateCell(own(), row()!.cell.id, namesIn(page))),
    },
    { id: "up", keys: ["Alt+ArrowUp"], within: ".cell-list", name: () => say("up", { name: named() }), able: isOwn, run: () => moved("up") },
    { id: "down", keys: ["Alt+ArrowDown"], within: ".cell-list", name: () => say("down", { name: named() }), able: isOwn, run: () => moved("down") },
    {
      id: "remove", keys: ["Delete", "Backspace"], within: ".cell-title", name: () => say("remove", { name: named() }), able: hasCell,
      run() {
        const all = rows(), at = all.indexOf(row()!);
        const next = all[at + 1] ?? all[at - 1];
        change("remove", removeCell(own(), row()!.cell.id));
        if (next) goTo(next.cell.id);
      },
    },
    {
      id: "unfold", name: () => say("unfold", { name: named() }), able: () => hasCell() && row()!.cell.origin !== undefined,
      run: () => document.act({ kind: "unfold", subject: cellName(row()!.cell) }, unfolded(page, row()!.cell)),
    },
    { id: "forward", name: () => say("forward"), run: step(1) },
    { id: "back", name: () => say("back"), run: step(-1) },
  ];

  function moved(way: "up" | "down"): void {
    const { cell } = row()!;
    change("move", moveCell(store.sheet(), cell.id, way));
    goTo(cell.id);
  }

  function actionText(action: ReturnType<typeof document.undoable>): string {
    return action ? words(action.kind, { name: action.subject }) : "";
  }
}

/** What a cell defines that can be renamed. */
export const definedBy = ({ line }: Cell): string | undefined => line && nameOf(line);

/** Every name the sheet has, brought ones too. */
export const namesIn = (page: Page): ReadonlySet<string> => new Set(page.store.cells().flatMap((cell) => definedBy(cell) ?? []));

/** The sheet's text with the `use` unfolded that brought a cell. */
function unfolded({ store }: Page, cell: Cell): string {
  const cells = store.cells();
  const use = cells.slice(0, cells.indexOf(cell)).findLast(({ origin }) => origin === undefined);
  return use ? unfold(store.sheet(), cells, use.id) : store.sheet().text;
}
