import { createSignal } from "solid-js";
import { useReader } from "./reader.ts";

/** Copies a text and says so for a moment. */
export function CopyButton(props: { readonly name: string; readonly text: () => string | Promise<string> }) {
  const reader = useReader();
  const [done, setDone] = createSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(await props.text());
    setDone(true);
    setTimeout(() => setDone(false), 1500);
  };
  return <button type="button" class="quiet" onClick={() => void copy()}>{done() ? reader.say("copied") : props.name}</button>;
}
