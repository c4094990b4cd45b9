import "./audit.css";
import { createEffect, createSignal, Match, on, onCleanup, onMount, Show, Switch } from "solid-js";
import { wordProblem } from "../../base/wording.ts";
import { Header } from "../Header.tsx";
import { narrow } from "../narrow.ts";
import { useReader } from "../reader.ts";
import type { ViewProps } from "../ViewSwitch.tsx";
import { type Audit as State, createAuditing, fileSource, mostMegabytes, type Source, textSource } from "./auditing.ts";
import { AuditTabs, type Pane } from "./AuditTabs.tsx";
import { Intake } from "./Intake.tsx";
import { type Say, useSay } from "./messages.ts";
import { Review } from "./Review.tsx";
import type { Kept } from "./review.ts";

interface AuditProps extends ViewProps {
  /** Opens a new sheet with this text. */
  readonly onSheet: (text: string) => void;
  /** A text that was opened as a sheet and is none: it is audited. */
  readonly given?: { readonly name: string; readonly text: string } | undefined;
}

/** A document read, each claim in it judged: what is dropped, chosen or pasted anywhere in the view is audited in a worker. */
export default function Audit(props: AuditProps) {
  const reader = useReader();
  const say = useSay();
  const auditing = createAuditing();
  const [pane, setPane] = createSignal<Pane>("document");
  const [over, setOver] = createSignal(false);
  const start = (source: Source) => {
    setPane("document");
    kept = undefined;
    auditing.start(source);
  };
  createEffect(on(() => props.given, (given) => given && start(textSource(given.name, given.text))));
  /** Where the reader was before the document was judged anew. */
  let kept: Kept | undefined;
  const again = (text: string, where: Kept) => {
    kept = where;
    auditing.again(text);
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer?.files ?? [];
    const text = event.dataTransfer?.getData("text/plain") ?? "";
    if (file) start(fileSource(file));
    else if (text !== "") start(textSource(say("pastedName"), text));
  };
  const paste = (event: ClipboardEvent) => {
    const data = event.clipboardData;
    // What is pasted into a line of input stays there.
    if (props.view !== "audit" || !data || event.target instanceof HTMLInputElement) return;
    const [file] = data.files;
    const html = data.getData("text/html"), text = data.getData("text/plain");
    // A pasted web page keeps its formulas in annotations that its plain text has lost.
    const source = file ? fileSource(file)
      : /application\/x-tex|math\/tex/.test(html) ? textSource(`${say("pastedName")}.html`, html)
        : text !== "" ? textSource(say("pastedName"), text) : undefined;
    if (!source) return;
    event.preventDefault();
    start(source);
  };
  onMount(() => document.addEventListener("paste", paste));
  onCleanup(() => document.removeEventListener("paste", paste));

  return (
    <div
      class="app audit" classList={{ narrow: narrow(), over: over() }} hidden={props.view !== "audit"} data-pane={pane()} data-audit={auditing.now().kind}
      onDragOver={(event) => (event.preventDefault(), setOver(true))} onDragLeave={(event) => event.relatedTarget === null && setOver(false)} onDrop={drop}
    >
      <Header view={props.view} onView={props.onView} title={<span class="audit-title">{nameOf(auditing.now()) ?? say("title")}</span>} />
      <Switch fallback={<Intake onSource={start} message={messageOf(auditing.now(), say, reader.language())} />}>
        <Match when={working(auditing.now())}>
          {(state) => (
            <main class="working">
              <p role="status">{say("working", { name: state().name })}: {state().all > 0 ? say("workingOn", state()) : say("reading")}</p>
              <Show when={state().all > 0} fallback={<progress aria-label={say("working", { name: state().name })} />}>
                <progress aria-label={say("working", { name: state().name })} max={state().all} value={state().done} />
              </Show>
              <button type="button" class="quiet strong" onClick={() => auditing.clear()}>{say("cancel")}</button>
            </main>
          )}
        </Match>
        <Match when={audited(auditing.now())} keyed>
          {(result) => <Review audited={result} again={isAgain(auditing.now())} kept={kept} onText={again} pane={pane()} onPane={setPane} onSheet={props.onSheet} onAnother={() => auditing.clear()} />}
        </Match>
      </Switch>
      <Show when={narrow()}><AuditTabs pane={pane()} hasPanes={auditing.now().kind === "audited"} onPane={setPane} onSheet={() => props.onView("sheet")} /></Show>
    </div>
  );
}

const working = (state: State) => (state.kind === "working" ? state : undefined);
const audited = (state: State) => (state.kind === "audited" ? state.audited : undefined);
const isAgain = (state: State) => state.kind === "audited" && state.again;
const nameOf = (state: State) => (state.kind === "audited" ? state.audited.name : undefined);

/** Why there is no report, in a sentence. */
function messageOf(state: State, say: Say, language: "en" | "zh"): string | undefined {
  switch (state.kind) {
    case "empty": return say("isEmpty", { name: state.name });
    case "fault": return say("fault", { name: state.name, detail: state.message });
    case "problem": return say("cannotRead", { name: state.name, problem: wordProblem(state.problem, language) });
    case "too large": {
      const problem = { kind: "too large" as const, subject: `${(state.size / 1e6).toFixed(1)} MB`, hint: say("sizeHint", { most: mostMegabytes }) };
      return say("cannotRead", { name: state.name, problem: wordProblem(problem, language) });
    }
    default: return undefined;
  }
}
