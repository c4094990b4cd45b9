import { For } from "solid-js";
import { verdictWords } from "../../verify/explain.ts";
import type { Finding } from "../../audit/finding.ts";
import { useReader } from "../reader.ts";
import { useReview } from "./review.ts";

/** The verdicts of the claims in one place of the document, each a way to its evidence: glyph and word, never colour alone. */
export function Marks(props: { readonly claims: readonly string[] }) {
  const review = useReview();
  return <For each={props.claims.flatMap((id) => review.finding(id) ?? [])}>{(finding) => <Mark finding={finding} />}</For>;
}

function Mark(props: { readonly finding: Finding }) {
  const reader = useReader();
  const review = useReview();
  const kind = () => props.finding.verdict.kind;
  return (
    <button
      type="button" class={`claim-mark badge ${kind()}`} data-mark={props.finding.id} aria-expanded={review.open() === props.finding.id}
      classList={{ current: review.open() === props.finding.id }}
      title={props.finding.reading || props.finding.claim} onClick={() => review.show(props.finding.id, "findings")}
    >
      <span class="glyph" aria-hidden="true">{verdictWords[kind()].glyph}</span>
      <span>{reader.word(verdictWords[kind()])}</span>
    </button>
  );
}
