import { createSignal, Show } from "solid-js";
import { fullNumber, shortNumber } from "./number-text.ts";
import { usePage } from "./page.ts";

interface ValueProps {
  readonly name: string;
  readonly value: number | undefined;
}

/** A number at the cursor: five significant digits, all of them on a click. */
export function Value(props: ValueProps) {
  const page = usePage();
  const [all, setAll] = createSignal(false);
  return (
    <Show when={props.value !== undefined} fallback={<span class="value none" title={page.say("noValue")}>–</span>}>
      <button
        type="button" class="value" classList={{ all: all(), strange: !Number.isFinite(props.value!) }} aria-pressed={all()}
        aria-label={page.say("valueAt", { name: props.name, t: page.t(), value: shortNumber(props.value!) })}
        onClick={(event) => {
          event.stopPropagation();
          setAll(!all());
        }}
      >
        {all() ? fullNumber(props.value!) : shortNumber(props.value!)}
      </button>
    </Show>
  );
}
