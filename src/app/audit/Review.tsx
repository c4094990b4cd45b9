import { Show } from "solid-js";
import { narrow } from "../narrow.ts";
import { useReader } from "../reader.ts";
import { saveFile } from "../save-file.ts";
import type { Pane } from "./AuditTabs.tsx";
import { DocumentText } from "./DocumentText.tsx";
import { Findings } from "./Findings.tsx";
import { countsLine, markdownReport } from "./markdown-report.ts";
import { useSay } from "./messages.ts";
import type { Audited } from "./protocol.ts";
import { createDeclaring, DeclaringContext } from "./declaring.ts";
import { createReview, type Kept, ReviewContext } from "./review.ts";

interface ReviewProps {
  readonly audited: Audited;
  readonly pane: Pane;
  readonly onPane: (pane: Pane) => void;
  readonly onSheet: (text: string) => void;
  readonly onAnother: () => void;
  /** It is being judged anew. */
  readonly again: boolean;
  readonly kept: Kept | undefined;
  readonly onText: (text: string, kept: Kept) => void;
}

/** A document beside its findings. */
export function Review(props: ReviewProps) {
  const reader = useReader();
  const say = useSay();
  const review = createReview(props.audited, (pane) => props.onPane(pane), props.kept);
  const declaring = createDeclaring(() => props.audited, () => props.again, (text) => props.onText(text, review.kept()));
  const report = () => props.audited.reports[reader.language()];
  const save = () => {
    const name = props.audited.name.replace(/\.\w+$/, "").replaceAll(/[^\p{L}\p{N}._-]+/gu, "-");
    saveFile(`${name}.audit.md`, new Blob([markdownReport(report(), say, reader.language())], { type: "text/markdown" }));
  };
  return (
    <ReviewContext.Provider value={review}>
      <DeclaringContext.Provider value={declaring}>
      <main class="review">
        <div class="review-head">
          <p class="counts" role="status">{report().coverage.found === 0 ? say("noClaims") : countsLine(report().coverage, say, reader.language())}</p>
          <div class="review-actions">
            <button type="button" class="quiet" onClick={save}>{say("exportReport")}</button>
            <button type="button" class="quiet strong" onClick={() => props.onAnother()}>{say("another")}</button>
          </div>
        </div>
        <Show when={!narrow() || props.pane === "document"}><DocumentText /></Show>
        <Show when={!narrow() || props.pane === "findings"}><Findings onSheet={props.onSheet} /></Show>
      </main>
      </DeclaringContext.Provider>
    </ReviewContext.Provider>
  );
}
