import katex from "katex";
import { createEffect, createSignal, onCleanup, Show } from "solid-js";

interface DocumentFormulaProps {
  readonly tex: string;
  readonly display: boolean;
  readonly macros: Readonly<Record<string, string>>;
  /** Shown instead where KaTeX cannot set it; the source itself unless told otherwise. */
  readonly instead?: string;
}

/** A formula of somebody's document, in nodes and never as HTML text. What KaTeX does not know is shown as it was written. */
export function DocumentFormula(props: DocumentFormulaProps) {
  let box!: HTMLSpanElement;
  const [broken, setBroken] = createSignal(false);
  createEffect(() => {
    const { tex, display, macros } = props;
    setBroken(false);
    try {
      // Definitions inside a formula must not reach the next one, nor a document's links and classes the page.
      katex.render(prepared(tex), box, { displayMode: display, macros: { ...macros }, throwOnError: true, strict: false, trust: false, maxSize: 20, maxExpand: 500 });
    } catch {
      box.replaceChildren();
      setBroken(true);
    }
    watchWidth();
  });
  const watchWidth = () => {
    if (props.display && box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  };
  queueMicrotask(() => {
    if (!props.display) return;
    const resized = new ResizeObserver(watchWidth);
    resized.observe(box);
    onCleanup(() => resized.disconnect());
  });
  return (
    <>
      <span class="document-formula" classList={{ display: props.display }} ref={box} hidden={broken()} />
      <Show when={broken()}><code class="unset">{props.instead ?? props.tex}</code></Show>
    </>
  );
}

/** LaTeX's own commands that KaTeX lacks and that change nothing to be seen, or have a near relative. */
const prepared = (tex: string): string =>
  tex.replaceAll(/\\(?:label|eqlabel)\s*\{[^{}]*\}/g, "").replaceAll(/\\(begin|end)\s*\{multline(\*?)\}/g, "\\$1{gather$2}").replaceAll(/\\(begin|end)\s*\{eqnarray(\*?)\}/g, "\\$1{align$2}");
