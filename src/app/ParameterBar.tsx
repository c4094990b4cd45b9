import { createMemo, createSignal, For, Show } from "solid-js";
import { Choice } from "./Choice.tsx";
import { usePage } from "./page.ts";
import { PlayButton } from "./parameters/PlayButton.tsx";
import { RangeEditor, RangeToggle } from "./parameters/RangeEditor.tsx";
import { roleOf } from "./role-of.ts";
import { Slider } from "./Slider.tsx";

/** The sheet's parameters in one sticky bar, the cursor t last and longest. */
export function ParameterBar() {
  const page = usePage();
  return (
    <div class="parameter-bar" role="region" aria-label={page.say("parameters")}>
      <For each={parameterNames(page)()}>{(name) => <ParameterControl name={name} />}</For>
      <CursorSlider />
    </div>
  );
}

/** The names of the sheet's parameters, in order; the list stays the same object while the names do. */
export function parameterNames(page: ReturnType<typeof usePage>) {
  return createMemo(
    () => page.store.cells().flatMap(({ line, id }) => (line && (line.kind === "parameter" || line.kind === "choice") && line.name === id ? [line.name] : [])),
    [] as string[],
    { equals: (a, b) => a.join() === b.join() },
  );
}

/** One parameter: a slider for a number, a menu for a choice. */
export function ParameterControl(props: { readonly name: string }) {
  const page = usePage();
  const { store } = page;
  const parameter = () => store.parameter(props.name);
  const [open, setOpen] = createSignal(false);
  return (
    <Show when={parameter()}>
      {(known) => (
        <Show
          when={known().kind === "number"}
          fallback={<Choice name={props.name} value={String(known().value)} options={known().options} onValue={(value) => store.set(props.name, value)} />}
        >
          <div class="parameter">
          <Slider
            name={props.name} label={props.name} value={Number(known().value)} scale={known()} role={roleOf(props.name)} lit={page.lit() === props.name}
            onValue={(value) => {
              page.touch(props.name);
              store.set(props.name, value);
            }}
            onHold={store.hold} onPointer={page.light} onMenu={() => setOpen(true)} tool={<RangeToggle name={props.name} open={open()} onOpen={setOpen} />}
          />
          <Show when={open()}><RangeEditor name={props.name} parameter={known()} onClose={() => setOpen(false)} /></Show>
          </div>
        </Show>
      )}
    </Show>
  );
}

/** The cursor: moving it recomputes nothing. */
export function CursorSlider() {
  const page = usePage();
  return (
    <Slider
      name="t" label="t" value={page.t()} scale={{ low: 1, high: page.steps(), scale: "linear", whole: true }} role="plain" lit={page.lit() === "t"}
      onValue={page.setT} onHold={() => undefined} onPointer={() => undefined} tool={<PlayButton />}
    />
  );
}
