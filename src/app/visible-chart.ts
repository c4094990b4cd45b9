import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";
import { chartModule } from "./chart-module.ts";

/**
 * Makes a chart in `host()` once the charts' code is there, and disposes of it with its owner.
 * Gives it only while it can be seen, so that nothing out of sight is drawn.
 */
export function visibleChart<Chart extends { dispose(): void }>(
  host: () => HTMLElement, make: (module: Awaited<ReturnType<typeof chartModule>>) => Chart,
): Accessor<Chart | undefined> {
  const [chart, setChart] = createSignal<Chart>();
  const [visible, setVisible] = createSignal(false);
  onMount(() => {
    const watch = new IntersectionObserver((entries) => setVisible(entries.at(-1)!.isIntersecting));
    watch.observe(host());
    let gone = false;
    void chartModule().then((module) => gone || setChart(() => make(module)));
    onCleanup(() => {
      gone = true;
      watch.disconnect();
      chart()?.dispose();
    });
  });
  return () => (visible() ? chart() : undefined);
}
