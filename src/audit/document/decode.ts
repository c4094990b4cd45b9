import type { Problem } from "../../base/problem.ts";

const largest = 50_000_000;

export type Decoded = { readonly kind: "text"; readonly text: string } | { readonly kind: "problem"; readonly problem: Problem };

/**
 * A file's bytes as text: UTF-8 and UTF-16 by their marks, else UTF-8 where it is valid, else UTF-16 by its zeros, GB 18030 or Latin-1.
 * Files of 50 MB and more and binary files are problems. The byte-order mark is not part of the text.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length >= largest) return { kind: "problem", problem: { kind: "too large", subject: `${Math.ceil(bytes.length / 1e6)} MB`, hint: "documents below 50 MB" } };
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return { kind: "problem", problem: { kind: "unexpected token", subject: "a binary file", hint: "text" } };
  return { kind: "text", text: new TextDecoder(encoding).decode(bytes) };
}

function encodingOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 65536);
  const zeros = [0, 0];
  let controls = 0;
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2]!++;
    else if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) controls++;
  });
  // Latin letters in UTF-16 have a zero in every other byte and nowhere else.
  if (zeros[1]! > head.length / 8 && zeros[0] === 0 && controls === 0) return "utf-16le";
  if (zeros[0]! > head.length / 8 && zeros[1] === 0 && controls === 0) return "utf-16be";
  if (zeros[0]! + zeros[1]! > 0 || controls > head.length / 100) return undefined;
  if (decodes(bytes, "utf-8")) return "utf-8";
  return decodes(bytes, "gb18030") && looksChinese(bytes) ? "gb18030" : "windows-1252";
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Chinese in GBK comes in pairs of high bytes; Latin-1 has single accents among letters. */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0, singles = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    if ((bytes[i + 1] ?? 0) >= 0x80) {
      pairs++;
      i++;
    } else singles++;
  }
  return pairs > 4 * singles;
}
