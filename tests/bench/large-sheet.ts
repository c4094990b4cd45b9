/** The cell in the middle that the bench edits, and its text with another number. */
export const edited = "x504";
export const editedLine = (factor: string): string => `${edited}[t] = x503[t] * ${factor} + x0[t]`;

/**
 * A sheet of about this many cells under `headings` headings, T = 1000: chains of twenty columns that follow from one another, a number at each tenth cell and a claim
 * at each twentieth, so that an edit in the middle reaches some and not all. Everything in it is sound.
 */
export function largeSheet(cells: number, headings: number, factor = "0.5"): string {
  const lines = ["# Large", "", "```sheet", "T = 1000 in 2..1000000", "beta_T = 0.02", "a = 0.5", "x0[t] = beta_T * t / T"];
  const stretch = Math.ceil((cells - 4) / headings);
  for (let i = 1; i <= cells - 4; i++) {
    if (i % stretch === 0) lines.push("```", "", `## Part ${i / stretch}`, "", "```sheet");
    const before = i % 20 === 1 ? "x0" : `x${i % 10 === 1 || i % 20 === 16 ? i - 2 : i - 1}`;
    if (`x${i}` === edited) lines.push(editedLine(factor));
    else if (i % 20 === 15) lines.push(`claim here x${i - 1}[t] <= 10`);
    else if (i % 10 === 0) lines.push(`x${i} = x${i - 1}[T] * ${i / 1000}`);
    else lines.push(i % 4 === 3 ? `x${i}[t] = sqrt(1 - ${before}[t]^2 / 4) * a` : `x${i}[t] = ${before}[t] * 0.${i} + x0[t]`);
  }
  lines.push("```", "");
  return lines.join("\n");
}
