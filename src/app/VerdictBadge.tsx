import { createEffect, createSignal, on, onCleanup, Show } from "solid-js";
import { verdictWords } from "../verify/explain.ts";
import { useReader } from "./reader.ts";
import type { VerdictKind } from "./verdict-kind.ts";

/** The least time between two changes of a badge, in milliseconds. */
const calm = 300;

interface VerdictBadgeProps {
  readonly kind: VerdictKind;
  /** What the verdict is about; when this changes, the badge changes at once. */
  readonly about: string;
  readonly neutral?: boolean;
}

/** A verdict as glyph and word, never colour alone. It changes at most every 300 ms, so that it cannot flicker. */
export function VerdictBadge(props: VerdictBadgeProps) {
  const reader = useReader();
  const [shown, setShown] = createSignal(props.kind);
  let changed = -Infinity;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on([() => props.kind, () => props.about], ([kind, about], before) => {
      clearTimeout(waiting);
      if (kind === shown()) return;
      if (before && before[1] !== about) {
        setShown(kind);
        return;
      }
      waiting = setTimeout(() => {
        changed = performance.now();
        setShown(kind);
      }, Math.max(0, changed + calm - performance.now()));
    }, { defer: true }),
  );
  onCleanup(() => clearTimeout(waiting));
  return (
    <Show when={shown()} keyed>
      {(kind) => (
        <span class="badge" classList={{ [kind]: true, neutral: props.neutral === true }} data-verdict={kind}>
          <span class="glyph" aria-hidden="true">{kind === "pending" ? "" : verdictWords[kind].glyph}</span>
          <span>{kind === "pending" ? reader.say("pending") : reader.word(verdictWords[kind])}</span>
        </span>
      )}
    </Show>
  );
}
