import { batch, createContext, createSignal, useContext, type Accessor } from "solid-js";
import type { Look } from "../../sheet/share/shared.ts";
import { emptySheet, shippedSheets } from "../gallery.ts";
import { decodeFile, plainForm, tooLarge } from "./decode-file.ts";
import { keptAsOpened, openedFromLink, startSheet } from "./start-sheet.ts";
import { newHome, type Picked, writeHome } from "./disk.ts";
import { inspectSheet } from "./inspect-sheet.ts";
import { createKeeper, type Keeper, newId, type Told } from "./keeper.ts";
import type { FileHome, KeptSheet } from "./kept-sheet.ts";
import { laidDown, layDown, rememberLast, takeUp } from "./left-behind.ts";
import type { From, Note, Opened, Safety } from "./opened.ts";
import { fileNameOf, titleIn } from "./names.ts";
import type { Shelf } from "./shelf.ts";
import type { Tabs } from "./tabs.ts";

/** The sheet that lies open: where it is from, where its changes are kept, and what is to be told of it. Everything that opens, keeps or saves a sheet goes through here. */
export interface Desk {
  opened: Accessor<Opened>;
  /** The sheet's text as it is shown. */
  text: Accessor<string>;
  /** The sheet's text as it is kept, and as it is shown: what is being typed is in it, too. */
  changed(text: string, shown: string): void;
  safety: Accessor<Safety>;
  /** The file that the sheet is at home in. */
  home: Accessor<FileHome | undefined>;
  notes: Accessor<readonly Note[]>;
  dismiss(note: Note): void;
  openShipped(name: string): void;
  openNew(): void;
  /** A sheet that another view made; it is kept at once. */
  openMade(text: string): void;
  openKept(id: string): Promise<void>;
  openLink(code: string): Promise<void>;
  openFile(picked: Picked): Promise<void>;
  recent(): Promise<readonly KeptSheet[]>;
  save(): Promise<void>;
  saveAs(): Promise<void>;
  /** Writes over what another program wrote. */
  saveOver(): Promise<void>;
  /** Opens what another tab, or another program, made of this sheet. What is here stays on the shelf. */
  take(note: Note): void;
  /** Goes on with what is here as a sheet of its own, where another tab changed the one it was. */
  keepMine(note: Note): void;
  /** Whether something would be lost with the page. What is not kept is laid down where it can be. */
  leave(): "nothing is lost" | "something is lost";
}

