import type { Form } from "./decode-file.ts";

/** Where a sheet is at home outside of the browser: a file on disk, as far as it is known. */
export interface FileHome {
  readonly name: string;
  readonly form: Form;
  /** Where the browser lets a page write files; a download otherwise. */
  readonly handle?: FileSystemFileHandle;
  /** The file's time and text when it was last read or written here. */
  readonly modified?: number;
  readonly text: string;
}

/** A sheet as this browser keeps it. Its text is all that matters; the rest says where it is from and who wrote it last. */
export interface KeptSheet {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The text with what was being typed in it and not yet kept, where there is something. */
  readonly typing?: string;
  /** Grows by one with each writing; a tab that knows another one has been overtaken. */
  readonly revision: number;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
  readonly home?: FileHome;
}

/** What a tab has to keep: a sheet without what keeping adds to it. */
export type Draft = Omit<KeptSheet, "revision" | "at">;
