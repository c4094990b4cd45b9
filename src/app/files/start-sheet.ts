import { readLink } from "../../sheet/share/read-link.ts";
import { emptySheet, openingSheet, shippedSheets } from "../gallery.ts";
import { newId } from "./keeper.ts";
import type { KeptSheet } from "./kept-sheet.ts";
import { lastSheet } from "./left-behind.ts";
import { titleIn } from "./names.ts";
import type { Note, Opened } from "./opened.ts";
import type { Shelf } from "./shelf.ts";

/** A sheet to open, and what is to be told of it. */
export interface Started {
  readonly first: Opened;
  readonly notes: readonly Note[];
}

const shippedAsOpened = (name: string): Opened => ({ id: newId(), revision: 0, text: shippedSheets.get(name)!, look: {}, from: { kind: "shipped", name } });
export const keptAsOpened = ({ id, revision, text, typing, home }: KeptSheet): Opened => ({ id, revision, text, look: {}, from: { kind: "kept" }, ...(typing !== undefined && { typing }), ...(home && { home }) });

/** The sheet that the page opens on: a link's, the one that was open last, or the first that ships. */
export async function startSheet(shelf: Shelf, code: string | undefined): Promise<Started> {
  if (code !== undefined) return openedFromLink(code);
  const last = lastSheet();
  if (last?.kind === "kept") {
    const sheet = await soon(shelf.find(last.name));
    if (sheet) return { first: keptAsOpened(sheet), notes: last.where === "visit" || sheet.typing !== undefined ? [{ kind: "here again", title: sheet.title, at: sheet.at }] : [] };
  }
  return { first: shippedAsOpened(last?.kind === "shipped" && last.where === "tab" && shippedSheets.has(last.name) ? last.name : openingSheet), notes: [] };
}

/** A link's sheet, or an empty one with what is wrong with the link. */
export async function openedFromLink(code: string): Promise<Started> {
  const read = await readLink(code, shippedSheets);
  const id = newId();
  if (!read.ok) return { first: { id, revision: 0, text: emptySheet, look: {}, from: { kind: "new" } }, notes: [{ kind: "bad link", problem: read.problem }] };
  const { text, ...look } = read.shared;
  const { changed } = read;
  return { first: { id, revision: 0, text, look, from: { kind: "link" } }, notes: changed ? [{ kind: "changed since", title: titleIn(shippedSheets.get(changed.name) ?? "") || changed.name, all: changed.all, lost: changed.lost }] : [] };
}

/** Some browsers never answer where their storage is broken; the page does not wait for them. */
const soon = <V>(promise: Promise<V>): Promise<V | undefined> => Promise.race([promise, new Promise<undefined>((resolve) => setTimeout(resolve, 2000, undefined))]);
