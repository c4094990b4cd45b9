import type { PythonUnit } from "../read/python/python-unit.ts";
import type { Cell, Scope, Spot, Tensor, Value } from "./value.ts";

/**
 * What a run may be told from outside. Without it the program runs as it is written. All functions are asked at once, in the order of execution, and must be pure.
 */
export interface World {
  /** Variables of the world's own, ids from 0, for laws that `bind` gives; what the program draws gets ids after these. */
  readonly variables?: readonly Variable[];
  /** A name, an attribute or a parameter is bound; what is returned is bound instead. */
  readonly bind?: (binding: Binding) => Value;
  /** A whole number written in the program (1000); what is returned stands in its place. */
  readonly literal?: (value: number, spot: Spot) => number;
  /** `randint(low, high)`: which number it gives in this run; `low` where the world says nothing. */
  readonly integer?: (low: number, high: number, spot: Spot) => number;
  /** A name that nothing defines, or that comes of a module that is not seen; unknown without an answer. */
  readonly free?: (name: string) => Value | undefined;
  /** A network is called. Without an answer its output is a new variable of the state's shape. */
  readonly network?: (call: NetworkCall) => Value | undefined;
  readonly limits?: Limits;
}

export interface Binding { readonly name: string; readonly value: Value; readonly spot: Spot; readonly scope: Scope; /** Of the laws so far, by id. */ readonly variables: readonly Variable[]; readonly how: "assign" | "attribute" | "parameter" | "loop" | "augmented" | "entry" }
export interface NetworkCall { readonly name: string; readonly state: Tensor; readonly arguments: readonly Value[]; readonly keywords: ReadonlyMap<string, Value>; readonly spot: Spot }

/** Checked before work is done: steps of the interpreter, entries of one array, depth of calls, characters printed. */
export interface Limits { readonly steps: number; readonly entries: number; readonly depth: number; readonly printed: number }
export const usualLimits: Limits = { steps: 3e6, entries: 2e6, depth: 100, printed: 1e5 };

/**
 * A random variable of a run, of mean 0. `input`: given from outside; `normal`, `uniform`: drawn, standard normal or uniform on [-1/2, 1/2) (a draw from [0, 1) is 1/2 + it); `network`: an output;
 * `other`: e.g. a Bernoulli mask. `shape` is that of its independent coordinates without axes of one entry: nothing, or [], for a single number.
 */
export interface Variable {
  readonly id: number;
  readonly kind: "input" | "normal" | "uniform" | "network" | "other";
  readonly name: string;
  readonly variance: number;
  readonly spot?: Spot;
  readonly call?: NetworkCall;
  readonly shape?: readonly number[];
  readonly part?: Part;
}
/**
 * What a variable is of another, its `of`, whose coordinates are read in the shape `within`; one of these. `at`: the coordinate at these places, -1 along axes where all are left; `spread`: the axes of its own
 * shape along which one coordinate stands at all entries; `slice`: every so many-th along an axis; `order`: axis k is axis order[k]; `sum`: the sum over this axis, divided by √n.
 */
export interface Part {
  readonly of: number;
  readonly within: readonly number[];
  readonly at?: readonly number[];
  readonly spread?: readonly boolean[];
  readonly slice?: { readonly axis: number; readonly start: number; readonly step: number };
  readonly order?: readonly number[];
  readonly sum?: number;
}

/** What happened, in order. `depth` is the depth of calls, `loops` the loops it stands in from the outermost, each with its loop statement and its turn from 0. */
export type Event = { readonly spot: Spot; readonly depth: number; readonly function?: string; readonly loops: readonly Turn[] } & (
  | { readonly kind: "bound"; readonly name: string; readonly value: Value; readonly how: Binding["how"] }
  | { readonly kind: "drawn"; readonly variable: Variable }
  | { readonly kind: "integer"; readonly low: number; readonly high: number; readonly value: number }
  | { readonly kind: "network"; readonly call: NetworkCall; readonly output: Value }
  | { readonly kind: "read"; readonly name: string; readonly table: Tensor; readonly index: number; readonly value: Cell }
  | { readonly kind: "clamped"; readonly value: Tensor }
  | { readonly kind: "returned"; readonly value: Value }
  | { readonly kind: "printed"; readonly text: string; readonly values: readonly Value[] }
  | { readonly kind: "raised"; readonly error: PythonError }
  | { readonly kind: "stopped"; readonly reason: string });
export interface Turn { readonly loop: Spot; readonly turn: number; readonly target: Value }

/** An exception that CPython would raise: IndexError, ValueError (shapes), TypeError, KeyError, ZeroDivisionError, NameError … */
export interface PythonError { readonly type: string; readonly message: string; readonly spot: Spot }

/** What became of a program: its names, the variables of its laws and what happened. Where the limits ended it, `ended` says which. For a call with laws of one's own, add their variables to `variables` first: what is drawn in the call gets ids after all of these. */
export interface Run {
  readonly units: readonly PythonUnit[];
  readonly globals: Scope;
  readonly variables: readonly Variable[];
  /** Which variable is a part of which other, by key. */
  readonly parts: ReadonlyMap<string, Variable>;
  readonly events: readonly Event[];
  readonly ended?: keyof Limits;
}

/** The outcome of calling a function of a run: its value, or what it raised, or why it could not be followed; with the events of the call alone. `variables`: the run's and those that the call drew, by id. */
export type Outcome = { readonly events: readonly Event[]; readonly variables: readonly Variable[] } & (
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "raised"; readonly error: PythonError }
  | { readonly kind: "stopped"; readonly reason: string });
