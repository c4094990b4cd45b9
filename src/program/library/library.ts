import { arrayLibraries } from "./array-libraries.ts";
import { conversion, creation } from "./creation.ts";
import { einsums } from "./einsum.ts";
import { type Entry, entriesOf } from "./entry.ts";
import { joining } from "./joining.ts";
import { linear } from "./linear.ts";
import { losses } from "./losses.ts";
import { mathematics } from "./mathematics.ts";
import { nothing } from "./nothing.ts";
import { pairs } from "./pairs.ts";
import { lossMethods, passing } from "./passing.ts";
import { pointwise } from "./pointwise.ts";
import { randomKeys } from "./random-keys.ts";
import { randomValues } from "./random-values.ts";
import { reductions } from "./reductions.ts";
import { scans } from "./scans.ts";
import { selecting } from "./selecting.ts";
import { shaping } from "./shaping.ts";

const own = entriesOf(creation, conversion, pointwise, pairs, reductions, scans, shaping, joining, selecting, einsums, linear, randomValues, losses, lossMethods, passing, mathematics, nothing);

/** Every function of numpy, torch, math and random that is followed, and what other libraries call them, by its dotted path; methods by that of their type. */
export const library: ReadonlyMap<string, Entry> = new Map(Object.entries(entriesOf(own, arrayLibraries(own), randomKeys(own))));
