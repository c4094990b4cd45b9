import type { Row } from "./row.ts";

/** Rows a block: small enough that a block of every column stays in the cache, large enough that starting a loop costs nothing. */
export const blockRows = 2048;

/** One loop of a stage, for rows low … high − 1. `owner` is who asked for it: a problem in it is the owner's. */
export interface Instruction {
  readonly owner: string;
  readonly run: (low: number, high: number) => void;
}

/** A number that a stage needs and that no row changes. */
export interface Uniform {
  readonly owner: string;
  readonly holder: { value: number };
  readonly value: Row;
}

export interface Stage {
  readonly uniforms: readonly Uniform[];
  readonly instructions: readonly Instruction[];
}

/** Where a vector's values are: row t at values[t − shift], in a register also less the block's first row. */
export interface Source {
  holder: { values: Float64Array };
  shift: number;
  register: boolean;
}

/** A value of the stage: a number, or a vector that is known from row `start` on. */
export interface Value {
  readonly id: number;
  readonly uniform?: { value: number };
  source?: Source;
  start: number;
  /** The last instruction that reads it; a register is free after that. */
  lastUse: number;
}

export interface Draft {
  readonly owner: string;
  readonly reads: readonly Value[];
  readonly writes?: Value;
  readonly make: () => (low: number, high: number) => void;
}

/** Where row t of a source stands in a block that begins at row `low`. */
export const offset = (source: Source, t: number, low: number): number => t - source.shift - (source.register ? low : 0);

/** Gives every vector that is no column a register, and a register to the next once its last reader is done. */
export function allocate(drafts: readonly Draft[]): Instruction[] {
  const free: { values: Float64Array }[] = [];
  return drafts.map(({ owner, reads, writes, make }, i) => {
    const give = (value: Value) => value.source?.register && value.lastUse === i && free.push(value.source.holder);
    new Set(reads).forEach(give);
    if (writes && !writes.source) {
      writes.source = { holder: free.pop() ?? { values: new Float64Array(blockRows) }, shift: 0, register: true };
      if (writes.lastUse < i) free.push(writes.source.holder);
    }
    return { owner, run: make() };
  });
}
