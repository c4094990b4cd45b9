import fc from "fast-check";
import { generatorOf } from "../base/random.ts";
import { cases, type Draft } from "./draws.ts";
import type { Statement } from "./statement.ts";

interface Stream {
  readonly drawn: Draft[];
  next(): Draft;
}

/** Streams of statements that draw alike are kept, since a document's claims mostly do; no more than so many drafts. */
const streams = new Map<string, Stream>();
const keptDrafts = 5000;

/** The drafts of a statement's cases by their number. The same seed gives the same drafts to every statement that draws the same things. */
export function draftsOf(statement: Statement, seed: number): (index: number) => Draft {
  const { scope, length, variables, paths, steps, parameters } = statement;
  const key = JSON.stringify([seed, scope, length, variables.map(({ name, domain }) => [name, domain]), paths, steps.map((s) => s.name), parameters]);
  const stream = streams.get(key) ?? streamOf(statement, seed);
  streams.delete(key);
  streams.set(key, stream);
  let kept = 0;
  for (const { drawn } of streams.values()) kept += drawn.length;
  for (const [oldest, { drawn }] of streams) {
    if (kept <= keptDrafts || oldest === key) break;
    streams.delete(oldest);
    kept -= drawn.length;
  }
  return (index) => {
    while (stream.drawn.length <= index) stream.drawn.push(stream.next());
    return stream.drawn[index]!;
  };
}

function streamOf(statement: Statement, seed: number): Stream {
  const arbitrary = cases(statement);
  const source = new fc.Random(generatorOf(seed));
  const drawn: Draft[] = [];
  // fast-check's own bias: the first cases are mostly of extreme and simple values, the later ones less and less.
  return { drawn, next: () => arbitrary.generate(source, 2 + Math.floor(Math.log10(drawn.length + 1))).value };
}
