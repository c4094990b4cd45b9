import { reshaped } from "../flatten.ts";
import type { Machine } from "../machine.ts";
import { lastName } from "../name-of.ts";
import { orUnknown } from "../not-known.ts";
import type { Value } from "../value.ts";

/**
 * Helpers that so many diffusion programs keep in a file of their own, always doing the same, that they are followed where they are not shown: `extract(table, t, x.shape)` takes the entries of the steps and gives them
 * an axis of one for every further axis of the state, `expand_like(entries, x)` the latter alone, `default(x, d)` is x or else d, and `exists(x)` whether there is an x. None for any other name, or where the arguments are not of that kind.
 */
export function callHelper(name: string, args: readonly Value[], machine: Machine): Value | undefined {
  const word = lastName(name).replace(/^_+/, "");
  const [first, second, third] = args;
  if (!first || args.some(({ kind }) => kind === "unknown")) return undefined;
  if (word === "exists" && args.length === 1) return { kind: "bool", value: first.kind !== "none" };
  if (word === "default" && args.length === 2) return first.kind !== "none" ? first : second!.kind === "function" ? machine.call(second!, [], new Map()) : second;
  if (/^(?:expand|unsqueeze|broadcast)_?(?:axis|axes|dims?)?_?(?:to_)?(?:like|as)$/.test(word) && args.length === 2) return alongFirst(first, second!, machine);
  if (!/^(?:extract|gather|get_index|get_at)(?:_\w+)?$/.test(word) || args.length !== 3) return undefined;
  const axes = third!.kind === "tuple" || third!.kind === "list" ? third!.items.length : third!.kind === "tensor" ? third!.shape.length : undefined;
  if (first.kind !== "tensor" || first.shape.length !== 1 || second!.kind !== "tensor" || second!.shape.length !== 1 || axes === undefined || axes < 1) return undefined;
  const entries = machine.subscript(first, second!, "");
  return entries.kind === "tensor" ? orUnknown(() => reshaped(entries, [entries.shape[0]!, ...Array.from({ length: axes - 1 }, () => 1)], machine)) : entries;
}

/** One entry for each of the batch, with an axis of one for every further axis of the state: `expand_like(table[t], x)`. */
function alongFirst(entries: Value, state: Value, machine: Machine): Value | undefined {
  if (entries.kind !== "tensor" || state.kind !== "tensor" || entries.shape.length > 1 || state.shape.length < entries.shape.length) return undefined;
  return orUnknown(() => reshaped(entries, [...entries.shape, ...state.shape.slice(entries.shape.length).map(() => 1)], machine));
}
