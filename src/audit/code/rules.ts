import type { CodeRule } from "./code-claim.ts";

/** What is looked for in a document's code, one file each. */
export const codeRules: readonly CodeRule[] = [];
