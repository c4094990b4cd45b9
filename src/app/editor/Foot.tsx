import { For, Match, Show, Switch } from "solid-js";
import { wordProblem } from "../../base/wording.ts";
import { MathText } from "../MathText.tsx";
import { usePage } from "../page.ts";
import type { FormulaBar } from "./formula-bar.ts";
import { useSay } from "./messages.ts";

/** One line under the text: what became of a paste, else the call around the caret with its argument, else the keys. */
export function Foot(props: { readonly bar: FormulaBar }) {
  const page = usePage();
  const say = useSay();
  return (
    <div class="editor-says">
      <Switch fallback={<span>{say("hint")}</span>}>
        <Match when={props.bar.note()}>
          {(note) => (
            <span class="pasted" role="status">
              <Show when={note().lines.length > 0}>{say("readAs")} <For each={note().lines}>{(line) => <code>{line}</code>}</For></Show>
              <Show when={note().problem}>{(problem) => <span class="problem">{say(note().lines.length > 0 ? "partlyRead" : "notRead", { problem: wordProblem(problem(), page.language()) })}</span>}</Show>
              <Show when={note().lines.length > 0}><button type="button" class="quiet" onClick={() => props.bar.keepAsPasted()}>{say("asPasted")}</button></Show>
            </span>
          )}
        </Match>
        <Match when={props.bar.call()}>
          {(call) => (
            <span class="call">
              <code>{call().name}(<For each={call().parameters}>{(parameter, i) => <><Show when={i() > 0}>, </Show><span classList={{ at: i() === call().at }}>{parameter}</span></>}</For>)</code>
              <Show when={call().argument ?? call().doc}>{(doc) => <span><Show when={call().argument}><b>{call().parameters[call().at]}</b> </Show><MathText text={page.word(doc())} /></span>}</Show>
            </span>
          )}
        </Match>
      </Switch>
    </div>
  );
}
