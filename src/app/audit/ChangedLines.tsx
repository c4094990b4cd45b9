import { For } from "solid-js";
import type { Correction } from "../../audit/report/correction.ts";
import { Pieces } from "./ListingView.tsx";
import { useSay } from "./messages.ts";
import { pythonPieces } from "./python-pieces.ts";

/** What stands there and what is right, as a change of lines: signs and words tell them apart, never colour alone. */
export function ChangedLines(props: { readonly correction: Correction }) {
  const say = useSay();
  const margin = () => Math.min(...[...props.correction.removed.map(({ text }) => text), ...props.correction.added].filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length));
  const pieces = (line: string) => pythonPieces(line.slice(Number.isFinite(margin()) ? margin() : 0))[0]!;
  return (
    <pre class="changed" tabIndex={0} role="group" aria-label={say("rightForm")}>
      <code>
        <For each={props.correction.removed}>{({ text }) => <del><span class="visually-hidden">{say("wasLine")}: </span><span aria-hidden="true">- </span><Pieces pieces={pieces(text)} />{"\n"}</del>}</For>
        <For each={props.correction.added}>{(text) => <ins><span class="visually-hidden">{say("rightLine")}: </span><span aria-hidden="true">+ </span><Pieces pieces={pieces(text)} />{"\n"}</ins>}</For>
      </code>
    </pre>
  );
}
