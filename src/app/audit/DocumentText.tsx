import { createSignal, For, type JSX, Match, onCleanup, Show, Switch } from "solid-js";
import { Dynamic } from "solid-js/web";
import { DocumentFormula } from "./DocumentFormula.tsx";
import { ListingView } from "./ListingView.tsx";
import { Marks } from "./Mark.tsx";
import { useSay } from "./messages.ts";
import type { MathPart, Part, Passage } from "./passage.ts";
import { useReview } from "./review.ts";

/** Passages set at once: about a screenful; the rest follows in pieces, so that a long document does not hold the page. */
const batch = 24;

/** The document typeset, each claim marked where it stands. */
export function DocumentText() {
  const say = useSay();
  const { audited } = useReview();
  const [count, setCount] = createSignal(batch);
  const grow = () => {
    setCount((shown) => shown + batch);
    if (count() < audited.passages.length) timer = setTimeout(grow, 0);
  };
  let timer = setTimeout(grow, 30);
  onCleanup(() => clearTimeout(timer));
  return (
    <article class="document" aria-label={say("document")}>
      <For each={audited.passages.slice(0, count())}>{(passage) => <PassageView passage={passage} />}</For>
    </article>
  );
}

function PassageView(props: { readonly passage: Passage }): JSX.Element {
  const say = useSay();
  const of = <K extends Passage["kind"]>(kind: K) => (props.passage.kind === kind ? (props.passage as Extract<Passage, { kind: K }>) : undefined);
  return (
    <Switch>
      {/* The page's own heading is the first level, the document's begin below it. */}
      <Match when={of("heading")}>{(it) => <Dynamic component={`h${Math.min(6, it().level + 1)}`} class={`level-${Math.min(4, it().level)}`}><Parts parts={it().parts} /></Dynamic>}</Match>
      <Match when={of("paragraph")}>{(it) => <Show when={it().quoted} fallback={<p><Parts parts={it().parts} /></p>}><blockquote><p><Parts parts={it().parts} /></p></blockquote></Show>}</Match>
      <Match when={of("list")}>{(it) => <ul><For each={it().items}>{(parts) => <li><Parts parts={parts} /></li>}</For></ul>}</Match>
      <Match when={of("table")}>
        {(it) => (
          <div class="table-box" tabIndex={0} role="group" aria-label={say("document")}>
            <table><tbody><For each={it().rows}>{(row) => <tr><For each={row}>{(parts) => <td><Parts parts={parts ?? []} /></td>}</For></tr>}</For></tbody></table>
          </div>
        )}
      </Match>
      <Match when={of("display")}>{(it) => <MathView part={it().math} display={true} />}</Match>
      <Match when={of("code")}>{(it) => <ListingView rows={it().rows} continued={it().continued} />}</Match>
      <Match when={of("missing")}><p class="missing">{say("missingHere")}</p></Match>
    </Switch>
  );
}

function Parts(props: { readonly parts: readonly Part[] }) {
  return (
    <For each={props.parts}>
      {(part) => (part.kind === "math" ? <MathView part={part} display={false} />
        : part.style === "strong" ? <strong>{part.text}</strong>
          : part.style === "emphasis" ? <em>{part.text}</em>
            : part.style === "code" ? <code>{part.text}</code> : part.text)}
    </For>
  );
}

/** A formula with the verdicts of its claims beside it. */
function MathView(props: { readonly part: MathPart; readonly display: boolean }) {
  const review = useReview();
  const isOpen = () => props.part.claims.some((id) => id === review.open());
  const formula = () => (props.part.notation === "unicode"
    ? <span class="plain-math">{props.part.tex}</span>
    : <DocumentFormula tex={props.part.tex} display={props.display} macros={review.audited.macros} />);
  return (
    <span class={`claimed ${review.weakest(props.part.claims) ?? "none"}`} classList={{ display: props.display, current: isOpen() }}>
      {formula()}
      <Show when={props.part.claims.length > 0}><span class="marks"><Marks claims={props.part.claims} /></span></Show>
    </span>
  );
}
