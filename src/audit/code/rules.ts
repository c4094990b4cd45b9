import type { CodeRule } from "./code-claim.ts";
import { extracts } from "./table/extract.ts";
import { convertRules } from "./convert/convert-rules.ts";
import { fallingProducts } from "./table/falling-products.ts";
import { forward } from "./forward/forward.ts";
import { forwardLoops } from "./forward/forward-loops.ts";
import { namedSchedules } from "./table/named-schedules.ts";
import { pairs } from "./forward/pairs.ts";
import { printed } from "./told/printed.ts";
import { remarks } from "./told/remarks.ts";
import { reverseRules } from "./reverse/reverse-rules.ts";
import { scheduleFunctions } from "./table/schedule-functions.ts";
import { tableFunctions, tablesMade } from "./table/table-functions.ts";
import { tables } from "./table/tables.ts";

/** What is looked for in a document's code, one file each. */
export const codeRules: readonly CodeRule[] = [tables, tablesMade, scheduleFunctions, namedSchedules, tableFunctions, forward, forwardLoops, pairs, ...convertRules, extracts, printed, remarks, fallingProducts, ...reverseRules];
