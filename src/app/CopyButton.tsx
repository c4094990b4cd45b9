import { createSignal, onCleanup } from "solid-js";
import { copyText } from "./copy-text.ts";
import { useReader } from "./reader.ts";

/** Copies a text and says for a moment whether that went well. It is as wide as the longest of what it says, so that nothing moves under the pointer. */
export function CopyButton(props: { readonly name: string; readonly text: () => string | Promise<string> }) {
  const reader = useReader();
  const [result, setResult] = createSignal<"copied" | "notCopied">();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async () => {
    const done = await copyText(textOf(props.text));
    setResult(done ? "copied" : "notCopied");
    clearTimeout(timer);
    timer = setTimeout(() => setResult(undefined), done ? 1500 : 4000);
  };
  return (
    <button type="button" class="quiet copy" data-copy={result()} onClick={() => void copy()}>
      <span classList={{ out: result() !== undefined }}>{props.name}</span>
      <span class="said" classList={{ out: result() !== "copied" }}>{reader.say("copied")}</span>
      <span class="said" classList={{ out: result() !== "notCopied" }}>{reader.say("notCopied")}</span>
    </button>
  );
}

/** What is thrown in making the text is a failed copy, too. */
function textOf(make: () => string | Promise<string>): string | Promise<string> {
  try {
    return make();
  } catch (error) {
    return Promise.reject(error);
  }
}
