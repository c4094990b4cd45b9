import type { Action } from "../../sheet/edit/history.ts";

/** What was being typed when the page was left, as an edit that can be undone: named by the first line that it changes. */
export function recovered(text: string, typing: string): Action {
  const before = text.split("\n");
  const line = typing.split("\n").find((one, i) => one !== before[i]) ?? "";
  return { kind: "edit", subject: line.trim().slice(0, 40) };
}
