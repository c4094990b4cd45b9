import katex from "katex";
import { createEffect, onCleanup } from "solid-js";

interface FormulaProps {
  readonly latex: string;
  readonly size?: "display" | "inline";
}

/**
 * A typeset formula. KaTeX renders into the node itself, which the page's policy allows where HTML text with styles is not.
 * A formula wider than its box scrolls inside it, and then takes the keyboard.
 */
export function Formula(props: FormulaProps) {
  let box!: HTMLSpanElement;
  const watchWidth = () => {
    if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  };
  const resized = new ResizeObserver(watchWidth);
  // After the frame: asked for at once, the width would make the browser lay the page out in the middle of a keystroke.
  let later: ReturnType<typeof setTimeout> | undefined;
  const watchLater = () => {
    clearTimeout(later);
    later = setTimeout(watchWidth);
  };
  createEffect(() => {
    katex.render(props.size === "inline" ? props.latex : `\\displaystyle ${props.latex}`, box, {
      throwOnError: false,
      strict: false,
      trust: ({ command }) => command === "\\htmlData",
    });
    watchLater();
  });
  queueMicrotask(() => resized.observe(box));
  onCleanup(() => {
    clearTimeout(later);
    resized.disconnect();
  });
  return <span class="formula" classList={{ inline: props.size === "inline" }} ref={box} />;
}
