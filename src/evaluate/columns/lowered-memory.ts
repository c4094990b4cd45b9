import type { Term } from "../../term/term.ts";
import type { FunctionDefinition } from "../definitions.ts";
import type { Quantity } from "./quantity.ts";

type Functions = Readonly<Record<string, FunctionDefinition>>;

interface Memory {
  readonly functions: Functions;
  readonly made: WeakMap<Term, { readonly parts: readonly unknown[]; readonly quantity: Quantity | undefined }>;
}

/** Sheets that are open beside one another differ in their functions; more than this many forget the oldest. */
const most = 4;
const memories: Memory[] = [];

/**
 * Remembers quantities by the term they were made of, for one set of functions: an edit of one cell makes that cell's ready anew and no other's.
 * `parts` is whatever else they were made of, compared one by one.
 */
export function loweredMemory(functions: Functions): (of: Term, parts: readonly unknown[], make: () => Quantity | undefined) => Quantity | undefined {
  let memory = memories.find((known) => sameFunctions(known.functions, functions));
  if (!memory) {
    memories.unshift((memory = { functions, made: new WeakMap() }));
    memories.length = Math.min(memories.length, most);
  }
  const { made } = memory;
  return (of, parts, make) => {
    const known = made.get(of);
    if (known && known.parts.length === parts.length && known.parts.every((part, i) => part === parts[i])) return known.quantity;
    const quantity = make();
    made.set(of, { parts, quantity });
    return quantity;
  };
}

function sameFunctions(a: Functions, b: Functions): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => b[name]?.body === a[name]!.body && b[name]?.parameters.join() === a[name]!.parameters.join());
}
