/** CRC-32 (ISO 3309, as in gzip): every single wrong byte and every burst of up to 32 bits changes it. A whole number 0 … 2^32 − 1. */
export function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ row(sum ^ byte);
  return (sum ^ 0xffffffff) >>> 0;
}

export const checksumOf = (text: string): number => checksum(new TextEncoder().encode(text));

const rows = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
const row = (byte: number): number => rows[byte & 255]!;
