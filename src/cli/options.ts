import { parseArgs } from "node:util";
import { nearest } from "../base/nearest.ts";
import { CannotRun } from "./cannot-run.ts";

/** An option as `node:util`'s parseArgs takes it. */
export interface OptionSpec {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
}

/** A command line, read. Every reader refuses a bad value in one line that names the option. */
export interface Options {
  readonly words: readonly string[];
  has(name: string): boolean;
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  /** A whole number within bounds, both included. */
  whole(name: string, low: number, high: number): number | undefined;
  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined;
}

/** Reads the words after a command's name; an option it does not know is refused with the nearest it does. */
export function readOptions(args: readonly string[], specs: Readonly<Record<string, OptionSpec>>): Options {
  const { values, positionals } = parsed(args, specs);
  const text = (name: string): string | undefined => {
    const value = values[name];
    const last = Array.isArray(value) ? value.at(-1) : value;
    return typeof last === "string" ? last : undefined;
  };
  return {
    words: positionals,
    has: (name) => values[name] !== undefined,
    text,
    texts: (name) => {
      const value = values[name];
      return (Array.isArray(value) ? value : [value]).filter((v): v is string => typeof v === "string");
    },
    whole(name, low, high) {
      const given = text(name);
      if (given === undefined) return undefined;
      const value = Number(given);
      if (given.trim() === "" || !Number.isInteger(value) || value < low || value > high)
        throw new CannotRun(`outside its range: --${name} ${given} (a whole number in ${low}..${high})`);
      return value;
    },
    oneOf(name, allowed) {
      const given = text(name);
      if (given === undefined) return undefined;
      const found = allowed.find((a) => a === given);
      if (found === undefined) throw new CannotRun(`unknown ${name}: ${given} (one of ${allowed.join(", ")})`);
      return found;
    },
  };
}

function parsed(args: readonly string[], specs: Readonly<Record<string, OptionSpec>>): { values: Readonly<Record<string, unknown>>; positionals: readonly string[] } {
  const options = { ...specs, help: { type: "boolean" as const, short: "h" } };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new CannotRun(inOneLine(error, Object.keys(options)));
  }
}

/** parseArgs's own messages run over several sentences. */
function inOneLine(error: unknown, known: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? "";
  if (!message.startsWith("Unknown option")) return `bad option: ${message.split(/\. |\n/)[0]}`;
  const near = nearest(option.replace(/^-+/, ""), known);
  return `unknown option: ${option}${near === undefined ? "" : ` (did you mean --${near}?)`}`;
}
