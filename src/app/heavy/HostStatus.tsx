import { createEffect, createSignal, onCleanup, Show } from "solid-js";
import type { HostFault } from "../../sheet/hosts/hosted-engine.ts";
import { usePage } from "../page.ts";
import { type HeavyMessage, sayHeavy } from "./messages.ts";

/** What is computed sooner than this needs no word, in milliseconds. */
const patience = 400;

const faults: Readonly<Record<HostFault["kind"], HeavyMessage>> = { "not computed": "notComputed", "computed here": "computedHere" };

/** What the worker that computes a large sheet is at, where that takes long, and what went wrong with it. It lies over the page's foot and moves nothing. */
export function HostStatus() {
  const { store, steps } = usePage();
  const say = sayHeavy();
  const [long, setLong] = createSignal(false);
  createEffect(() => {
    if (!store.computing()) {
      setLong(false);
      return;
    }
    const waits = setTimeout(() => setLong(true), patience);
    onCleanup(() => clearTimeout(waits));
  });
  const columns = () => store.cells().filter(({ line }) => line?.kind === "column").length;
  return (
    <div class="host-status" role="status">
      <Show when={store.hostFault()} fallback={<Show when={long()}><p>{say("computing", { columns: columns(), steps: steps().toLocaleString("en") })}</p></Show>}>
        {(fault) => <p class="fault">{say(faults[fault().kind], { detail: fault().detail })}</p>}
      </Show>
    </div>
  );
}
