/** Raw deflate (RFC 1951), by the platform's own streams: browsers and Node 20. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  return joined(await through(new CompressionStream("deflate-raw"), [bytes], Infinity));
}

export type Inflated = { readonly kind: "bytes"; readonly bytes: Uint8Array } | { readonly kind: "too large" } | { readonly kind: "damaged" };

/** What was deflated, if that is at most `most` bytes. It never has much more than `most` in memory, whatever comes in. */
export async function inflate(bytes: Uint8Array, most: number): Promise<Inflated> {
  try {
    const parts = await through(new DecompressionStream("deflate-raw"), stretchesOf(bytes), most);
    const whole = joined(parts);
    return whole.length > most ? { kind: "too large" } : { kind: "bytes", bytes: whole };
  } catch {
    return { kind: "damaged" };
  }
}

/** A deflated byte holds at most about 1,000: so many go in at once that what comes out of them can be held. */
const stretch = 1024;
const stretchesOf = (bytes: Uint8Array): readonly Uint8Array[] => Array.from({ length: Math.ceil(bytes.length / stretch) }, (_, i) => bytes.subarray(i * stretch, (i + 1) * stretch));

/** Pieces of what comes out; once they are more than `most` bytes together, no more are asked for. */
async function through(stream: CompressionStream | DecompressionStream, stretches: readonly Uint8Array[], most: number): Promise<readonly Uint8Array[]> {
  const writer = stream.writable.getWriter();
  const reader = (stream.readable as ReadableStream<Uint8Array>).getReader();
  const feed = async () => {
    for (const bytes of stretches) await writer.write(bytes.slice());
    await writer.close();
  };
  // What goes wrong in writing goes wrong in reading, too, and is told there.
  void feed().catch(() => undefined);
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    length += next.value.length;
    if (length > most) {
      void reader.cancel().catch(() => undefined);
      break;
    }
  }
  return parts;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
