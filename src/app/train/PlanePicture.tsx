import { createEffect } from "solid-js";
import type { Layer } from "../../chart/scatter-chart.ts";
import { useReader } from "../reader.ts";
import { visibleChart } from "../visible-chart.ts";

interface PlanePictureProps {
  readonly layers: () => readonly Layer[];
  readonly extent: number;
  readonly label: string;
  readonly small?: true;
}

/** Points and arrows in the plane. */
export function PlanePicture(props: PlanePictureProps) {
  const reader = useReader();
  let host!: HTMLDivElement;
  const chart = visibleChart(() => host, ({ scatterChart }) => scatterChart(host));
  createEffect(() => {
    // The canvas takes its colours from the theme when it draws.
    reader.theme();
    chart()?.show(props.layers(), props.extent);
  });
  return <div class="plane" classList={{ small: props.small }} ref={host} role="img" aria-label={props.label} />;
}
