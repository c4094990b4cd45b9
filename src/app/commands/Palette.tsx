import "./palette.css";
import { createMemo, createSignal, createUniqueId, For, onMount, Show } from "solid-js";
import { MathText } from "../MathText.tsx";
import { type Command, useCommands } from "./commands.ts";
import { keyText } from "./keys.ts";
import { useSay } from "./messages.ts";

interface PaletteProps {
  /** What else can be chosen here: the cells to go to. */
  readonly places: readonly Command[];
  readonly onClose: () => void;
}

const most = 60;

/** Every command with its key, found by any letters of its name in order; the arrows choose, Enter does it. */
export function Palette(props: PaletteProps) {
  const say = useSay();
  const commands = useCommands();
  const [query, setQuery] = createSignal("");
  const [at, setAt] = createSignal(0);
  const list = createUniqueId();
  // What can be done now, as it is when the palette opens: the palette itself changes nothing of it.
  const offered = [...commands.all(), ...props.places].filter(({ id }, i, all) => all.findLastIndex((other) => other.id === id) === i);
  const found = createMemo(() =>
    offered.map((command, i) => ({ command, rank: rankOf(`${command.name()} ${command.words ?? ""} ${command.id}`, query()), i })).filter(({ rank }) => rank !== undefined)
      .toSorted((a, b) => a.rank! - b.rank! || a.i - b.i).slice(0, most).map(({ command }) => command));
  const chosen = () => Math.min(at(), found().length - 1);
  let dialog!: HTMLDialogElement;
  onMount(() => dialog.showModal());

  const go = (command: Command | undefined) => {
    if (!command) return;
    dialog.close();
    // The focus is back where it was before anything is done with it.
    queueMicrotask(() => command.run());
  };
  const key = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const count = found().length;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setAt((chosen() + 1) % Math.max(1, count)),
      ArrowUp: () => setAt((chosen() - 1 + count) % Math.max(1, count)),
      Home: () => setAt(0),
      End: () => setAt(count - 1),
      Enter: () => go(found()[chosen()]),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
    document.getElementById(`${list}-${chosen()}`)?.scrollIntoView({ block: "nearest" });
  };

  return (
    <dialog ref={dialog} class="palette" aria-label={say("palette")} onClose={() => props.onClose()} onClick={(event) => event.target === dialog && dialog.close()} onKeyDown={key}>
      <input
        type="text" role="combobox" autofocus placeholder={say("find")} aria-label={say("find")} autocomplete="off" spellcheck={false}
        aria-expanded={found().length > 0} aria-controls={list} aria-autocomplete="list" aria-activedescendant={found().length > 0 ? `${list}-${chosen()}` : undefined}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
      />
      <ul id={list} role="listbox" aria-label={say("palette")}>
        <For each={found()}>
          {(command, i) => (
            <li id={`${list}-${i()}`} role="option" aria-selected={i() === chosen()} data-command={command.id} onPointerMove={() => setAt(i())} onClick={() => go(command)}>
              <span><MathText text={command.name()} /></span>
              <Show when={command.keys?.[0]}>{(first) => <kbd>{keyText(first())}</kbd>}</Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={found().length === 0}><p class="palette-none" role="status">{say("none")}</p></Show>
    </dialog>
  );
}

/** How well a name answers a query, least first; undefined where its letters do not come in this order. */
export function rankOf(name: string, query: string): number | undefined {
  const text = name.toLowerCase(), wanted = query.trim().toLowerCase();
  if (wanted === "") return 0;
  const whole = text.indexOf(wanted);
  if (whole >= 0) return whole === 0 ? 1 : /[\s(:：]/.test(text[whole - 1]!) ? 2 : 3;
  let from = 0, gaps = 0;
  for (const letter of wanted.replaceAll(" ", "")) {
    const at = text.indexOf(letter, from);
    if (at < 0) return undefined;
    gaps += at - from;
    from = at + 1;
  }
  return 4 + gaps;
}
