import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, Show } from "solid-js";
import { CellActions } from "./commands/CellActions.tsx";
import type { Row } from "./cell-rows.ts";
import { Dependencies } from "./Dependencies.tsx";
import { EvidenceActions } from "./EvidenceActions.tsx";
import { Formula } from "./Formula.tsx";
import { MathText } from "./MathText.tsx";
import { fullNumber, shortNumber } from "./number-text.ts";
import { type Page, usePage } from "./page.ts";
import { type Road, type Roads, roadsOf } from "./roads.ts";
import { formulaOf, sourceText } from "./titles.ts";
import { VerdictBadge } from "./VerdictBadge.tsx";
import { caseInWords, explain, short } from "../verify/explain.ts";
import { claimKind, reasonOf } from "./reason.ts";
import type { CheckedClaim } from "./check.ts";
import type { Verdict } from "../verify/verdict.ts";

interface EvidenceProps {
  readonly row: Row;
}

/** Why a cell has its verdict: the reason first, then both roads with numbers, then what was run, folded. */
export default function Evidence(props: EvidenceProps) {
  const page = usePage();
  const cell = () => props.row.cell;
  /** What is wrong is said above; a line that cannot be read is no definition. */
  const isSound = () => (page.store.problem(cell().id) ?? cell().problem) === undefined;
  const check = createMemo(() => page.verification.check(cell().id));
  const [t, setT] = createSignal(page.t());
  const [version, setVersion] = createSignal(0);
  // Both roads are walked step by step: not in the frame of a drag, but as soon as it rests.
  let rest: ReturnType<typeof setTimeout> | undefined;
  createEffect(on([page.t, page.store.dragging, page.store.cells], () => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      setT(page.t());
      setVersion((count) => count + 1);
    }, 60);
  }, { defer: true }));
  onCleanup(() => clearTimeout(rest));
  const main = createMemo(() => {
    const claims = check()?.claims ?? [];
    return claims.find((claim) => claimKind(claim) === check()?.kind) ?? claims[0];
  });

  return (
    <div class="evidence">
      <Show when={hereReason(page, cell().id)}>
        {(reason) => <><p class="reason">{reason()}</p><p class="scope">{page.say("scope")}: {page.say("scopeHere")}</p></>}
      </Show>
      <Show when={main()} fallback={<Show when={isSound() && !["claim", "compare", "data"].includes(cell().line?.kind ?? "")}><p class="reason">{page.say("nothingToCheck")}</p></Show>}>
        {(claim) => <p class="reason"><MathText text={reasonOf(page, claim())} /></p>}
      </Show>
      <Show when={check()}>
        {(known) => (
          <ul class="claims">
            <For each={known().claims}>{(claim) => <ClaimEvidence claim={claim} t={t()} version={version()} alone={known().claims.length === 1} />}</For>
          </ul>
        )}
      </Show>
      <Show when={check()}>{(known) => <EvidenceActions cell={cell()} check={known()} main={main()} />}</Show>
      <Provenance row={props.row} />
    </div>
  );
}

function hereReason(page: Page, id: string): string | undefined {
  const here = page.here(id);
  if (!here) return undefined;
  const { now, verdict } = here;
  if (verdict && verdict.kind !== "refuted") return page.say("hereDoubt", { reason: explain(verdict, page.language()).reason });
  if (now.holds) return now.steps > 1 ? page.say("hereHolds", { steps: now.steps }) : page.say("hereHoldsOnce");
  const sides = { left: shortNumber(now.left), right: shortNumber(now.right) };
  return now.t === undefined ? page.say("hereFailsOnce", sides) : page.say("hereFails", { t: now.t, ...sides });
}

/** One claim: why it should hold, both roads at the cursor, and the counterexample where there is one. */
function ClaimEvidence(props: { readonly claim: CheckedClaim; readonly t: number; readonly version: number; readonly alone: boolean }) {
  const page = usePage();
  const roads = createMemo((): Roads | undefined => {
    void props.version;
    return roadsOf(props.claim.question, page.store, props.t);
  });
  /** How far T was taken belongs to the scope: what holds for short schedules may fail for long ones. */
  const longest = (verdict: Verdict) => (verdict.kind === "upheld" && verdict.run.longest !== undefined ? page.say("longestT", { T: verdict.run.longest }) : "");
  const counterexample = () => (props.claim.verdict?.kind === "refuted" ? props.claim.verdict.counterexample : undefined);
  return (
    <li>
      <Show when={!props.alone || props.claim.why}>
        <div class="claim-head">
          <span><Show when={props.claim.why} fallback={<code>{props.claim.text}</code>}>{(why) => <MathText text={page.word(why())} />}</Show></span>
          <VerdictBadge kind={claimKind(props.claim)} about={props.claim.text} />
        </div>
      </Show>
      <Show when={roads()}>
        {(known) => (
          <>
            <h3>{known().at ? page.say("bothRoads", { at: known().at }) : page.say("bothRoadsClosed")}</h3>
            <div class="roads"><For each={known().sides}>{(side) => <RoadLine road={side} />}</For></div>
          </>
        )}
      </Show>
      <Show when={counterexample()}>
        {(found) => (
          <Show when={caseInWords(found().case, page.language())}>
            {(where) => (
              <>
                <h3>{page.say("counterexample")}: {where()}</h3>
                <p class="against"><b>{short(found().left)}</b> {found().relation === "==" ? "≠" : `(${found().relation})`} <b>{short(found().right)}</b></p>
              </>
            )}
          </Show>
        )}
      </Show>
      <Show when={props.claim.verdict}>
        {(verdict) => <p class="scope"><Show when={!props.alone}><MathText text={reasonOf(page, props.claim)} /> </Show>{page.say("scope")}: {explain(verdict(), page.language()).facts[0]!.value}{longest(verdict())}</p>}
      </Show>
    </li>
  );
}

function RoadLine(props: { readonly road: Road }) {
  const page = usePage();
  const result = () => {
    const { result: found } = props.road;
    return found.kind === "number" ? fullNumber(Number(found.value.toPrecision(12))) : page.say("normalLaw", { mean: shortNumber(found.mean, 8), variance: shortNumber(found.variance, 8) });
  };
  return (
    <>
      <Formula latex={props.road.symbols} size="inline" />
      <Show when={props.road.numbers} fallback={<span />}>{(numbers) => <Formula latex={`= ${numbers()}`} size="inline" />}</Show>
      <span class="result">= {result()}</span>
    </>
  );
}

/** Where the cell comes from, what it reads and what reads it, and the way to change it. */
function Provenance(props: EvidenceProps): JSX.Element {
  const page = usePage();
  const cell = () => props.row.cell;
  const formula = () => formulaOf(page, cell());
  const go = (id: string) => {
    const row = document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(id)}"] .cell-title`);
    row?.scrollIntoView({ block: "center" });
    row?.focus();
  };
  return (
    <div class="provenance">
      <Show when={cell().source !== undefined && cell().origin === undefined}><p class="sources">{cell().source}</p></Show>
      <Show when={formula()}>
        {(known) => (
          <dl class="facts">
            <dt>{page.say("paper")}</dt><dd>{known().paper}</dd>
            <dt>{page.say("domain")}</dt><dd>{known().domain}</dd>
            <dt>{page.say("sources")}</dt><dd>{known().sources.map(sourceText).join(" · ")}</dd>
          </dl>
        )}
      </Show>
      <Dependencies row={props.row} onGo={go} />
      <CellActions id={cell().id} />
    </div>
  );
}
