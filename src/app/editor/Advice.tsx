import { For, Show } from "solid-js";
import type { Problem } from "../../base/problem.ts";
import { wordProblem } from "../../base/wording.ts";
import { type Mend, mendsOf } from "../../sheet/mends.ts";
import { usePage } from "../page.ts";

/** What is wrong with the text, and what may be pressed to mend it. The line keeps its height when nothing is wrong. */
export function Advice(props: { readonly problem: Problem | undefined; readonly text: string; readonly onMend: (mend: Mend) => void }) {
  const page = usePage();
  const mends = () => (props.problem ? mendsOf(props.problem, props.text, page.catalog) : []);
  const said = () => {
    const { problem } = props;
    if (!problem) return "";
    // A hint that can be pressed stands on its button.
    const { hint, ...bare } = problem;
    return wordProblem(mends().some(({ label }) => hint?.includes(label)) ? bare : problem, page.language());
  };
  return (
    <div class="advice">
      <span class="problem" role="status">{said()}</span>
      <Show when={mends().length > 0}>
        <For each={mends()}>{(mend) => <button type="button" class="mend" onPointerDown={(event) => event.preventDefault()} onClick={() => props.onMend(mend)}><code>{mend.label}</code></button>}</For>
      </Show>
    </div>
  );
}
