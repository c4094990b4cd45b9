import type { WriteStream } from "node:tty";
import { type Paint, paint } from "./paint.ts";

/** Where a command writes: results to standard output, everything else to standard error. */
export interface Terminal {
  /** Resolves when there is room for more. */
  write(text: string): Promise<void>;
  complain(line: string): void;
  /** A line that the next one replaces; nothing where standard error is no terminal. */
  progress(line: string): void;
  /** Colours for standard output, and for standard error. */
  readonly out: Paint;
  readonly err: Paint;
}

/** The terminal of this process. A reader that goes away, as `head` does, ends it without a word. */
export function createTerminal({ stdout, stderr, env }: NodeJS.Process): Terminal {
  const leave = (error: NodeJS.ErrnoException): void => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  };
  stdout.on("error", leave);
  stderr.on("error", leave);
  const coloured = (stream: WriteStream) => stream.isTTY && !env.NO_COLOR && env.TERM !== "dumb";
  let shown = "";
  const clear = () => {
    if (shown !== "") stderr.write("\r\x1b[2K");
    shown = "";
  };
  return {
    write(text) {
      clear();
      return stdout.write(text) ? Promise.resolve() : new Promise((resolve) => stdout.once("drain", resolve));
    },
    complain(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    progress(line) {
      if (!stderr.isTTY || line === shown) return;
      clear();
      stderr.write(line.slice(0, Math.max(20, (stderr.columns ?? 80) - 1)));
      shown = line;
    },
    out: paint(coloured(stdout) ? "colours" : "plain"),
    err: paint(coloured(stderr) ? "colours" : "plain"),
  };
}
