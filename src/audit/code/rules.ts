import type { CodeRule } from "./code-claim.ts";
import { extracts } from "./extract.ts";
import { convertRules } from "./convert/convert-rules.ts";
import { fallingProducts } from "./falling-products.ts";
import { forward } from "./forward.ts";
import { forwardLoops } from "./forward-loops.ts";
import { namedSchedules } from "./named-schedules.ts";
import { pairs } from "./pairs.ts";
import { printed } from "./printed.ts";
import { remarks } from "./remarks.ts";
import { reverseRules } from "./reverse/reverse-rules.ts";
import { scheduleFunctions } from "./schedule-functions.ts";
import { tableFunctions } from "./table-functions.ts";
import { tables } from "./tables.ts";

/** What is looked for in a document's code, one file each. */
export const codeRules: readonly CodeRule[] = [tables, scheduleFunctions, namedSchedules, tableFunctions, forward, forwardLoops, pairs, ...convertRules, extracts, printed, remarks, fallingProducts, ...reverseRules];
