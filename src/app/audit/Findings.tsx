import { createEffect, createSignal, For, on, Show } from "solid-js";
import { headline } from "../../audit/report/headline.ts";
import type { ReportedFinding } from "../../audit/report/report.ts";
import { verdictWords } from "../../verify/explain.ts";
import { useReader } from "../reader.ts";
import { VerdictBadge } from "../VerdictBadge.tsx";
import { Conventions } from "./Conventions.tsx";
import { DocumentFormula } from "./DocumentFormula.tsx";
import { FindingEvidence } from "./FindingEvidence.tsx";
import { Pieces } from "./ListingView.tsx";
import { place } from "./markdown-report.ts";
import { useSay } from "./messages.ts";
import { pythonPieces } from "./python-pieces.ts";
import { type Filter, useReview } from "./review.ts";

const filters: readonly Filter[] = ["refuted", "undecided", "all"];

/** The findings in reading order; the evidence of one opens under it. Arrow keys walk them, Enter opens, Esc closes. */
export function Findings(props: { readonly onSheet: (text: string) => void }) {
  const reader = useReader();
  const say = useSay();
  const review = useReview();
  const [current, setCurrent] = createSignal<string>();
  let list!: HTMLUListElement;
  createEffect(on(review.open, (id) => id !== undefined && setCurrent(id)));
  const reported = (id: string) => review.audited.reports[reader.language()].findings.find((finding) => finding.id === id)!;
  const inTabOrder = (id: string) => id === (review.listed().some((finding) => finding.id === current()) ? current() : review.listed()[0]?.id);
  const count = (filter: Filter) => review.audited.findings.filter(({ verdict }) => filter === "all" || verdict.kind === filter).length;

  const key = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const titles = [...list.querySelectorAll<HTMLElement>(".finding-title")];
    if (event.key === "Escape" && review.open() !== undefined) {
      const shown = list.querySelector<HTMLElement>(`[data-finding="${CSS.escape(review.open()!)}"] .finding-title`);
      review.close();
      shown?.focus();
      return;
    }
    const at = titles.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    const next = { ArrowDown: titles[at + 1], ArrowUp: titles[at - 1], Home: titles[0], End: titles.at(-1) }[event.key];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <section class="findings" aria-label={say("findings")} onKeyDown={key}>
      <h2 class="visually-hidden">{say("findings")}</h2>
      <Conventions />
      <div class="findings-head">
        <div class="segments" role="group" aria-label={say("filter")}>
          <For each={filters}>
            {(filter) => (
              <button type="button" aria-pressed={review.filter() === filter} onClick={() => review.setFilter(filter)}>
                {filter === "all" ? say("all") : reader.word(verdictWords[filter])} {count(filter)}
              </button>
            )}
          </For>
        </div>
        <p class="keys-hint">{say("keysHint")}</p>
      </div>
      <Show when={review.listed().length === 0}><p class="nothing">{say(review.filter() === "undecided" ? "noneUndecided" : review.filter() === "refuted" ? "noneRefuted" : "noClaims")}</p></Show>
      <ul ref={list}>
        <For each={review.listed()}>
          {(finding) => (
            <li class={`finding ${finding.verdict.kind}`} classList={{ open: review.open() === finding.id }} data-finding={finding.id}>
              <button
                type="button" class="finding-title" tabIndex={inTabOrder(finding.id) ? 0 : -1} aria-expanded={review.open() === finding.id}
                onFocus={() => setCurrent(finding.id)} onClick={() => review.toggle(finding.id)}
              >
                <VerdictBadge kind={finding.verdict.kind} about={finding.id} />
                <span class="finding-place">{place(reported(finding.id), say)}</span>
                <span class="finding-claim"><Claim reported={reported(finding.id)} /></span>
              </button>
              <Show when={review.open() === finding.id}><FindingEvidence finding={finding} reported={reported(finding.id)} onSheet={props.onSheet} /></Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

/** A claim's formula in one line; a piece of an alignment is shown as it was read, code by its first line. */
function Claim(props: { readonly reported: ReportedFinding }) {
  const { audited } = useReview();
  const tex = () => props.reported.claim.replaceAll(/(?<!\\)&|\\\\(?:\[[^\]]*\])?/g, " ").trim();
  return (
    <Show when={props.reported.code} fallback={<DocumentFormula tex={tex().length < 600 ? tex() : "\\error"} display={false} macros={audited.macros} instead={props.reported.reading || props.reported.claim.slice(0, 300)} />}>
      <code class="unset"><Pieces pieces={pythonPieces(headline(props.reported))[0]!} /></code>
    </Show>
  );
}
