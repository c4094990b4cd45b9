import type { Problem } from "../../base/problem.ts";
import type { Look } from "../../sheet/share/shared.ts";
import type { FileHome, KeptSheet } from "./kept-sheet.ts";
import type { Notice } from "./inspect-sheet.ts";

/** A sheet as it is opened: a new one of these is a new page. */
export interface Opened {
  /** What it is kept under, once it is changed. */
  readonly id: string;
  /** The revision that lies on the shelf; 0 for a sheet that is not kept. */
  readonly revision: number;
  readonly text: string;
  /** What was being typed when it was left, as the whole text. */
  readonly typing?: string;
  readonly look: Look;
  readonly from: From;
  readonly home?: FileHome;
}

export type From =
  | { readonly kind: "shipped"; readonly name: string }
  | { readonly kind: "new" | "link" | "kept" | "file" | "made" };

/** Where the sheet's text is safe: nothing was changed; this browser keeps it; the file has it; the file has an older one; nowhere. */
export type Safety = "unchanged" | "kept" | "in the file" | "file is older" | "nowhere";

/** Something the reader is told about a sheet or a file; it stays until they close it or answer. One of a kind at a time. */
export type Note =
  | { readonly kind: "here again"; readonly title: string; readonly at: number }
  | { readonly kind: "bad link"; readonly problem: Problem }
  | { readonly kind: "changed since"; readonly title: string; readonly all: number; readonly lost: number }
  | { readonly kind: "bad file"; readonly name: string; readonly problem: Problem; readonly line?: number; readonly text?: string }
  | { readonly kind: "file said"; readonly name: string; readonly notices: readonly Notice[]; readonly guessed?: Problem }
  | { readonly kind: "other tab"; readonly theirs: KeptSheet }
  | { readonly kind: "other program"; readonly home: FileHome; readonly theirs: string }
  | { readonly kind: "not kept"; readonly reason: "forbidden" | "full" }
  | { readonly kind: "not written"; readonly name: string; readonly detail: string };
