/** One measured figure. A suite is a file beside this one that exports `run(): Promise<Row[]>`. */
export interface Row {
  readonly suite: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The value over `against`'s, from interleaved runs. */
  readonly ratio?: number;
  readonly against?: string;
}
