/** Losses with the steps at which they were read. */
export interface History {
  readonly steps: readonly number[];
  readonly losses: readonly number[];
}

/** Entries that are kept. */
const historySize = 4000;

/** Half of a history that has grown long: every other entry of its older part. */
export function thinned(history: History): History {
  if (history.steps.length <= historySize) return history;
  const keep = (_: number, i: number) => i % 2 === 0 || i > historySize / 2;
  return { steps: history.steps.filter(keep), losses: history.losses.filter(keep) };
}
