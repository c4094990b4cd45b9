import { For } from "solid-js";

/** Prose in which x_0, β_T or x_{t−1} get their small letters below. */
export function MathText(props: { readonly text: string }) {
  const pieces = () => props.text.split(/(_\{[^}]*\}|_[A-Za-z0-9α-ωΑ-Ω]+)/);
  return <For each={pieces()}>{(piece) => (piece.startsWith("_") && piece.length > 1 ? <sub>{piece.slice(1).replace(/[{}]/g, "")}</sub> : piece)}</For>;
}
