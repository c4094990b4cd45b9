import { For } from "solid-js";
import { MathText } from "../MathText.tsx";
import { codeWords } from "./code-words.ts";

/** A sentence about code: the program's names in the code face, mathematics with its small letters below. */
export function CodeText(props: { readonly text: string }) {
  return <For each={codeWords(props.text)}>{({ text, isName }) => (isName ? <code>{text}</code> : <MathText text={text} />)}</For>;
}
