import type { Problem } from "../base/problem.ts";
import { wordProblem } from "../base/wording.ts";
import { usePage } from "./page.ts";

/** What is wrong, in one line: kind, subject, and a hint where one helps. */
export function ProblemLine(props: { readonly problem: Problem }) {
  const page = usePage();
  return <p class="problem" role="status">{wordProblem(props.problem, page.language())}</p>;
}
