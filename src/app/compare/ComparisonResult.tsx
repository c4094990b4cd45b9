import { createEffect, createSignal, For, on, onCleanup, Show } from "solid-js";
import type { Comparison } from "../../sheet/compare/comparison.ts";
import { wordComparison } from "../../sheet/compare/word-comparison.ts";
import { usePage } from "../page.ts";
import { useSay } from "./messages.ts";

/** Looking for what explains a difference takes longer than a frame: it waits until nothing has changed for so long. */
const restAfter = 150;

/** What a `compare` cell finds: equal or not, by how much, and why. */
export default function ComparisonResult(props: { readonly id: string }) {
  const page = usePage();
  const say = useSay();
  let box!: HTMLDivElement;
  const [result, setResult] = createSignal<Comparison>();
  const [old, setOld] = createSignal(true);
  let rest: ReturnType<typeof setTimeout> | undefined;
  createEffect(on(() => page.store.comparisonAt(props.id), (read) => {
    clearTimeout(rest);
    setOld(true);
    // Of values that are still to come nothing can be said; it changes again with them.
    if (["stale", "running"].includes(page.store.state(props.id))) return;
    rest = setTimeout(() => {
      const isFirst = result() === undefined;
      setResult(read());
      setOld(false);
      // A comparison just made stands at the sheet's end; what it found is what was asked for.
      if (isFirst && box.closest("[data-cell]")?.contains(document.activeElement)) box.scrollIntoView({ block: "center" });
    }, result() ? restAfter : 0);
  }));
  onCleanup(() => clearTimeout(rest));
  return (
    <div ref={box} class="comparison" classList={{ awaited: old() }} aria-live="polite" aria-busy={old()}>
      <Show when={result()} fallback={<Show when={old()}><p>{say("pending")}</p></Show>}>
        {(found) => {
          const words = () => wordComparison(found(), page.language());
          return (
            <>
              <p class="comparison-verdict" classList={{ different: found().verdict === "different" && found().explanations.length === 0 }}><span aria-hidden="true">{found().verdict === "different" ? (found().explanations.length === 0 ? "✕" : "≠") : found().verdict === "nothing" ? "?" : "✓"}</span> {words().verdict}</p>
              <For each={words().why}>{(sentence) => <p class="comparison-why">{sentence}</p>}</For>
              <For each={words().facts}>{(sentence) => <p class="comparison-fact">{sentence}</p>}</For>
            </>
          );
        }}
      </Show>
    </div>
  );
}
