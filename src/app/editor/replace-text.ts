import type { Place } from "../../base/place.ts";

/**
 * Puts a text in the place of a stretch, as if it had been typed: the browser's own undo takes it back, and `input` is heard. `execCommand` is old, but nothing else writes into a text field's own history;
 * where it does nothing the text is set without one.
 */
export function replaceText(area: HTMLTextAreaElement, { start, end }: Place, by: string): void {
  area.focus();
  area.setSelectionRange(start, end);
  const done = by === "" ? start === end || document.execCommand("delete") : document.execCommand("insertText", false, by);
  if (done) return;
  area.setRangeText(by, start, end, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
