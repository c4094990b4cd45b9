import { For, type JSX, Match, Show, Switch } from "solid-js";
import { wordProblem } from "../../base/wording.ts";
import { useReader } from "../reader.ts";
import { bothLanguages } from "../titles.ts";
import { useDesk } from "./desk.ts";
import { type Say, timeText, useSay } from "./messages.ts";
import type { Note } from "./opened.ts";

interface NotesProps {
  /** Has a text audited that is no sheet. */
  readonly onAudit: (name: string, text: string) => void;
}

/** What is to be told of sheets and files, above the page's foot: it moves nothing, and stays until it is closed or answered. */
export function Notes(props: NotesProps) {
  const desk = useDesk(), reader = useReader(), say = useSay();
  return (
    <div class="notes" role="status">
      <For each={desk.notes()}>
        {(note) => (
          <div class="note" classList={{ wrong: wrong.has(note.kind) }} data-note={note.kind}>
            <p>{sentence(note, say, reader.language())}</p>
            <p class="note-answers">
              <Answers note={note} onAudit={props.onAudit} />
              <button type="button" class="quiet" onClick={() => desk.dismiss(note)}>{say("dismiss")}</button>
            </p>
          </div>
        )}
      </For>
    </div>
  );
}

const wrong: ReadonlySet<Note["kind"]> = new Set(["bad link", "bad file", "not kept", "not written", "other program", "other tab"]);

function Answers(props: { readonly note: Note } & NotesProps) {
  const desk = useDesk(), say = useSay();
  const given = <Kind extends Note["kind"]>(kind: Kind) => (props.note.kind === kind ? (props.note as Extract<Note, { kind: Kind }>) : undefined);
  const answer = (name: string, run: () => void): JSX.Element => <button type="button" class="quiet strong" onClick={run}>{name}</button>;
  const text = () => given("bad file")?.text;
  return (
    <Switch>
      <Match when={given("other tab")}>{(note) => <>{answer(say("takeTheirs"), () => desk.take(note()))}{answer(say("keepMine"), () => desk.keepMine(note()))}</>}</Match>
      <Match when={given("other program")}>
        {(note) => <>{answer(say("takeFile"), () => desk.take(note()))}{answer(say("writeOver"), () => void desk.saveOver())}{answer(say("saveAs"), () => void desk.saveAs())}</>}
      </Match>
      <Match when={given("not kept")}>{answer(say("download"), () => void desk.saveAs())}</Match>
      <Match when={given("not written")}>{answer(say("saveAs"), () => void desk.saveAs())}</Match>
      <Match when={given("bad file")}>
        {(note) => <Show when={text() !== undefined}>{answer(say("auditIt"), () => (desk.dismiss(note()), props.onAudit(note().name, text()!)))}</Show>}
      </Match>
    </Switch>
  );
}

function sentence(note: Note, say: Say, language: "en" | "zh"): string {
  switch (note.kind) {
    case "here again": return say("hereAgain", { title: titleText(note.title, say, language), at: timeText(note.at, language) });
    case "bad link": {
      const help = note.problem.kind === "cut short" ? ` ${say("linkCut")}` : note.problem.kind === "newer version" ? ` ${say("linkNewer")}` : "";
      return say("badLink", { problem: wordProblem(note.problem, language) }) + help;
    }
    case "changed since": return say(note.lost ? "changedSinceLost" : "changedSince", { ...note, title: titleText(note.title, say, language) });
    case "bad file": return say(note.line === undefined ? "badFile" : "badFileAt", { name: note.name, line: note.line ?? "", problem: wordProblem(note.problem, language) });
    case "file said": return [
      say("fileSaid", { name: note.name }),
      ...(note.guessed ? [say("guessed", { problem: wordProblem(note.guessed, language) })] : []),
      ...note.notices.map(({ line, count, problem }) => say(count > 1 ? "saidMany" : "saidAt", { line, count, problem: wordProblem(problem, language) })),
    ].join(" ");
    case "other tab": return say("otherTab", { at: timeText(note.theirs.at, language) });
    case "other program": return say("otherProgram", { name: note.home.name });
    case "not kept": return say(note.reason);
    case "not written": return say("notWritten", { name: note.name, detail: note.detail });
  }
}

/** A title in the reader's language; it may have none. */
export const titleText = (title: string, say: Say, language: "en" | "zh"): string => (title === "" ? say("untitled") : bothLanguages(title)[language]);
