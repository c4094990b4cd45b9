/**
 * Elementary functions in fixed point: a number x stands as the whole number ⌊x · 2^bits⌋. Machine words multiply whole numbers of a hundred digits
 * ten times faster than decimal places do. The last few of the bits are lost; whoever asks takes more than are needed.
 */
export interface FixedPoint {
  readonly pi: bigint;
  exp(x: bigint): bigint;
  /** Of a positive number. */
  log(x: bigint): bigint;
  sinAndCos(x: bigint): { readonly sin: bigint; readonly cos: bigint };
}

const known = new Map<number, FixedPoint>();

export function fixedPoint(bits: number): FixedPoint {
  const kept = known.get(bits);
  if (kept) return kept;
  const fresh = create(bits);
  // Every precision that is asked for has its own; a handful are in use at once.
  if (known.size > 200) known.clear();
  known.set(bits, fresh);
  return fresh;
}

function create(bits: number): FixedPoint {
  const places = BigInt(bits);
  const one = 1n << places;
  const times = (a: bigint, b: bigint): bigint => (a * b) >> places;
  let ln2: bigint | undefined, pi: bigint | undefined;
  // Machin 1706: π = 16 arctan 1/5 − 4 arctan 1/239. And ln 2 = 18 artanh 1/26 − 2 artanh 1/4801 + 8 artanh 1/8749.
  const piHere = () => (pi ??= 16n * inverseTangent(5n, -1n) - 4n * inverseTangent(239n, -1n));
  const ln2Here = () => (ln2 ??= 18n * inverseTangent(26n, 1n) - 2n * inverseTangent(4801n, 1n) + 8n * inverseTangent(8749n, 1n));

  /** arctan(1/n) for sign −1, artanh(1/n) for sign 1. */
  function inverseTangent(n: bigint, sign: bigint): bigint {
    const square = n * n;
    let power = one / n, sum = power, s = 1n;
    for (let k = 3n; power !== 0n; k += 2n) {
      power /= square;
      s *= sign;
      sum += (s * power) / k;
    }
    return sum;
  }

  /** Halved eight times, so that the series is short, and squared back. */
  const halvings = 8n;
  function exp(x: bigint): bigint {
    const k = nearestQuotient(x, ln2Here());
    const r = (x - k * ln2Here()) >> halvings;
    let term = one, sum = one;
    for (let n = 1n; term !== 0n && term !== -1n; n++) {
      term = times(term, r) / n;
      sum += term;
    }
    for (let i = 0n; i < halvings; i++) sum = times(sum, sum);
    return k >= 0n ? sum << k : sum >> -k;
  }

  function log(x: bigint): bigint {
    const length = x.toString(2).length;
    const k = BigInt(length) - places - 1n;
    const mantissa = k >= 0n ? x >> k : x << -k;
    // In [1, 2). Halley's step triples the digits that a double starts with.
    const start = Math.log(Number(mantissa >> (places - 60n)) / 2 ** 60);
    let y = BigInt(Math.round(start * 2 ** 52)) << (places - 52n);
    for (let right = 48; right < bits + 8; right *= 3) {
      const guess = exp(y);
      y += ((2n * (mantissa - guess)) << places) / (mantissa + guess);
    }
    return y + k * ln2Here();
  }

  function sinAndCos(x: bigint): { sin: bigint; cos: bigint } {
    const quarter = piHere() >> 1n;
    const k = nearestQuotient(x, quarter);
    const r = x - k * quarter;
    const square = times(r, r);
    let sin = r, cos = one, s = r, c = one;
    for (let n = 1n; c !== 0n && c !== -1n; n += 2n) {
      c = -times(c, square) / (n * (n + 1n));
      s = -times(s, square) / ((n + 1n) * (n + 2n));
      cos += c;
      sin += s;
    }
    const turn = ((k % 4n) + 4n) % 4n;
    return turn === 0n ? { sin, cos } : turn === 1n ? { sin: cos, cos: -sin } : turn === 2n ? { sin: -sin, cos: -cos } : { sin: -cos, cos: sin };
  }

  return { get pi() { return piHere(); }, exp, log, sinAndCos };
}

function nearestQuotient(a: bigint, b: bigint): bigint {
  const doubled = 2n * a + b;
  const floor = doubled / (2n * b);
  return doubled < 0n && floor * 2n * b !== doubled ? floor - 1n : floor;
}
