import type { Problem } from "../../base/problem.ts";
import { fromBase64url, signsOf } from "./base64url.ts";
import { checksum, checksumOf } from "./checksum.ts";
import { inflate } from "./deflate.ts";
import { placedIn, withEdits } from "./patch.ts";
import { readPayload } from "./payload.ts";
import { linkVersion, mostBytes, type Payload, type Shared, type Shipped } from "./shared.ts";

/** `changed`: the shipped sheet that the link edits is another by now; `lost` of its `all` edits have no place in it and stand at the end, as text. */
export type ReadLink =
  | { readonly ok: true; readonly shared: Shared; readonly changed?: { readonly name: string; readonly all: number; readonly lost: number } }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Reads what `writeLink` wrote. Whatever comes in, the answer is a sheet or a problem (cut short, damaged, from a newer version, too large), never a throw, and
 * never much more than 1 MB in memory. Signs after the code that are none of base64url's, such as a full stop that a chat program took along, are passed over.
 */
export async function readLink(code: string, shipped: Shipped): Promise<ReadLink> {
  if (code.length > 2 * mostBytes) return problem("too large", `${(code.length / 1e6).toFixed(1)} MB`, "1 MB");
  const [, signs = "", rest = ""] = /^([\w-]*)(.*)$/s.exec(code)!;
  const bytes = fromBase64url(signs);
  const short = rest === "" ? problem("cut short", "") : problem("damaged", "");
  if (bytes.length === 0) return short;
  const version = bytes[0]!;
  if (version === 0) return problem("damaged", "");
  if (version > linkVersion) return problem("newer version", String(version));
  if (bytes.length < 9) return short;
  const head = new DataView(bytes.buffer), length = head.getUint32(5), body = bytes.subarray(9);
  if (body.length < length || signs.length < signsOf(9 + length)) return short;
  if (signs.length > signsOf(9 + length) || hasLooseBits(signs) || checksum(body) !== head.getUint32(1)) return problem("damaged", "");
  const inflated = await inflate(body, mostBytes);
  if (inflated.kind === "too large") return problem("too large", "", "1 MB");
  const payload = inflated.kind === "bytes" ? readPayload(new TextDecoder().decode(inflated.bytes)) : undefined;
  return payload ? opened(payload, shipped) : problem("damaged", "");
}

function opened(payload: Payload, shipped: Shipped): ReadLink {
  if (payload.kind === "whole") {
    const { kind: _, ...shared } = payload;
    return { ok: true, shared };
  }
  const { kind: _, name, sum, edits, ...look } = payload;
  const base = shipped.get(name) ?? "";
  if (shipped.has(name) && checksumOf(base) === sum) {
    const text = withEdits(base, edits);
    return text === undefined ? problem("damaged", "") : { ok: true, shared: { text, ...look } };
  }
  const { placed, lost } = placedIn(base, edits);
  const text = [withEdits(base, placed) ?? base, ...(lost.length ? [leftOver(lost.flatMap(({ lines }) => lines))] : [])].join("\n");
  return { ok: true, shared: { text, ...look }, changed: { name, all: edits.length, lost: lost.length } };
}

/** Lines that found no place, as text that nothing reads: the fence is longer than any in them. */
function leftOver(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.map((line) => /^\s*(`+)/.exec(line)?.[1]!.length ?? 0));
  const fence = "`".repeat(longest + 1);
  return `## Edits that found no place | 找不到位置的改动\n\n${fence}text\n${lines.join("\n")}\n${fence}\n`;
}

/** Bits of the last sign that belong to no byte are 0 where nothing was changed. */
function hasLooseBits(signs: string): boolean {
  const loose = (signs.length * 6) % 8;
  return (alphabet.indexOf(signs.at(-1)!) & ((1 << loose) - 1)) !== 0;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const problem = (kind: Problem["kind"], subject: string, hint?: string): ReadLink => ({ ok: false, problem: { kind, subject, ...(hint !== undefined && { hint }) } });
