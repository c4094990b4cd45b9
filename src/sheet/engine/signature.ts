import type { Quantity } from "../../evaluate/columns/quantity.ts";
import { keyOf } from "../../evaluate/columns/shape.ts";

const signed = new WeakMap<Quantity, string>();

/** A definition as text: quantities of the same signature have the same values. */
export function signatureOf(of: Quantity): string {
  let signature = signed.get(of);
  if (signature === undefined) signed.set(of, (signature = signatureIn(of)));
  return signature;
}

function signatureIn(of: Quantity): string {
  if (of.kind === "scalar") return keyOf(of.body);
  const bases = [...of.bases].map(([t, base]) => `${t}=${keyOf(base)}`).join(";");
  return [of.from, of.bodyFrom, of.before, bases, of.body && keyOf(of.body)].join("|");
}
