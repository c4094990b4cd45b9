import { createMemo, For, Show } from "solid-js";
import type { Finding } from "../../audit/finding.ts";
import type { ReportedFinding } from "../../audit/report/report.ts";
import { aboutOf, reasonOf } from "../../audit/report/why-undecided.ts";
import { caseInWords, explain } from "../../verify/explain.ts";
import { printLineLatex } from "../../read/text/print-line-latex.ts";
import { CopyButton } from "../CopyButton.tsx";
import { Formula } from "../Formula.tsx";
import { MathText } from "../MathText.tsx";
import { fullNumber, shortNumber } from "../number-text.ts";
import { useReader } from "../reader.ts";
import { codeSheet } from "./code-sheet.ts";
import { CodeEvidence } from "./CodeEvidence.tsx";
import { CodeText } from "./CodeText.tsx";
import { CurvesChart } from "./CurvesChart.tsx";
import { DocumentFormula } from "./DocumentFormula.tsx";
import { functionsNamed, sheetOf } from "./finding-sheet.ts";
import { place, wrongVerdictReport } from "./markdown-report.ts";
import { useSay } from "./messages.ts";
import { Offers } from "./Offers.tsx";
import { useReview } from "./review.ts";
import { type Side, sidesAt, sidesOverT } from "./sides.ts";

interface FindingEvidenceProps {
  readonly finding: Finding;
  readonly reported: ReportedFinding;
  readonly onSheet: (text: string) => void;
}

/** Why a claim has its verdict: how it was read, the reason, both sides where they differ, and what would be right. */
export function FindingEvidence(props: FindingEvidenceProps) {
  const reader = useReader();
  const say = useSay();
  const review = useReview();
  const counterexample = () => (props.finding.verdict.kind === "refuted" ? props.finding.verdict.counterexample : undefined);
  const explained = () => explain(props.finding.verdict, reader.language(), aboutOf(props.finding));
  const sides = createMemo(() => {
    const { question } = props.finding, found = counterexample();
    return question && found ? sidesAt(question, found.case) : undefined;
  });
  const overT = createMemo(() => {
    const { question } = props.finding, found = counterexample();
    return question && found ? sidesOverT(question, found, [say("left"), say("right")]) : undefined;
  });
  const sheet = createMemo(() => {
    const title = say("sheetTitle", { name: review.audited.name, line: props.reported.line });
    return sheetOf(props.finding.question, title) ?? codeSheet(props.finding, title);
  });
  const named = createMemo(() => (props.finding.question && counterexample() ? functionsNamed(props.finding.question) : []));
  const python = async () => (await import("../../audit/report/evidence.ts")).fullEvidence(props.finding, reader.language()).python ?? "";

  return (
    <div class="evidence">
      <p class="reason"><Show when={props.finding.code} fallback={<MathText text={reasonOf(props.finding.verdict, reader.language())} />}><CodeText text={props.reported.reason ?? ""} /></Show></p>
      <Show when={props.finding.code ? undefined : props.finding.remark}>{(remark) => <p class="scope">{reader.word(remark())}</p>}</Show>
      <Show when={props.reported.suppressed}>{(reason) => <p class="scope">{say("suppressed", { reason: reason() })}</p>}</Show>
      <Show when={props.finding.offers}>{(offers) => <Offers offers={offers()} />}</Show>
      <Show when={props.finding.code}>{(code) => <CodeEvidence code={code()} reported={props.reported.code!} />}</Show>
      <Show when={props.finding.code ? undefined : props.finding.rightForm}>
        {(form) => (
          <div class="right-form">
            <h3>{say("rightForm")}</h3>
            {/* What a plain text writes is shown as it writes it. */}
            <DocumentFormula tex={form().includes("\\") || /^[ -~]*$/.test(form()) ? form() : "\\error"} display={false} macros={review.audited.macros} instead={form()} />
            <CopyButton name={say("copyLatex")} text={form} />
          </div>
        )}
      </Show>
      <Show when={sides()}>
        {(known) => (
          <div>
            <h3>{say("bothSides")}: <MathText text={caseInWords(counterexample()!.case, reader.language())} /></h3>
            <div class="roads"><For each={known()}>{(side) => <SideLine side={side} />}</For></div>
            <Show when={named().length > 0}><p class="where">{say("where")} <For each={named()}>{(line) => <Formula latex={printLineLatex(line)} size="inline" />}</For></p></Show>
          </div>
        )}
      </Show>
      <Show when={overT()}>
        {(known) => (
          <figure>
            <figcaption>
              <b>{say("overT")}</b>
              <Show when={counterexample()!.of !== "value"}> · {say(({ mean: "meanOf", variance: "varianceOf", covariance: "covarianceOf" } as const)[counterexample()!.of as "mean" | "variance" | "covariance"])}</Show>
              <Show when={known().beta}>{(beta) => <> · {say("overTOf", { from: beta()[0], to: beta()[1], steps: known().steps })}</>}</Show>
            </figcaption>
            <CurvesChart curves={known().curves} xLabel="t" name={say("overT")} />
          </figure>
        )}
      </Show>
      <dl class="facts">
        <dt>{say(props.finding.reading ? "read" : "unread")}</dt>
        <dd class="reading"><Show when={props.finding.reading} fallback={<code>{props.finding.claim.slice(0, 400)}</code>}><Show when={props.finding.code} fallback={<MathText text={props.finding.reading} />}><DocumentFormula tex={props.finding.reading} display={false} macros={{}} /></Show></Show></dd>
        <Show when={props.finding.convention}>{(convention) => <><dt>{say("convention")}</dt><dd><Show when={props.finding.code} fallback={reader.word(convention())}><CodeText text={reader.word(convention())} /></Show></dd></>}</Show>
      </dl>
      <div class="actions">
        <Show when={sheet()}>{(text) => <button type="button" class="quiet strong" onClick={() => props.onSheet(text())}>{say("openSheet")}</button>}</Show>
        <Show when={props.finding.question && counterexample()}><CopyButton name={say("copyPython")} text={python} /></Show>
        <button type="button" class="quiet" onClick={() => review.show(props.finding.id, "document")}>{say("showInText")}</button>
        <span title={say("wrongVerdictHint")}><CopyButton name={say("wrongVerdict")} text={() => wrongVerdictReport(props.reported, explained().facts, say, reader.language())} /></span>
      </div>
      <details>
        <summary><span class="chevron" aria-hidden="true" />{say("howChecked")}</summary>
        <dl class="facts">
          <For each={explained().facts}>{({ label, value }) => <><dt>{label}</dt><dd>{value}</dd></>}</For>
          <dt>id</dt><dd><code>{props.finding.id}</code> · {props.finding.rule} · {place(props.reported, say)}</dd>
        </dl>
      </details>
    </div>
  );
}

function SideLine(props: { readonly side: Side }) {
  const say = useSay();
  const result = () => {
    const { result: found } = props.side;
    return found.kind === "number" ? fullNumber(Number(found.value.toPrecision(8))) : `${say("sideMean", { value: shortNumber(found.mean) })}, ${say("sideVariance", { value: shortNumber(found.variance) })}`;
  };
  return (
    <>
      <Formula latex={props.side.symbols} size="inline" />
      <Show when={props.side.numbers} fallback={<span />}>{(numbers) => <Formula latex={`= ${numbers()}`} size="inline" />}</Show>
      <span class="result">= {result()}</span>
    </>
  );
}
