import type { Edit } from "./patch.ts";
import type { Look, Payload } from "./shared.ts";

/*
 * A payload is JSON: { s: text } or { g: shipped sheet, h: checksum of its text, e: [[line, lines removed, anchor, line, line …] …] },
 * with t, v (view), l (language) and o (open sections) where they are known. Whatever else stands in it is passed over.
 */

export function printPayload(payload: Payload): string {
  const { t, view, language, open } = payload;
  const sheet = payload.kind === "whole" ? { s: payload.text } : { g: payload.name, h: payload.sum, e: payload.edits.map(({ at, removed, anchor, lines }) => [at, removed, anchor, ...lines]) };
  return JSON.stringify({ ...sheet, t, v: view, l: language, o: open });
}

/** The payload, or undefined where the text is none. What does not fit in the look is left out. */
export function readPayload(text: string): Payload | undefined {
  const found = parsed(text);
  if (!isRecord(found)) return undefined;
  const look = lookOf(found);
  if (typeof found.s === "string") return { kind: "whole", text: found.s, ...look };
  const edits = Array.isArray(found.e) && found.e.length <= mostEdits ? found.e.map(editOf) : [undefined];
  if (typeof found.g !== "string" || !isCount(found.h) || !edits.every((edit) => edit !== undefined)) return undefined;
  return { kind: "edited", name: found.g, sum: found.h, edits, ...look };
}

const mostEdits = 5000;

function lookOf({ t, v, l, o }: Readonly<Record<string, unknown>>): Look {
  return {
    ...(isCount(t) && { t }),
    ...(typeof v === "string" && v.length < 40 && { view: v }),
    ...((l === "en" || l === "zh") && { language: l }),
    ...(Array.isArray(o) && o.length < 2000 && o.every(isCount) && { open: o }),
  };
}

function editOf(found: unknown): Edit | undefined {
  if (!Array.isArray(found)) return undefined;
  const [at, removed, anchor, ...lines] = found as unknown[];
  return isCount(at) && isCount(removed) && isCount(anchor) && lines.every((line) => typeof line === "string" && !line.includes("\n")) ? { at, removed, anchor, lines: lines as string[] } : undefined;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
