import { Show } from "solid-js";
import { useDesk } from "./desk.ts";
import { type FileMessage, useSay } from "./messages.ts";
import type { Safety } from "./opened.ts";

const words: Readonly<Record<Safety, FileMessage>> = { unchanged: "unchanged", kept: "kept", "in the file": "inFile", "file is older": "fileOlder", nowhere: "nowhere" };

/** Where the sheet is safe, in a few words beside its name; where there is no room, a dot for what a file does not have yet. */
export function SafetyMark() {
  const desk = useDesk(), say = useSay();
  const text = () => say(desk.safety() === "unchanged" && desk.opened().from.kind === "link" ? "fromLink" : words[desk.safety()]);
  return (
    <span class="safety" data-safety={desk.safety()} title={text()}>
      <Show when={desk.safety() === "file is older" || desk.safety() === "nowhere"}><span class="safety-dot" aria-hidden="true" /></Show>
      <span class="safety-words">{text()}</span>
    </span>
  );
}
