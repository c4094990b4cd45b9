import type { Problem } from "../../base/problem.ts";
import { components } from "./components.ts";
import type { Quantity } from "./quantity.ts";
import { type Read, readsOf } from "./reads.ts";

/** In which order quantities are computed. Immutable; knows nothing of values. */
export interface Plan {
  /** What is computed together, in order. Columns that need one another's earlier rows are one group and advance row by row. */
  readonly groups: readonly Group[];
  readonly reads: ReadonlyMap<string, readonly Read[]>;
  /** Names that read a name. */
  readonly readers: ReadonlyMap<string, readonly string[]>;
  /** "circular definition" for each name on a loop. */
  readonly problems: ReadonlyMap<string, Problem>;
}

export interface Group {
  readonly members: readonly Quantity[];
  /** Groups of one level run block by block side by side; whoever needs all of a column stands a level above it. */
  readonly level: number;
}

/** A reading of an earlier row is no loop; anything else that comes back to itself is one. */
export function planOf(quantities: ReadonlyMap<string, Quantity>): Plan {
  const list = [...quantities.values()];
  const indexOf = new Map(list.map((q, i) => [q.name, i]));
  const reads = new Map(list.map((q) => [q.name, readsOf(q)]));
  const readers = new Map<string, string[]>();
  for (const [name, of] of reads) for (const read of of) {
    const known = readers.get(read.name);
    if (!known) readers.set(read.name, [name]);
    else if (known.at(-1) !== name) known.push(name);
  }
  const problems = new Map<string, Problem>();
  const groups: Group[] = [];
  const levels = new Map<string, number>();
  /** What each reads of the others, by their numbers. */
  const edges = list.map((q) => reads.get(q.name)!.flatMap(({ name, lag }) => {
    const to = indexOf.get(name);
    return to === undefined ? [] : [{ to, lag }];
  }));
  const all = edges.map((of) => of.map(({ to }) => to));
  const targets = (i: number, wanted: (edge: Edge) => boolean): number[] => edges[i]!.filter(wanted).map(({ to }) => to);

  for (const component of components(list.length, (i) => all[i]!)) {
    if (component.length === 1 && !all[component[0]!]!.includes(component[0]!)) {
      put([list[component[0]!]!]);
      continue;
    }
    const inside = new Set(component);
    const here = ({ to }: Edge): boolean => inside.has(to);
    const now = (edge: Edge): boolean => !(edge.lag! >= 1) && here(edge);
    const loop = loopOf(component, (i) => targets(i, now)) ?? loopThroughAll(component, (i) => targets(i, here), (i) => targets(i, (edge) => edge.lag === undefined && here(edge)));
    if (loop) {
      const names = loop.map((i) => list[i]!.name);
      for (const i of component) {
        const of = list[i]!.name;
        problems.set(of, { kind: "circular definition", subject: of, hint: [...from(names, of), names.includes(of) ? of : names[0]!].join(" → ") });
      }
      continue;
    }
    const members = component.length === 1 ? component : components(component.length, (i) => targets(component[i]!, now).map((to) => component.indexOf(to))).map(([i]) => component[i!]!);
    put(members.map((i) => list[i]!));
  }
  return { groups, reads, readers, problems };

  /** A group stands on the level of what it reads, or one above what it needs all of. */
  function put(members: readonly Quantity[]): void {
    let level = 0;
    for (const member of members) for (const read of reads.get(member.name)!) {
      const below = levels.get(read.name) ?? 0;
      level = Math.max(level, below + (read.lag === undefined && quantities.get(read.name)?.kind === "column" ? 1 : 0));
    }
    for (const member of members) levels.set(member.name, level);
    groups.push({ members, level });
  }
}

interface Edge {
  readonly to: number;
  readonly lag: number | undefined;
}

/** A loop among the readings that need the same row, if the component holds one. */
function loopOf(component: readonly number[], next: (i: number) => readonly number[]): number[] | undefined {
  const place = new Map(component.map((node, i) => [node, i]));
  const knot = components(component.length, (i) => next(component[i]!).map((to) => place.get(to)!)).find(
    (members) => members.length > 1 || next(component[members[0]!]!).includes(component[members[0]!]!),
  );
  if (!knot) return undefined;
  // Walk inside the knot until a node comes back: that is one loop, in reading order.
  const inside = new Set(knot.map((i) => component[i]!));
  const path: number[] = [];
  for (let node = component[knot[0]!]!; ; node = next(node).find((to) => inside.has(to))!) {
    const seen = path.indexOf(node);
    if (seen >= 0) return path.slice(seen);
    path.push(node);
  }
}

/** A loop through a reading of a whole column or of a number: nothing on it can be had row by row. */
function loopThroughAll(component: readonly number[], next: (i: number) => readonly number[], whole: (i: number) => readonly number[]): number[] | undefined {
  const source = component.find((i) => whole(i).length > 0);
  if (source === undefined) return undefined;
  const start = whole(source)[0]!, cameFrom = new Map([[start, start]]), queue = [start];
  for (let i = 0; !cameFrom.has(source); i++)
    for (const to of next(queue[i]!)) {
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, queue[i]!);
      queue.push(to);
    }
  const path = [source];
  while (path[0] !== start) path.unshift(cameFrom.get(path[0]!)!);
  return path;
}

/** The loop, turned so that it starts at `name`. */
function from(loop: readonly string[], name: string): readonly string[] {
  const at = Math.max(0, loop.indexOf(name));
  return [...loop.slice(at), ...loop.slice(0, at)];
}
