/** A float64 as it is shown: 12 significant digits, so that 0.1 + 0.2 is 0.3. */
export const numberText = (x: number): string => (Number.isFinite(x) ? String(Number(x.toPrecision(12))) : String(x));

/** For a sentence: four significant digits. */
export const shortNumber = (x: number): string => (Number.isFinite(x) ? String(Number(x.toPrecision(4))) : String(x));
