/** Where a cursor can go by keys. */
interface Track {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/** Where a key takes a cursor: one step, ten with Shift, or an end; undefined for a key that is none of these. */
export function traceStep({ key, shiftKey, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey">, at: number, { low, high, step }: Track): number | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  const far = (shiftKey ? 10 : 1) * step;
  const to = { ArrowRight: at + far, ArrowUp: at + far, ArrowLeft: at - far, ArrowDown: at - far, PageUp: at + 10 * step, PageDown: at - 10 * step, Home: low, End: high }[key];
  return to === undefined ? undefined : Math.min(Math.max(to, low), high);
}
