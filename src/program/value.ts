import type { Located, Node } from "../read/python/syntax.ts";

/**
 * What a Python name can stand for. Numbers are float64; what is random is an affine law over named variables, so that a program run once gives the law it samples.
 * What is not known is a value too, so that it stops what needs it and nothing else.
 */
export type Value =
  | { readonly kind: "none" }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "int"; readonly value: number }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "ellipsis" }
  | { readonly kind: "slice"; readonly start: Value; readonly stop: Value; readonly step: Value }
  | { readonly kind: "range"; readonly start: number; readonly stop: number; readonly step: number }
  | Tensor | Statistic | Sequence | Dict | PythonSet | Callable | Instance | LibraryModule | Unknown;

/** A list or a tuple; a list's items change in place. */
export interface Sequence { readonly kind: "list" | "tuple"; items: Value[] }
/** Keys are the printed form of hashable values, e.g. `text:linear`, `int:3`; `keys` holds the values themselves in order. */
export interface Dict { readonly kind: "dict"; readonly entries: Map<string, { readonly key: Value; value: Value }> }
/** Keys as in a Dict. */
export interface PythonSet { readonly kind: "set"; readonly entries: Map<string, Value> }
/** `np`, `torch.nn.functional`, …: a dotted path of the library itself, whatever the program calls it. */
export interface LibraryModule { readonly kind: "module"; readonly path: string }
/** Not known, and why, by the name of what was met first: "DataLoader", "argument x". */
export interface Unknown { readonly kind: "unknown"; readonly reason: string }

/**
 * An n-dimensional array. Along an axis that is `uniform` all entries are alike (equal numbers, or the same law with each entry's own coordinates of its variables), and only one is kept:
 * `cells` is row-major over the axes that are not uniform. Shapes are concrete. `cells` is replaced or written in place as Python does; what shares an array shares the object.
 */
export interface Tensor {
  readonly kind: "tensor";
  shape: readonly number[];
  uniform: readonly boolean[];
  cells: Cell[];
  readonly type: "float" | "int" | "bool";
  readonly library: "numpy" | "torch";
  /** A schedule put in by the world, or computed from one. */
  readonly fromSchedule?: true;
  /** A part of another array, or all of it in another shape: what is written into it is written there too (view.ts). */
  readonly isView?: true;
  /** Axes that are kept apart although each entry has its own coordinate of the variables that its cell names, as along a uniform axis: noise times a table. Absent: none. */
  own?: readonly boolean[] | undefined;
}
export type Cell = number | Law;

/** constant + Σ terms[id] · variable id. Variables are independent, and a variable has a coordinate of its own at each entry of a uniform axis. Ids at and past `terms.length` have coefficient 0. */
export interface Law { readonly constant: number; readonly terms: Float64Array }

/** What is averaged in a loss, before or after the average: norm(base) · factor. A number would be its expectation; that is for whoever judges it. */
export interface Statistic {
  readonly kind: "statistic";
  readonly norm: "square" | "absolute" | "huber";
  readonly base: Tensor;
  readonly factor: Tensor;
  readonly reduced: "none" | "mean" | "sum";
}

export type Callable = PythonFunction | PythonClass | Builtin | Network;
export interface PythonFunction {
  readonly kind: "function";
  readonly name: string;
  readonly node: Node<"FunctionDef"> | Node<"Lambda"> | Node<"AsyncFunctionDef">;
  readonly unit: number;
  readonly scope: Scope;
  /** Evaluated once, at the definition, by parameter name. */
  readonly defaults: ReadonlyMap<string, Value>;
  /** The instance or class that a method is bound to. */
  readonly self?: Value;
  /** The class that it was written in. */
  readonly owner?: PythonClass;
  readonly isProperty?: true;
  readonly isStatic?: true;
  readonly isClassMethod?: true;
}
export interface PythonClass {
  readonly kind: "class";
  readonly name: string;
  readonly node?: Node<"ClassDef">;
  readonly unit: number;
  readonly bases: readonly Value[];
  readonly members: Map<string, Value>;
  /** Of a dataclass: its fields in order, with what they are where nothing is given. */
  readonly fields?: ReadonlyMap<string, { readonly kind: "value"; readonly value: Value } | { readonly kind: "factory"; readonly make: Value } | undefined>;
}
/** A function of a library or of Python, by its dotted path. */
export interface Builtin { readonly kind: "builtin"; readonly path: string; readonly self?: Value }
/** Something that is called with a state and a step and is not interpreted: a trained network, known by its name. */
export interface Network { readonly kind: "network"; readonly name: string }
export interface Instance { readonly kind: "instance"; readonly of: PythonClass; readonly attributes: Map<string, Value> }

/** Names and what they stand for. `locals`: the names a function binds anywhere in it; `globals`, `nonlocals`: those it declares to be someone else's. */
export interface Scope {
  readonly names: Map<string, Value>;
  readonly outer?: Scope;
  readonly function?: string;
  readonly locals?: ReadonlySet<string>;
  readonly globals?: ReadonlySet<string>;
  readonly nonlocals?: ReadonlySet<string>;
  readonly isComprehension?: true;
  readonly isClass?: true;
}

/** A node together with the listing it stands in. */
export interface Spot { readonly unit: number; readonly node: Located }
