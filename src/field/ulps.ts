const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** How many float64 numbers lie between two, the farther one counted: 0 for the same, 0 for 0 and −0, infinite where one is NaN. Exact up to 2^53. */
export function ulpsBetween(a: number, b: number): number {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Infinity;
  const [highA, lowA, signA] = parts(a), [highB, lowB, signB] = parts(b);
  return signA === signB ? Math.abs((highA - highB) * 2 ** 32 + (lowA - lowB)) : (highA + highB) * 2 ** 32 + (lowA + lowB);
}

/** A number's place above zero among all of its sign, in two words. */
function parts(x: number): readonly [high: number, low: number, sign: number] {
  double[0] = x;
  return [words[1]! & 0x7fffffff, words[0]!, words[1]! >>> 31];
}
