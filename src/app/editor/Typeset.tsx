import { createEffect, Show } from "solid-js";
import { Formula } from "../Formula.tsx";
import type { FormulaBar } from "./formula-bar.ts";
import { useSay } from "./messages.ts";

/** The text as it is read, set while it is typed. A text that cannot be read leaves the last reading, paler; the box grows and never shrinks, so that nothing below jumps. */
export function Typeset(props: { readonly bar: FormulaBar }) {
  const say = useSay();
  let box!: HTMLDivElement;
  const grow = () => {
    const height = box.offsetHeight;
    // In strides, so that a root or an index more finds room.
    if (height > (Number.parseFloat(box.style.minHeight) || 0)) box.style.minHeight = `${Math.ceil(height / stride) * stride}px`;
  };
  // The formula is drawn after this is heard.
  createEffect(() => {
    props.bar.reading();
    queueMicrotask(grow);
  });
  return (
    <div ref={box} class="typeset" classList={{ stale: props.bar.reading()?.isFresh === false }} role="group" aria-label={say(props.bar.reading()?.isFresh === false ? "lastReading" : "reading")}>
      <Show when={props.bar.reading()?.latex}>{(latex) => <Formula latex={latex()} />}</Show>
    </div>
  );
}

const stride = 24;
