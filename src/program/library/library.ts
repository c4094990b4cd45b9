import { conversion, creation } from "./creation.ts";
import { type Entries, type Entry, entriesOf } from "./entry.ts";
import { pointwise } from "./pointwise.ts";
import { randomValues } from "./random-values.ts";
import { scans } from "./scans.ts";

/** Every function of numpy, torch, math and random that is followed, by its dotted path. */
export const library: ReadonlyMap<string, Entry> = new Map(Object.entries(entriesOf(creation, conversion, pointwise, scans, randomValues) satisfies Entries));
