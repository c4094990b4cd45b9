import { createMemo, Index } from "solid-js";
import type { Place } from "../../base/place.ts";
import { segments } from "./segments.ts";

interface MirrorProps {
  readonly text: string;
  /** Where the text is wrong. */
  readonly problem: Place | undefined;
  readonly brackets: readonly Place[];
  readonly isUnpaired: boolean;
  /** Where the suggestions' word begins. */
  readonly anchor: number | undefined;
}

/** A cell holds 2,000 characters; what is pasted beyond that is not marked. */
const most = 10_000;

/** The text once more behind the textarea, set alike: it gives the box its height and carries what is marked in it. */
export function Mirror(props: MirrorProps) {
  const parts = createMemo(() => segments(props.text.slice(0, most), [
    ...(props.problem ? [{ place: props.problem, mark: "wrong" }] : []),
    ...props.brackets.map((place) => ({ place, mark: props.isUnpaired ? "bracket alone" : "bracket" })),
    ...(props.anchor === undefined ? [] : [{ place: { start: props.anchor, end: props.anchor + 1 }, mark: "anchor" }]),
  ]));
  return <pre class="editor-mirror" aria-hidden="true"><Index each={parts()}>{(part) => <span class={part().marks}>{part().text}</span>}</Index></pre>;
}
