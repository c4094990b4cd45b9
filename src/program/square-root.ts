/**
 * √x, where what rounding alone has put below zero is zero: 1 − 0.9 − 0.1 is −3e-17, and whether it comes out on this side or the other hangs on the numbers of a schedule, not on the formula.
 * NaN below that, as numpy and torch give it.
 */
export const squareRoot = (x: number): number => (x < 0 && x > -1e-14 ? 0 : Math.sqrt(x));
