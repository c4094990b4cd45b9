import { Show } from "solid-js";
import type { Problem } from "../base/problem.ts";
import { usePage } from "./page.ts";
import { problemWording } from "./problem-wording.ts";

/** What is wrong, in one line: kind, subject, where it helps a hint. */
export function ProblemLine(props: { readonly problem: Problem }) {
  const page = usePage();
  const worded = () => problemWording(props.problem, page.language());
  return (
    <p class="problem" role="status">
      <span class="problem-kind">{worded().kind}</span>
      <Show when={worded().subject}>{": "}<code>{worded().subject}</code></Show>
      <Show when={worded().hint}> <span class="hint">({worded().hint})</span></Show>
    </p>
  );
}
