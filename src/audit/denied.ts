/**
 * Whether the words right before a formula say that it does not hold: "noising is not $x_t = x_{t−1} + ε$", "rather than $…$", "instead of $…$".
 * A "not" further off speaks of something else.
 */
export const isDenied = (before: string): boolean => denial.test(before);

const denial = /(?:(?:\b(?:is|are|was|were|does|do|did|has|have|can|should|must|but|and|or)\s+not|\b(?:isn|aren|doesn|don)['’]t)(?:\s+(?:just|simply|merely|only|exactly|equal|equal to|given by|the same as|as|of the form|write|use|mean))*|\b(?:rather than|instead of|as opposed to|wrongly|incorrectly|mistakenly)|不是|并非|而非|不应写成|误写[成为])[\s"'“‘(*_$`:：]*$/i;
