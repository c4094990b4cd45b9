import { For, Show } from "solid-js";
import { endOf } from "../../audit/code/wordings.ts";
import type { CodeEvidence as Evidence } from "../../audit/finding.ts";
import type { ReportedCode } from "../../audit/report/code-report.ts";
import type { Wording } from "../../sheet/formula.ts";
import { CopyButton } from "../CopyButton.tsx";
import { MathText } from "../MathText.tsx";
import { useReader } from "../reader.ts";
import { ChangedLines } from "./ChangedLines.tsx";
import { endingCurves, endingDomain, plainLabel, stepCurves } from "./code-curves.ts";
import { CurvesChart } from "./CurvesChart.tsx";
import { DocumentFormula } from "./DocumentFormula.tsx";
import { Pieces } from "./ListingView.tsx";
import { type AuditMessage, useSay } from "./messages.ts";
import { pythonPieces } from "./python-pieces.ts";

interface CodeEvidenceProps {
  readonly code: Evidence;
  readonly reported: ReportedCode;
}

/** What a stretch of code does beside what it should: its lines, its mathematics, both sides, both over the steps, where a whole loop ends, and the line that is right. */
export function CodeEvidence(props: CodeEvidenceProps) {
  const reader = useReader();
  const say = useSay();
  const labels = () => ({ computes: say("codeLabel"), should: say("shouldLabel") });
  const overSteps = () => (props.code.overSteps ? stepCurves(props.code.overSteps, labels()) : undefined);
  const hasSides = () => [props.code.computes, props.code.should].some(({ latex, numbers }) => latex !== undefined || numbers !== undefined);
  const rightLines = () => props.reported.correction?.added.map((line) => line.trim()).join("\n") ?? "";
  return (
    <div class="code-evidence">
      <div>
        <h3><MathText text={props.reported.subject} /></h3>
        <NumberedLines lines={props.reported.lines} />
        <Show when={props.reported.repaired}>{(repaired) => <ul class="repaired"><For each={repaired()}>{(one) => <li>{one}</li>}</For></ul>}</Show>
      </div>
      <Show when={props.code.mathematics}>{(tex) => <div><h3>{say("asMathematics")}</h3><DocumentFormula tex={tex()} display={true} macros={{}} /></div>}</Show>
      <Show when={hasSides()}>
        <div class="both-sides">
          <SideBox title="itComputes" side={props.code.computes} />
          <SideBox title="itShould" side={props.code.should} />
        </div>
      </Show>
      <Show when={props.reported.correction}>
        {(correction) => (
          <div class="right-form code">
            <h3>{say("rightForm")}</h3>
            <ChangedLines correction={correction()} />
            <CopyButton name={say(correction().added.length > 1 ? "copyLines" : "copyLine")} text={rightLines} />
          </div>
        )}
      </Show>
      <Show when={overSteps()}>
        {(curves) => (
          <figure>
            <figcaption><b>{say("overSteps")}</b> · <StepsLabel label={props.code.overSteps!.label} /></figcaption>
            <CurvesChart curves={curves()} xLabel="t" name={`${say("overSteps")}: ${plainLabel(props.code.overSteps!.label, reader.language())}`} />
          </figure>
        )}
      </Show>
      <For each={props.code.ends}>
        {(ending) => (
          <figure>
            <figcaption><b>{say("whereItEnds")}</b> · <MathText text={reader.word(endOf(ending))} /></figcaption>
            <CurvesChart curves={endingCurves(ending, { computes: say("loopLabel"), should: say("dataLabel") })} xDomain={endingDomain(ending)} xLabel="x" name={reader.word(endOf(ending))} />
          </figure>
        )}
      </For>
    </div>
  );
}

/** Lines of the document with their numbers. */
function NumberedLines(props: { readonly lines: ReportedCode["lines"] }) {
  const say = useSay();
  const margin = () => Math.min(80, ...props.lines.filter(({ text }) => text !== "").map(({ text }) => text.length - text.trimStart().length));
  const pieces = () => pythonPieces(props.lines.map(({ text }) => text.slice(margin())).join("\n"));
  return (
    <Show when={props.lines.length > 0}>
      <pre class="numbered" tabIndex={0} role="group" aria-label={say("theLines")}>
        <code><For each={props.lines}>{({ number }, i) => <span class="numbered-row"><span class="number">{number}</span><span><Pieces pieces={pieces()[i()] ?? []} />{"\n"}</span></span>}</For></code>
      </pre>
    </Show>
  );
}

function StepsLabel(props: { readonly label: string | Wording }) {
  const reader = useReader();
  return <>{typeof props.label === "string" ? <DocumentFormula tex={props.label} display={false} macros={{}} /> : <MathText text={reader.word(props.label)} />}</>;
}

function SideBox(props: { readonly title: AuditMessage; readonly side: Evidence["computes"] }) {
  const say = useSay();
  return (
    <div class={`side ${props.title}`}>
      <h3>{say(props.title)}</h3>
      <Show when={props.side.latex}>{(tex) => <DocumentFormula tex={tex()} display={true} macros={{}} />}</Show>
      <Show when={props.side.numbers}>{(numbers) => <p class="in-numbers"><Show when={props.side.latex !== undefined}>= </Show><MathText text={numbers()} /></p>}</Show>
    </div>
  );
}
