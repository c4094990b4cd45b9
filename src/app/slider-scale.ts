/** How a slider's 0 … 1 maps to a parameter's range. */
export interface SliderScale {
  readonly low: number;
  readonly high: number;
  readonly scale: "linear" | "log";
  readonly whole: boolean;
  /** It stops at low, low + step, …, and at high. */
  readonly step?: number;
}

/** The value at a share of the way, rounded to what a drag can mean: three digits, or a whole number. */
export function valueAtShare({ low, high, scale, whole, step }: SliderScale, share: number): number {
  if (share <= 0) return low;
  if (share >= 1) return high;
  if (step !== undefined) {
    const value = scale === "log" ? low * (high / low) ** share : low + share * (high - low);
    return within(Number((low + Math.round((value - low) / step) * step).toPrecision(12)), low, high);
  }
  if (scale === "log") {
    const value = low * (high / low) ** share;
    return within(whole ? Math.round(value) : Number(value.toPrecision(3)), low, high);
  }
  const value = low + share * (high - low);
  if (whole) return within(Math.round(value), low, high);
  const unit = 10 ** Math.floor(Math.log10((high - low) / 500));
  return within(Number((Math.round(value / unit) * unit).toPrecision(12)), low, high);
}

/** The stops a slider has, both ends among them, where they are evenly spaced; undefined where it runs smoothly. Arrow keys go from one to the next. */
export function stopsOf({ low, high, scale, whole, step = whole ? 1 : undefined }: SliderScale): number | undefined {
  return step === undefined || scale === "log" ? undefined : Math.ceil(Number(((high - low) / step).toPrecision(12))) + 1;
}

/** The share of the way at which a value lies. */
export function shareOfValue({ low, high, scale }: SliderScale, value: number): number {
  if (high === low) return 0;
  const share = scale === "log" ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return within(share, 0, 1);
}

const within = (x: number, low: number, high: number) => Math.min(Math.max(x, low), high);
