import type { Problem } from "../../base/problem.ts";
import { toBase64url } from "./base64url.ts";
import { checksum, checksumOf } from "./checksum.ts";
import { deflate } from "./deflate.ts";
import { editsBetween } from "./patch.ts";
import { printPayload } from "./payload.ts";
import { linkVersion, mostBytes, type Shared, type Shipped } from "./shared.ts";

export type Written = { readonly ok: true; readonly code: string } | { readonly ok: false; readonly problem: Problem };

/**
 * A sheet and how it is looked at as the code of a link: base64url of a version byte, the checksum and the length of what follows (4 bytes each, the highest first), and
 * deflated JSON. Where a sheet that ships is near, its edits travel in place of the text, if that is shorter. A sheet of more than 1 MB is a problem.
 */
export async function writeLink({ text, ...look }: Shared, shipped: Shipped): Promise<Written> {
  const whole = new TextEncoder().encode(printPayload({ kind: "whole", text, ...look }));
  if (whole.length > mostBytes) return { ok: false, problem: { kind: "too large", subject: `${(whole.length / 1e6).toFixed(1)} MB`, hint: "1 MB" } };
  const edited = [...shipped].map(([name, base]) => printPayload({ kind: "edited", name, sum: checksumOf(base), edits: editsBetween(base, text), ...look }))
    .toSorted((a, b) => a.length - b.length).slice(0, 1).map((payload) => new TextEncoder().encode(payload)).filter((bytes) => bytes.length <= mostBytes);
  const bodies = await Promise.all([whole, ...edited].map(deflate));
  const body = bodies.toSorted((a, b) => a.length - b.length)[0]!;
  const bytes = new Uint8Array(9 + body.length);
  const head = new DataView(bytes.buffer);
  head.setUint8(0, linkVersion);
  head.setUint32(1, checksum(body));
  head.setUint32(5, body.length);
  bytes.set(body, 9);
  return { ok: true, code: toBase64url(bytes) };
}
