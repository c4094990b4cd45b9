import { createMemo, Show } from "solid-js";
import { sparkline } from "../chart/sparkline.ts";
import { usePage } from "./page.ts";
import { roleOf } from "./role-of.ts";

const width = 72, height = 24;

/** A column as a curve of 72 × 24 pixels, with a dot at the cursor. */
export function Spark(props: { readonly name: string }) {
  const page = usePage();
  const line = createMemo(() => {
    const column = page.store.column(props.name);
    return column && sparkline(column.values, column.from, width, height);
  });
  const dot = () => line()?.dot(page.t());
  return (
    <svg class={`spark role-${roleOf(props.name)}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={line()?.path ?? ""} />
      <Show when={dot()}>{(at) => <circle cx={at().x} cy={at().y} r="2.5" />}</Show>
    </svg>
  );
}
