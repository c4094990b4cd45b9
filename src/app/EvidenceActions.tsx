import { createSignal, For, Show } from "solid-js";
import type { Cell } from "../sheet/cell.ts";
import { readSheet } from "../sheet/read-sheet.ts";
import { explain } from "../verify/explain.ts";
import { keyText } from "./commands/keys.ts";
import { CopyButton } from "./CopyButton.tsx";
import { usePage } from "./page.ts";
import { reportOf } from "./report.ts";
import { cellName } from "./titles.ts";
import type { Check, CheckedClaim } from "./check.ts";

interface EvidenceActionsProps {
  readonly cell: Cell;
  readonly check: Check;
  readonly main: CheckedClaim | undefined;
}

/** How a cell was checked, folded: cases, seed, digits, mutants; and the ways to check again and to carry the evidence away. */
export function EvidenceActions(props: EvidenceActionsProps) {
  const page = usePage();
  const [open, setOpen] = createSignal(false);
  const depth = () => (open() ? page.verification.depth(props.cell.id) : undefined);
  const facts = (): readonly { readonly label: string; readonly value: string }[] => {
    const verdict = props.main?.verdict;
    const { mutants, health } = depth() ?? {};
    return [
      ...(verdict ? explain(verdict, page.language()).facts.slice(1) : []),
      ...(depth() ? [{ label: page.say("mutants"), value: mutants ? page.say("mutantsValue", { ...mutants, survived: "" }) : "…" }] : []),
      ...(health ? [{ label: page.say("health"), value: `float64 ${health.float64.digits.toFixed(1)} · float32 ${health.float32.digits.toFixed(1)}` }] : []),
    ];
  };
  const load = ({ verdict }: CheckedClaim) => {
    if (verdict?.kind !== "refuted") return;
    const { case: found } = verdict.counterexample;
    const { store } = page;
    void import("../verify/take-case.ts").then(({ takeCase }) => {
      page.document.act({ kind: "take case", subject: cellName(props.cell) }, takeCase(readSheet(page.document.text()), store.cells(), found));
      if (found.at["t"] !== undefined) page.setT(found.at["t"]);
      page.notify(page.say("loadedCase", { key: keyText("Mod+Z") }));
    });
  };
  /** A claim about numbers alone fails wherever the sheet stands: there is nothing to load. */
  const isLoadable = ({ verdict }: CheckedClaim) => {
    if (verdict?.kind !== "refuted") return false;
    const { beta, parameters, at } = verdict.counterexample.case;
    return beta !== undefined || Object.keys(parameters).length > 0 || Object.keys(at).length > 0;
  };
  const refuted = () => (props.main?.verdict?.kind === "refuted" ? props.main : undefined);
  return (
    <>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary><span class="chevron" aria-hidden="true" />{page.say("checks")}</summary>
        <dl class="facts"><For each={facts()}>{({ label, value }) => <><dt>{label}</dt><dd>{value}</dd></>}</For></dl>
        <div class="actions">
          <button type="button" class="quiet" onClick={() => page.verification.again(props.cell.id, "more draws")}>{page.say("moreDraws")}</button>
          <button type="button" class="quiet" onClick={() => page.verification.again(props.cell.id, "another seed")}>{page.say("anotherSeed")}</button>
          <CopyButton name={page.say("copyReport")} text={() => reportOf(page, props.cell, props.check)} />
        </div>
      </details>
      <Show when={refuted()}>
        {(claim) => <div class="actions"><Show when={isLoadable(claim())}><button type="button" class="quiet strong" onClick={() => load(claim())}>{page.say("loadCase")}</button></Show><CopyButton name={page.say("copyPython")} text={() => pythonOf(claim())} /></div>}
      </Show>
    </>
  );
}

/** A refuted claim's counterexample as a program for whoever trusts nobody. */
async function pythonOf({ question, verdict }: CheckedClaim): Promise<string> {
  const [{ pythonProgram }, { statementOf }] = await Promise.all([import("../verify/python-program.ts"), import("../verify/statement.ts")]);
  if (verdict?.kind !== "refuted") return "";
  return pythonProgram(statementOf(question.claim, question.definitions, question.parameters), verdict.counterexample);
}
