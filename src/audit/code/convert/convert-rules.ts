import type { CodeRule } from "../code-claim.ts";
import { conversions } from "./conversions.ts";
import { convertedLines } from "./converted-lines.ts";
import { gaussianDenoisers } from "./gaussian-denoisers.ts";
import { quantities } from "./quantities.ts";
import { recursions } from "./recursions.ts";

/** What code claims of one step's quantities: conversions, numbers with a name, what a loop carries, best denoisers. */
export const convertRules: readonly CodeRule[] = [conversions, quantities, convertedLines, recursions, gaussianDenoisers];
