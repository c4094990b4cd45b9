import { For, Show } from "solid-js";
import type { CodeRow } from "./listing-rows.ts";
import { Marks } from "./Mark.tsx";
import type { CodePiece } from "./python-pieces.ts";
import { useReview } from "./review.ts";

/** A listing of the document, each claim marked at the end of the line where it begins; the marks stay in sight while a long line scrolls. */
export function ListingView(props: { readonly rows: readonly CodeRow[]; readonly continued: boolean }) {
  const review = useReview();
  const isOpen = (row: CodeRow) => row.within.some((id) => id === review.open());
  return (
    <pre class="listing" classList={{ continued: props.continued }} tabIndex={0}>
      <code>
        <For each={props.rows}>
          {(row) => (
            <span class={`code-row ${review.weakest(row.within) ?? "none"}`} classList={{ current: isOpen(row) }}>
              <span class="code-line"><Pieces pieces={row.pieces} />{"\n"}</span>
              <Show when={row.claims.length > 0}><span class="marks"><Marks claims={row.claims} /></span></Show>
            </span>
          )}
        </For>
      </code>
    </pre>
  );
}

/** A line of code, quietly coloured. */
export function Pieces(props: { readonly pieces: readonly CodePiece[] }) {
  return <For each={props.pieces}>{({ text, kind }) => (kind ? <span class={`py-${kind}`}>{text}</span> : text)}</For>;
}
