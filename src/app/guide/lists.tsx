import { For } from "solid-js";
import { catalog } from "../../catalog.ts";
import { builtIns } from "../../term/functions.ts";
import { useCommands } from "../commands/commands.ts";
import { keyText } from "../commands/keys.ts";
import { useReader } from "../reader.ts";
import { useSay } from "./messages.ts";

/** The language's functions, from the one list that readers and evaluators use. */
export function FunctionList() {
  const reader = useReader();
  const say = useSay();
  return (
    <details class="guide-list">
      <summary>{say("functions", { count: builtIns.length })}</summary>
      <dl class="guide-rows">
        <For each={builtIns}>{({ name, parameters, variadic, doc }) => <div><dt><code>{name}({parameters.join(", ")}{variadic ? ", …" : ""})</code></dt><dd>{reader.word(doc)}</dd></div>}</For>
      </dl>
    </details>
  );
}

/** The catalog's formulas by the names that `use` knows. */
export function FormulaList() {
  const reader = useReader();
  const say = useSay();
  const names = catalog.names();
  return (
    <details class="guide-list">
      <summary>{say("formulas", { count: names.length })}</summary>
      <dl class="guide-rows">
        <For each={names}>{(name) => <div><dt><code>{name}</code></dt><dd>{reader.word(catalog.find(name)!.title)}</dd></div>}</For>
      </dl>
    </details>
  );
}

/** What can be done right now, with its keys. */
export function CommandList() {
  const commands = useCommands();
  return (
    <dl class="guide-rows">
      <For each={commands.all().filter(({ keys }) => keys)}>{({ keys, name }) => <div><dt><kbd>{keyText(keys![0]!)}</kbd></dt><dd>{name()}</dd></div>}</For>
    </dl>
  );
}