/** Opens the sheet that is asked for: a link's, the one that was open last, or the first that ships. */
export async function createDesk(shelf: Shelf, tabs: Tabs, code: string | undefined): Promise<Desk> {
  await Promise.all(laidDown().map(async ({ draft, known }) => {
    const found = await shelf.find(draft.id);
    const keeping = await shelf.keep({ ...draft, ...(found?.home && { home: found.home }) }, known);
    if (keeping.kind === "overtaken") await shelf.keep({ ...draft, id: newId() }, 0);
    if (keeping.kind !== "refused") takeUp(draft.id);
  }));
  const { first, notes: firstNotes } = await startSheet(shelf, code);

  const [opened, setOpened] = createSignal(first);
  const [now, setNow] = createSignal({ text: first.text, shown: first.typing ?? first.text });
  const [touched, setTouched] = createSignal(first.revision > 0);
  const [home, setHome] = createSignal(first.home);
  const [refused, setRefused] = createSignal(false);
  const [notes, setNotes] = createSignal<readonly Note[]>(firstNotes);
  let toldOfStorage = false;

  const note = (next: Note) => setNotes((known) => [...known.filter(({ kind }) => kind !== next.kind), next]);
  const drop = (...kinds: readonly Note["kind"][]) => setNotes((known) => known.filter(({ kind }) => !kinds.includes(kind)));

  // Good news does not stay in the way.
  setTimeout(drop, 15_000, "here again");

  const tell = (told: Told, by: Keeper) => {
    if (told.kind === "kept") {
      takeUp(told.sheet.id);
      tabs.wrote(told.sheet.id, told.sheet.revision);
    }
    // A sheet that was put aside while it was being written is kept all the same.
    if (by !== keeper) return;
    if (told.kind === "kept") setRefused(false);
    else if (told.kind === "overtaken") {
      rememberLast({ kind: "kept", name: by.id() });
      note({ kind: "other tab", theirs: told.theirs });
    }
    else {
      setRefused(true);
      if (!toldOfStorage) note({ kind: "not kept", reason: told.reason });
      toldOfStorage = true;
    }
  };
  const keeperOf = (at: { readonly id: string; readonly revision: number }): Keeper => {
    const made: Keeper = createKeeper(shelf, at, (told) => tell(told, made));
    return made;
  };
  let keeper = keeperOf(first);

  const keep = () => {
    const { text, shown } = now(), at = home();
    keeper.keep({ title: titleIn(shown), text, ...(shown !== text && { typing: shown }), ...(at && { home: at }) });
    rememberLast({ kind: "kept", name: keeper.id() });
  };
  const open = (next: Omit<Opened, "id" | "revision"> & Partial<Opened>, told: readonly Note[] = []) => batch(() => {
    const whole: Opened = { id: newId(), revision: 0, ...next };
    keeper = keeperOf(whole);
    setNow({ text: whole.text, shown: whole.typing ?? whole.text });
    setTouched(whole.revision > 0);
    setHome(whole.home);
    setNotes([...notes().filter(({ kind }) => kind === "not kept"), ...told]);
    setOpened(whole);
    if (whole.from.kind === "shipped") rememberLast({ kind: "shipped", name: whole.from.name });
    else if (whole.revision > 0) rememberLast({ kind: "kept", name: whole.id });
  });
  const fresh = (kind: From["kind"] & ("new" | "link" | "file" | "made"), text: string, look: Look = {}) => ({ text, look, from: { kind } });

  /** Another tab may have written while this one slept. */
  const look = async (id: string) => {
    if (id !== keeper.id() || !touched()) return;
    await keeper.settled();
    const theirs = await shelf.find(id);
    if (theirs && id === keeper.id() && theirs.revision > keeper.revision() && theirs.text !== now().text) note({ kind: "other tab", theirs });
  };
  tabs.onWrote(look);
  tabs.onBack(() => void look(keeper.id()));

  const write = async (to: FileHome, over: "only mine" | "anything") => {
    const text = now().shown;
    const written = await writeHome(to, text, over);
    if (written.kind === "written") {
      batch(() => {
        setHome(written.home);
        setTouched(true);
        drop("other program", "not written");
      });
      keep();
    } else if (written.kind === "changed there") note({ kind: "other program", home: to, theirs: written.theirs });
    else if (written.kind === "not written") note({ kind: "not written", name: to.name, detail: written.detail });
  };
  const saveAs = async () => {
    const to = await newHome(home()?.name ?? fileNameOf(now().shown), home()).catch(() => undefined);
    if (to) await write(to, "anything");
  };

  return {
    opened,
    text: () => now().shown,
    home,
    notes,
    changed(text, shown) {
      if (text === now().text && shown === now().shown) return;
      // What was recovered is kept already, as what is being typed: it may still be, in another tab.
      if (shown === now().shown && text === opened().typing) return void setNow({ text, shown });
      batch(() => {
        setNow({ text, shown });
        setTouched(true);
        drop("here again");
      });
      keep();
    },
    safety() {
      const at = home(), { shown } = now();
      if (at && at.text === shown) return "in the file";
      if (!touched()) return "unchanged";
      return refused() ? "nowhere" : at ? "file is older" : "kept";
    },
    dismiss: (gone) => setNotes((known) => known.filter((one) => one !== gone)),
    openShipped: (name) => open({ text: shippedSheets.get(name) ?? emptySheet, look: {}, from: { kind: "shipped", name } }),
    openNew: () => open(fresh("new", emptySheet)),
    openMade(text) {
      open(fresh("made", text));
      setTouched(true);
      keep();
    },
    async openKept(id) {
      const sheet = await shelf.find(id);
      if (sheet) open(keptAsOpened(sheet));
    },
    async openLink(linked) {
      const { first: next, notes: told } = await openedFromLink(linked);
      open(next, told);
    },
    async openFile({ file, handle }) {
      const large = tooLarge(file.size);
      if (large) return void note({ kind: "bad file", name: file.name, problem: large });
      const read = decodeFile(new Uint8Array(await file.arrayBuffer()));
      if (read.kind === "unreadable") return void note({ kind: "bad file", name: file.name, problem: read.problem });
      const inspected = inspectSheet(read.text);
      if (inspected.kind === "not a sheet") return void note({ kind: "bad file", name: file.name, problem: inspected.notice.problem, line: inspected.notice.line, text: read.text });
      const { notices } = inspected, guessed = read.problem;
      // A guess must not be written over the file it was guessed from.
      const at: FileHome | undefined = guessed ? undefined : { name: file.name, form: read.form, text: read.text, modified: file.lastModified, ...(handle && { handle }) };
      open({ ...fresh("file", read.text), ...(at && { home: at }) }, notices.length || guessed ? [{ kind: "file said", name: file.name, notices, ...(guessed && { guessed }) }] : []);
      setTouched(true);
      keep();
    },
    recent: () => shelf.recent(),
    async save() {
      const at = home();
      await (at ? write(at, "only mine") : saveAs());
    },
    saveAs,
    async saveOver() {
      const at = home();
      if (at) await write(at, "anything");
    },
    take(given) {
      if (given.kind === "other tab") open(keptAsOpened(given.theirs));
      if (given.kind === "other program") {
        const { home: at, theirs } = given;
        open({ ...fresh("file", theirs), home: { ...at, form: at.form ?? plainForm, text: theirs } });
        setTouched(true);
        keep();
      }
    },
    keepMine(given) {
      if (given.kind === "other tab" && given.theirs.id === keeper.id()) {
        keeper = keeperOf({ id: newId(), revision: 0 });
        keep();
      }
      setNotes((known) => known.filter((one) => one !== given));
    },
    leave() {
      const late = keeper.unkept();
      const drafts = new Map([...shelf.atRisk().map((draft) => [draft.id, { draft, known: 0 }] as const), ...(late ? [[late.id, { draft: late, known: keeper.revision() }] as const] : [])]);
      return [...drafts.values()].map(layDown).every(Boolean) ? "nothing is lost" : "something is lost";
    },
  };
}

export const DeskContext = createContext<Desk>();

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("a component outside of the page");
  return desk;
}
