import { createDeferred, createMemo, Show } from "solid-js";
import { sparkline } from "../chart/sparkline.ts";
import { usePage } from "./page.ts";
import { roleOf } from "./role-of.ts";

const width = 72, height = 24;

/** Longer columns are drawn one after the other when the page has time: all at once they would hold it up. */
const atOnce = 1e5;

/** A column as a curve of 72 × 24 pixels, with a dot at the cursor. */
export function Spark(props: { readonly name: string }) {
  const page = usePage();
  // The same values are the same column, whatever was announced of it.
  const column = createMemo(() => page.store.column(props.name));
  const later = createDeferred(column);
  const line = createMemo(() => {
    const shown = (column()?.values.length ?? 0) > atOnce ? later() : column();
    return shown && sparkline(shown.values, shown.from, width, height);
  });
  const dot = () => line()?.dot(page.t());
  return (
    <svg class={`spark role-${roleOf(props.name)}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={line()?.path ?? ""} />
      <Show when={dot()}>{(at) => <circle cx={at().x} cy={at().y} r="2.5" />}</Show>
    </svg>
  );
}
