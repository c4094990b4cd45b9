import { createMemo, For, Show } from "solid-js";
import { readSheet } from "../../sheet/read-sheet.ts";
import { cellLatex } from "../cell-latex.ts";
import { sectionsOf } from "../cell-rows.ts";
import { Formula } from "../Formula.tsx";
import { VerdictBadge } from "../VerdictBadge.tsx";
import { useSay } from "./messages.ts";
import type { Example } from "./read-guide.ts";

interface GuideExampleProps {
  readonly example: Example;
  readonly title: string;
  readonly onSheet: (file: string) => void;
}

/** A sheet in the guide: its text, its formulas typeset, what is known of its claims, and the way to try it. */
export function GuideExample(props: GuideExampleProps) {
  const say = useSay();
  const rows = createMemo(() => {
    let claims = 0;
    return sectionsOf(readSheet(props.example.file).cells, () => false, () => false).filter(({ kind }) => kind === "cells").flatMap((section) => section.rows)
      .map(({ cell, bases }) => ({ latex: cellLatex(cell, bases) ?? "", verdict: cell.line?.kind === "claim" ? props.example.verdicts[claims++] : undefined }));
  });
  return (
    <figure class="guide-example" aria-label={say("example", { title: props.title })}>
      <pre tabindex="0"><code>{props.example.text}</code></pre>
      <ul>
        <For each={rows()}>
          {({ latex, verdict }) => <li><Formula latex={latex} /><Show when={verdict}>{(kind) => <VerdictBadge kind={kind()} about={latex} />}</Show></li>}
        </For>
      </ul>
      <button type="button" class="quiet strong" onClick={() => props.onSheet(props.example.file)}>{say("toSheet")}</button>
    </figure>
  );
}
