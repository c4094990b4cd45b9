import type { PythonUnit } from "../read/python/python-unit.ts";
import { createMachine } from "./create-machine.ts";
import { followed } from "./followed.ts";
import type { Machine } from "./machine.ts";
import { loseChanges } from "./statements/doubt.ts";
import type { Scope } from "./value.ts";
import type { Limits, Run, World } from "./world.ts";

/**
 * Runs the listings of a document, one after the other in one set of names, as the cells of a notebook. Nothing outside is touched and nothing is thrown: a statement that raises is left, what it would
 * have bound is unknown, and the next one is run; where a limit is met, the run ends and says which.
 */
export function runProgram(units: readonly PythonUnit[], world: World): Run {
  const globals: Scope = { names: new Map() };
  const machine = createMachine({ units, globals, variables: world.variables ?? [], parts: new Map() }, world);
  const ended = executeUnits(machine);
  return { units, globals, variables: machine.variables, parts: machine.parts, events: machine.events, ...(ended && { ended }) };
}

function executeUnits(machine: Machine): keyof Limits | undefined {
  for (const [unit, { module }] of machine.units.entries()) {
    const frame = { scope: machine.globals, unit };
    for (const statement of module.body) {
      Object.assign(machine.position, { unit, node: statement, depth: 0, function: undefined, loops: [] });
      const outcome = followed(() => machine.execute([statement], frame), machine);
      if (outcome.kind === "ended") return outcome.limit;
      if (outcome.kind === "value") continue;
      const reason = outcome.kind === "raised" ? outcome.error.type : outcome.reason;
      followed(() => machine.record(outcome.kind === "raised" ? { kind: "raised", error: outcome.error } : { kind: "stopped", reason }), machine);
      Object.assign(machine.position, { unit, node: statement, depth: 0, function: undefined, loops: [] });
      followed(() => loseChanges([statement], { kind: "unknown", reason }, frame, machine), machine);
    }
  }
  return undefined;
}
