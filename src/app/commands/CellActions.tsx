import { For } from "solid-js";
import { usePage } from "../page.ts";
import { type Command, useCommands } from "./commands.ts";
import { type CommandMessage, useSay } from "./messages.ts";

const offered = [
  ["edit", "editShort"], ["add", "addShort"], ["duplicate", "duplicateShort"], ["rename", "renameKeep"], ["up", "upShort"], ["down", "downShort"], ["unfold", "unfoldShort"], ["remove", "removeShort"],
] as const satisfies readonly (readonly [string, CommandMessage])[];

/** What can be done with a cell, by hand: the same commands that the palette and the keys have. */
export function CellActions(props: { readonly id: string }) {
  const page = usePage();
  const say = useSay();
  const commands = useCommands();
  // What can be done depends on which cell is selected, and a click selects this one first.
  const command = (id: string): Command | undefined => commands.all().findLast((one) => one.id === id);
  return (
    <div class="actions cell-actions" onPointerEnter={() => page.select(props.id)} onFocusIn={() => page.select(props.id)}>
      <For each={offered}>
        {([id, label]) => (
          <button
            type="button" class="quiet" classList={{ strong: id === "edit" }} disabled={page.selected() === props.id && command(id) === undefined} title={page.selected() === props.id ? command(id)?.name() : undefined}
            onClick={() => {
              page.select(props.id);
              commands.run(id);
            }}
          >
            {say(label)}
          </button>
        )}
      </For>
    </div>
  );
}
