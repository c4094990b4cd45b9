import { createMemo, For, Show } from "solid-js";
import { introductionOf } from "../sheet/introduction.ts";
import { MathText } from "./MathText.tsx";
import { usePage } from "./page.ts";

/** What the sheet says of itself, above its cells, in the reader's language. */
export function Introduction() {
  const page = usePage();
  const paragraphs = createMemo(() => page.word(introductionOf(page.store.sheet().text)).split("\n\n").filter((text) => text !== ""), [], { equals: (a, b) => a.join() === b.join() });
  return <Show when={paragraphs().length > 0}><div class="introduction"><For each={paragraphs()}>{(text) => <p><MathText text={text} /></p>}</For></div></Show>;
}
