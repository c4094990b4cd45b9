import { createResource, createSignal, For, Show } from "solid-js";
import { questionOf } from "../../catalog.ts";
import { caseInWords, short } from "../../verify/explain.ts";
import { cellLatex } from "../cell-latex.ts";
import type { Row } from "../cell-rows.ts";
import { Formula } from "../Formula.tsx";
import { MathText } from "../MathText.tsx";
import { usePage } from "../page.ts";
import { rowTitle } from "../titles.ts";
import { useSay } from "./messages.ts";
import { type Candidate, drawMistake } from "./mistake.ts";

/** A few formulas of the sheet, one of them edited in one place; once one is chosen, the counterexample and the true form. */
export function FindMistake(props: { readonly rows: readonly Row[] }) {
  const page = usePage();
  const say = useSay();
  const [seed, setSeed] = createSignal(1);
  const [chosen, setChosen] = createSignal<number>();
  const [score, setScore] = createSignal({ found: 0, asked: 0 });
  const candidates = (): readonly Candidate[] => props.rows.flatMap(({ cell }) => {
    if (cell.origin === undefined || (cell.line?.kind !== "column" && cell.line?.kind !== "function")) return [];
    const question = questionOf(cell.origin);
    return question.ok && question.value.proofs.length > 0 && question.value.cells.includes(cell.line.name) ? [{ cell, question: question.value }] : [];
  });
  const [mistake] = createResource(seed, (drawn) => drawMistake(candidates(), drawn, page.verification.decide));
  const another = () => {
    setChosen(undefined);
    setSeed(seed() + 1);
  };
  const choose = (i: number) => {
    if (chosen() !== undefined) return;
    setChosen(i);
    setScore(({ found, asked }) => ({ found: found + (i === mistake()?.wrong ? 1 : 0), asked: asked + 1 }));
  };
  return (
    <div class="mistake">
      <Show when={!mistake.loading} fallback={<p class="present-title" role="status">{say("drawing")}</p>}>
        <Show when={mistake()} fallback={<p class="present-title">{say("none")}</p>}>
          {(puzzle) => (
            <>
              <p class="present-title">{say("which")}</p>
              <ol class="mistake-forms">
                <For each={puzzle().shown}>
                  {(cell, i) => (
                    <li>
                      <button
                        type="button" aria-pressed={chosen() === i()} data-wrong={chosen() !== undefined && i() === puzzle().wrong ? "" : undefined}
                        disabled={chosen() !== undefined} onClick={() => choose(i())}
                      >
                        <span class="mistake-name"><MathText text={rowTitle(page, { cell, bases: [] })} /></span>
                        <Formula latex={cellLatex(cell, []) ?? ""} />
                      </button>
                    </li>
                  )}
                </For>
              </ol>
              <div class="mistake-answer" role="status">
                <Show when={chosen() !== undefined}>
                  <p class="mistake-said"><MathText text={chosen() === puzzle().wrong ? say("right") : say("wrong", { name: rowTitle(page, { cell: puzzle().right, bases: [] }) })} /></p>
                  <p>{say("counter", { where: caseInWords(puzzle().verdict.counterexample.case, page.language()) })}: <b>{short(puzzle().verdict.counterexample.left)}</b> ≠ <b>{short(puzzle().verdict.counterexample.right)}</b></p>
                  <div class="mistake-was"><span>{say("was")}</span><Formula latex={cellLatex(puzzle().right, []) ?? ""} /></div>
                </Show>
              </div>
            </>
          )}
        </Show>
      </Show>
      <p class="mistake-foot"><span>{score().asked > 0 ? say("score", score()) : ""}</span><button type="button" class="quiet strong" onClick={another}>{say("another")}</button></p>
    </div>
  );
}
