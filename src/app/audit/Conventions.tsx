import { For, Show } from "solid-js";
import { wordProblem } from "../../base/wording.ts";
import { CopyButton } from "../CopyButton.tsx";
import { useReader } from "../reader.ts";
import { useDeclaring } from "./declaring.ts";
import { useSay } from "./messages.ts";
import { useReview } from "./review.ts";

/** What the document is judged by: what it declares, which can be withdrawn, and what its own text settles. */
export function Conventions() {
  const reader = useReader();
  const say = useSay();
  const { audited } = useReview();
  const { withdraw, busy } = useDeclaring();
  const settled = () => (audited.reports[reader.language()].conventions ?? []).filter(({ declared }) => !declared);
  return (
    <Show when={audited.declared.length > 0 || settled().length > 0}>
      <section class="conventions" aria-label={say("conventions")}>
        <div class="conventions-head">
          <h3>{say("conventions")}</h3>
          <Show when={busy()}><span role="status" class="again">{say("again")}</span></Show>
          <Show when={audited.declared.length > 0}><CopyButton name={say("copyDocument")} text={() => audited.text} /></Show>
        </div>
        <ul>
          <For each={audited.declared}>
            {({ says, place, problem }) => (
              <li class="declared" classList={{ wrong: problem !== undefined }}>
                <span><code>{says}</code> <Show when={problem} fallback={<span class="from">{say("declared")}</span>}>{(wrong) => <span class="from">✕ {wordProblem(wrong(), reader.language())}</span>}</Show></span>
                <button type="button" class="quiet withdraw" disabled={busy()} aria-label={`${say("withdraw")}: ${says}`} title={say("withdraw")} onClick={() => withdraw(place)}>×</button>
              </li>
            )}
          </For>
          <For each={settled()}>{({ says }) => <li><span>{says} <span class="from">{say("fromText")}</span></span></li>}</For>
        </ul>
      </section>
    </Show>
  );
}
