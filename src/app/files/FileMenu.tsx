import { createResource, createSignal, For, type JSX, onCleanup, onMount, Show } from "solid-js";
import { keyText } from "../commands/keys.ts";
import { useCommands } from "../commands/commands.ts";
import { galleryTitle, shippedSheets } from "../gallery.ts";
import { documentOf } from "../gallery/groups.ts";
import { useReader } from "../reader.ts";
import { useDesk } from "./desk.ts";
import { timeText, useSay } from "./messages.ts";
import { titleText } from "./Notes.tsx";
import { titleIn } from "./names.ts";
import { SafetyMark } from "./SafetyMark.tsx";

/** The open sheet's name, and under it all that can be done with whole sheets. */
export function FileMenu() {
  const desk = useDesk(), reader = useReader(), say = useSay();
  const [open, setOpen] = createSignal(false);
  let name!: HTMLButtonElement;
  const close = () => {
    setOpen(false);
    name.focus();
  };
  const title = () => titleText(titleIn(desk.text()), say, reader.language());
  return (
    <div class="file-menu" onFocusOut={(event) => event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <button
        ref={name} type="button" class="sheet-choice" aria-haspopup="menu" aria-expanded={open()} title={say("menuOf", { title: title() })}
        onClick={() => setOpen(!open())} onKeyDown={(event) => event.key === "ArrowDown" && (event.preventDefault(), setOpen(true))}
      >
        <span class="sheet-title">{title()}</span><span class="chevron" aria-hidden="true" />
      </button>
      <SafetyMark />
      <Show when={open()}><Menu onClose={close} /></Show>
    </div>
  );
}

const commandIds = ["file new", "file open", "file save", "file save as", "share", "export"];

/** So many recent sheets are listed before "more". */
const firstRecent = 5;

function Menu(props: { readonly onClose: () => void }) {
  const desk = useDesk(), reader = useReader(), say = useSay(), commands = useCommands();
  const [recent] = createResource(() => desk.recent(), { initialValue: [] });
  const [all, setAll] = createSignal(false);
  const listed = () => (all() ? recent() : recent().slice(0, firstRecent));
  let menu!: HTMLDivElement;
  const items = () => [...menu.querySelectorAll<HTMLElement>("[role=menuitem], [role=menuitemradio]")];
  onMount(() => items()[0]?.focus());

  const outside = (event: PointerEvent) => event.target instanceof Element && !event.target.closest(".file-menu") && props.onClose();
  onMount(() => document.addEventListener("pointerdown", outside));
  onCleanup(() => document.removeEventListener("pointerdown", outside));

  const key = (event: KeyboardEvent) => {
    const known = items(), at = known.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + known.length, Home: 0, End: known.length - 1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") props.onClose();
    else if (to !== undefined) known[to % known.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const choose = (run: () => unknown) => () => {
    props.onClose();
    void run();
  };
  const command = (id: string): JSX.Element => {
    const found = () => commands.all().find((one) => one.id === id);
    return (
      <Show when={found()}>
        {(one) => <button type="button" role="menuitem" tabIndex={-1} data-command={id} onClick={choose(() => one().run())}><span>{one().name()}</span><Show when={one().keys?.[0]}>{(print) => <kbd>{keyText(print())}</kbd>}</Show></button>}
      </Show>
    );
  };
  return (
    <div ref={menu} class="menu" role="menu" aria-label={say("file")} onKeyDown={key}>
      <For each={commandIds}>{command}</For>
      <div role="group" aria-label={say("recent")}>
        <p class="menu-head" aria-hidden="true">{say("recent")}</p>
        <Show when={recent().length > 0} fallback={<p class="menu-empty">{say("nothingRecent")}</p>}>
          <For each={listed()}>
            {(sheet) => (
              <button type="button" role="menuitem" tabIndex={-1} data-recent={sheet.id} onClick={choose(() => desk.openKept(sheet.id))}>
                <span>{titleText(sheet.title, say, reader.language())}</span><span class="menu-aside">{sheet.home ? `${sheet.home.name} · ` : ""}{timeText(sheet.at, reader.language())}</span>
              </button>
            )}
          </For>
          <Show when={listed().length < recent().length}>
            <button type="button" role="menuitem" tabIndex={-1} class="menu-more" onClick={() => (setAll(true), items()[commandIds.length + firstRecent]?.focus())}>{say("more", { count: recent().length - listed().length })}</button>
          </Show>
        </Show>
      </div>
      <div role="group" aria-label={say("shipped")}>
        <p class="menu-head" aria-hidden="true">{say("shipped")}</p>
        <For each={[...shippedSheets.keys()].filter((name) => documentOf(name) === undefined)}>
          {(name) => <button type="button" role="menuitem" tabIndex={-1} data-sheet={name} onClick={choose(() => desk.openShipped(name))}>{titleText(galleryTitle(name), say, reader.language())}</button>}
        </For>
        {command("gallery")}
      </div>
    </div>
  );
}
