import fc from "fast-check";
import { expect, test } from "vitest";
import { act, historyOf, redo, redoable, undo, undoable } from "../../../src/sheet/edit/history.ts";

const edit = fc.record({ kind: fc.constant("edit" as const), at: fc.nat(40), removed: fc.nat(6), inserted: fc.string({ maxLength: 6 }), subject: fc.string({ maxLength: 3 }) });
const move = fc.oneof({ weight: 5, arbitrary: edit }, { weight: 2, arbitrary: fc.constant({ kind: "undo" as const }) }, { weight: 2, arbitrary: fc.constant({ kind: "redo" as const }) });

test("random edits, undos and redos agree with a list of all the texts there were", () => {
  fc.assert(fc.property(fc.string(), fc.array(move, { maxLength: 40 }), (first, moves) => {
    let history = historyOf(first);
    let texts = [first], names: string[] = [], now = 0;
    for (const step of moves) {
      if (step.kind === "undo") {
        history = undo(history);
        now = Math.max(0, now - 1);
      } else if (step.kind === "redo") {
        history = redo(history);
        now = Math.min(texts.length - 1, now + 1);
      } else {
        const text = history.text.slice(0, step.at) + step.inserted + history.text.slice(step.at + step.removed);
        history = act(history, { kind: "edit", subject: step.subject }, text);
        if (text !== texts[now]) {
          texts = [...texts.slice(0, now + 1), text];
          names = [...names.slice(0, now), step.subject];
          now++;
        }
      }
      expect(history.text).toBe(texts[now]);
      expect(undoable(history)?.subject).toBe(names[now - 1]);
      expect(redoable(history)?.subject).toBe(names[now]);
    }
    while (undoable(history)) history = undo(history);
    expect(history.text).toBe(first);
    while (redoable(history)) history = redo(history);
    expect(history.text).toBe(texts.at(-1));
  }), { seed: 5, numRuns: 500 });
});
