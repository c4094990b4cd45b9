import type { Paint } from "./paint.ts";

/** The label before the first of some lines, and as much room before the others. */
export const labelled = (label: string, lines: readonly string[], paint: Paint): readonly string[] => lines.map((line, i) => `  ${paint.dim((i === 0 ? label : "").padEnd(8))} ${line}`);

/** Documents may hold anything; control characters must not reach the terminal. */
export const inOneLine = (text: string): string => visible(text.replaceAll(/\s+/g, " ")).trim();
export const visible = (text: string): string => text.replaceAll("\t", "    ").replaceAll(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, "�");
