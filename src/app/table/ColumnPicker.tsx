import { createSignal, createUniqueId, For, Show } from "solid-js";
import { NameText } from "../Slider.tsx";
import { useSay } from "./messages.ts";
import { placeUnder } from "./place-under.ts";
import type { TableColumns } from "./table-columns.ts";

/** The sheet's columns to choose from. */
export function ColumnPicker(props: { readonly columns: TableColumns }) {
  const say = useSay();
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  const isShown = (name: string) => props.columns.shown().some((column) => column.name === name);
  const toggle = (name: string) => {
    const now = props.columns.shown();
    props.columns.show(isShown(name) ? now.filter((column) => column.name !== name) : [...now, { name }], name);
  };
  let menu!: HTMLDivElement;
  let button!: HTMLButtonElement;
  return (
    <>
      <button ref={button} type="button" class="quiet" aria-expanded={open()} aria-controls={id} onClick={() => menu.togglePopover()}>{say("columns")}</button>
      <div
        ref={menu} id={id} popover="auto" class="menu" aria-label={say("columns")}
        onToggle={(event) => {
          setOpen(event.newState === "open");
          if (event.newState === "open") placeUnder(menu, button);
        }}
      >
        <Show when={open()}>
          <For each={props.columns.offered()}>
            {(name) => <label><input type="checkbox" checked={isShown(name)} onChange={() => toggle(name)} /> <NameText name={name} /></label>}
          </For>
        </Show>
      </div>
    </>
  );
}
