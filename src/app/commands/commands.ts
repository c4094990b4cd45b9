import { createContext, createSignal, onCleanup, useContext } from "solid-js";
import { isKey } from "./keys.ts";

/** Something a person can have done, by name from the palette or by its key. */
export interface Command {
  readonly id: string;
  /** In the reader's language, with what it would be done to: "Delete ᾱ". */
  readonly name: () => string;
  /** What else it is found by: a cell's own name. */
  readonly words?: string;
  /** The keys, the one that is printed first: "Mod+Z". See `isKey`. */
  readonly keys?: readonly string[];
  /** Whether it can be done now; always, if left out. */
  readonly able?: () => boolean;
  readonly run: () => void;
  /** Its keys work only inside of this (a selector): a key as plain as Delete must be about what has the keyboard. */
  readonly within?: string;
  /** Its keys also work in a text field. Only keys with Mod that text fields have no use for. */
  readonly whileTyping?: true;
}

/** What can be done now. A feature adds its commands while it is shown. */
export interface Commands {
  /** Adds commands until the component that calls is gone. The newest win a key. */
  add(commands: readonly Command[]): void;
  all(): readonly Command[];
  run(id: string): void;
  /** Runs what an event is the key of; true when there was something. */
  hear(event: KeyboardEvent): boolean;
}

export function createCommands(): Commands {
  const [all, setAll] = createSignal<readonly Command[]>([]);
  const isAble = (command: Command) => command.able?.() ?? true;
  return {
    all: () => all().filter(isAble),
    add(commands) {
      setAll((known) => [...known, ...commands]);
      onCleanup(() => setAll((known) => known.filter((command) => !commands.includes(command))));
    },
    run: (id) => all().findLast((command) => command.id === id && isAble(command))?.run(),
    hear(event) {
      // A dialog has the keyboard for itself.
      if (event.isComposing || event.defaultPrevented || (event.target as Element | null)?.closest?.("dialog")) return false;
      const typing = (event.target as Element | null)?.closest?.("textarea, input:not([type=range], [type=checkbox], [type=radio]), select, [contenteditable]") !== null;
      // Whether a command can be done may take reading a cell: only those that have the key are asked.
      const found = all().findLast((command) => {
        const { keys, whileTyping, within } = command;
        return (!typing || whileTyping) && keys?.some((key) => isKey(event, key)) && (within === undefined || (event.target as Element | null)?.closest?.(within)) && isAble(command);
      });
      if (!found) return false;
      event.preventDefault();
      found.run();
      return true;
    },
  };
}

export const CommandsContext = createContext<Commands>();

export function useCommands(): Commands {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error("a component outside of the page");
  return commands;
}
