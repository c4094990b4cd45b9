import { runProgram } from "../../program/run-program.ts";
import type { Run, World } from "../../program/world.ts";
import type { Document } from "../document/document.ts";
import type { AuditOptions } from "../finding.ts";
import type { Lexicon } from "../reading.ts";
import type { CodeContext } from "./code-claim.ts";
import type { Listing } from "./source/listing.ts";

/** A document's code with its own run, and its runs in other worlds, each made once and only when it is asked for. `run` stands for its own where the code is only tried. */
export function contextOf(document: Document, listings: readonly Listing[], lexicon: Lexicon, options: AuditOptions, run?: Run): CodeContext {
  const units = listings.map(({ unit }) => unit);
  const runs = new Map<World, Run>();
  const runIn = (world: World): Run => {
    const known = runs.get(world) ?? runProgram(units, world);
    runs.set(world, known);
    return known;
  };
  return { document, listings, lexicon, options, run: run ?? runProgram(units, {}), runIn };
}
