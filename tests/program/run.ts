import { readPython } from "../../src/read/python/read-python.ts";
import { reprOf } from "../../src/program/text/value-text.ts";
import { createMachine } from "../../src/program/create-machine.ts";
import { runProgram } from "../../src/program/run-program.ts";
import type { Run, World } from "../../src/program/world.ts";

/** Runs program texts as the listings of one document. */
export const run = (...texts: readonly string[]): Run => runProgram(texts.map((text) => readPython(text)), {});
export const runIn = (world: World, ...texts: readonly string[]): Run => runProgram(texts.map((text) => readPython(text)), world);

/** `repr` of what a name stands for; of what is not known, `?` and why. */
export function shown(of: Run, name: string): string {
  const value = of.globals.names.get(name);
  if (!value) return "nothing";
  const machine = createMachine({ units: of.units, globals: of.globals, variables: of.variables, parts: of.parts }, {});
  return value.kind === "unknown" ? `? ${value.reason}` : reprOf(value, machine);
}
export const printed = (of: Run): string[] => of.events.flatMap((event) => (event.kind === "printed" ? [event.text] : []));
export const raised = (of: Run): string[] => of.events.flatMap((event) => (event.kind === "raised" ? [`${event.error.type}: ${event.error.message}`] : []));
export const stopped = (of: Run): string[] => of.events.flatMap((event) => (event.kind === "stopped" ? [event.reason] : []));
