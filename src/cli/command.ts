import type { Options, OptionSpec } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** 0: all is well. 1: something is refuted, undecided or wrong. 2: it could not run. */
export type ExitCode = 0 | 1 | 2;

/** One word after `alphabar`. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** All of `alphabar NAME --help`. */
  readonly help: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  run(options: Options, terminal: Terminal): Promise<ExitCode>;
}
