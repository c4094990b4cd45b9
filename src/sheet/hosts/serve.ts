import { createEngine } from "../engine/create-engine.ts";
import type { Change, Computed, Engine } from "../engine/engine.ts";
import type { Catalog } from "../formula.ts";
import { readSheet } from "../read-sheet.ts";
import type { Reply, Request } from "./protocol.ts";

/** One end of a channel. `transfer` are buffers that are given away with the reply. */
export interface Channel {
  post(reply: Reply, transfer: ArrayBuffer[]): void;
  listen(receive: (request: Request) => void): void;
}

type Compute = Extract<Request, { kind: "compute" }>;

/** Computes sheets for whoever is at the other end, one request after the other. The engine is the page's own; between requests it keeps what it computed. */
export function serveSheet(channel: Channel, catalog: Catalog): void {
  let engine: Engine | undefined;
  let text = "";

  channel.listen((request) => {
    if (request.kind === "rest") {
      engine = undefined;
      return;
    }
    try {
      const changed = bringTo(request);
      const computed = gathered(engine!, changed);
      channel.post({ kind: "computed", id: request.id, computed }, computed.columns.map(({ values }) => values.buffer));
    } catch (error) {
      engine = undefined;
      channel.post({ kind: "failed", id: request.id, detail: error instanceof Error ? error.message : String(error) }, []);
    }
  });

  /** Makes the engine what the request says; gives the names whose values are to be sent: those computed on the way, and those that were asked for. */
  function bringTo(request: Compute): ReadonlySet<string> {
    const changes: Change[] = [];
    if (!engine) {
      // It plans until every parameter stands where it should, so that nothing is computed twice.
      let most = 0;
      const sheet = readSheet(request.text);
      engine = createEngine(sheet, catalog, () => most);
      setAll(engine, request.values);
      most = Infinity;
      changes.push(engine.setSheet(sheet));
    } else {
      if (request.text !== text) changes.push(engine.setSheet(readSheet(request.text)));
      changes.push(...setAll(engine, request.values));
    }
    text = request.text;
    if (Object.keys(request.measured).length > 0) changes.push(engine.measure(request.measured));
    return new Set([...request.wanted, ...changes.flatMap(({ recomputed }) => recomputed)]);
  }
}

/** Choices first, since they bring parameters; T last, since it costs the most. What stands there already costs nothing. */
function setAll(engine: Engine, values: Compute["values"]): Change[] {
  const rank = ([name, value]: readonly [string, number | string]) => (typeof value === "string" ? 0 : name === "T" ? 2 : 1);
  return values.toSorted((a, b) => rank(a) - rank(b)).map(([name, value]) => engine.set(name, value));
}

/** Copies, because what is transferred is gone here, and the next request needs it. */
function gathered(engine: Engine, names: ReadonlySet<string>): Computed {
  const columns: Computed["columns"][number][] = [], numbers: [string, number][] = [];
  for (const name of names) {
    const column = engine.column(name), number = column ? undefined : engine.scalar(name);
    if (column) columns.push({ name, from: column.from, values: new Float64Array(column.values) });
    else if (number !== undefined) numbers.push([name, number]);
  }
  return {
    columns, numbers,
    problems: engine.cells().flatMap(({ id }) => pairs(id, engine.problem(id))),
    claims: engine.cells().flatMap(({ id }) => pairs(id, engine.claimHere(id))),
  };
}

const pairs = <Value>(id: string, value: Value | undefined): (readonly [string, Value])[] => (value === undefined ? [] : [[id, value]]);
