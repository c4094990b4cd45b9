/** Bytes as base64url (RFC 4648 §5) without padding: it survives addresses, mails and chat programs as it is. */
export function toBase64url(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The whole bytes that a stretch of base64url holds; a last sign that begins a byte and does not end it is passed over. `code` has no other signs than base64url's. */
export function fromBase64url(code: string): Uint8Array {
  const whole = code.length % 4 === 1 ? code.slice(0, -1) : code;
  return Uint8Array.from(atob(whole.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
}

/** How many signs `count` bytes take. */
export const signsOf = (count: number): number => Math.ceil((count * 4) / 3);
