import { For, Show } from "solid-js";
import type { Problem } from "../../base/problem.ts";
import { wordProblem } from "../../base/wording.ts";
import { type Mend, mendsOf } from "../../sheet/completion/mends.ts";
import { usePage } from "../page.ts";

/** What is wrong with the text, and what may be pressed to mend it: the hint itself where it is a name. The line keeps its height when nothing is wrong. */
export function Advice(props: { readonly problem: Problem | undefined; readonly text: string; readonly onMend: (mend: Mend) => void }) {
  const page = usePage();
  const mends = () => (props.problem ? mendsOf(props.problem, props.text, page.catalog) : []);
  const hinted = () => mends().find(({ by }) => by === props.problem?.hint);
  const whole = () => (props.problem ? wordProblem(props.problem, page.language()) : "");
  const bare = () => {
    if (!props.problem || !hinted()) return whole();
    const { hint: _, ...problem } = props.problem;
    return wordProblem(problem, page.language());
  };
  const press = (mend: Mend) => ({ type: "button" as const, onMouseDown: (event: MouseEvent) => event.preventDefault(), onClick: () => props.onMend(mend) });
  return (
    <div class="advice">
      <span class="problem" role="status">
        {bare()}
        <Show when={hinted()}>{(mend) => <> <button class="mend meant" {...press(mend())}>{whole().slice(bare().length).trim().replace(/^[(（](.*)[)）]$/, "$1")}</button></>}</Show>
      </span>
      <For each={mends().filter((mend) => mend !== hinted() && mend.by !== props.problem?.hint)}>{(mend) => <button class="mend" {...press(mend)}><code>{mend.label}</code></button>}</For>
    </div>
  );
}
