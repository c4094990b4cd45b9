import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import type { NumberFormat } from "../../sheet/views/view.ts";
import { placeUnder } from "./place-under.ts";
import { useSay } from "./messages.ts";
import { offeredFormats } from "./number-format.ts";
import type { TableColumns } from "./table-columns.ts";

interface ColumnMenuProps {
  readonly columns: TableColumns;
  readonly at: number;
  readonly format: NumberFormat | undefined;
  readonly children: JSX.Element;
}

/** A column's name, which opens its menu: how its numbers are written, and its place. */
export function ColumnMenu(props: ColumnMenuProps) {
  const say = useSay();
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  const all = () => props.columns.shown();
  const name = () => all()[props.at]?.name ?? "";
  let menu!: HTMLDivElement;
  let button!: HTMLButtonElement;
  const show = (columns: ReturnType<typeof all>) => {
    menu.hidePopover();
    props.columns.show(columns, name());
  };
  const format = (chosen: NumberFormat | undefined) => show(all().map((column, i) => (i !== props.at ? column : chosen ? { name: column.name, format: chosen } : { name: column.name })));
  const swap = (other: number) => show(all().map((column, i) => (i === props.at ? all()[other]! : i === other ? all()[props.at]! : column)));
  const formatName = (one: NumberFormat | undefined) => (one ? say(one.kind, { digits: one.digits }) : say("usual"));
  const same = (one: NumberFormat | undefined) => one?.kind === props.format?.kind && one?.digits === props.format?.digits;
  return (
    <>
      <button ref={button} type="button" class="column-name" aria-expanded={open()} aria-controls={id} onClick={() => menu.togglePopover()}>{props.children}</button>
      <div
        ref={menu} id={id} popover="auto" class="menu" aria-label={say("of", { name: name() })}
        onToggle={(event) => {
          setOpen(event.newState === "open");
          if (event.newState === "open") placeUnder(menu, button);
        }}
      >
        <Show when={open()}>
          <p class="menu-title">{say("format")}</p>
          <For each={offeredFormats}>{(one) => <button type="button" aria-pressed={same(one)} onClick={() => format(one)}>{formatName(one)}</button>}</For>
          <hr />
          <button type="button" disabled={props.at === 0} onClick={() => swap(props.at - 1)}>{say("left")}</button>
          <button type="button" disabled={props.at === all().length - 1} onClick={() => swap(props.at + 1)}>{say("right")}</button>
          <button type="button" onClick={() => show(all().filter((_, i) => i !== props.at))}>{say("hide")}</button>
        </Show>
      </div>
    </>
  );
}
