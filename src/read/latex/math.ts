import type { Place } from "../../base/place.ts";

/**
 * One assertion as a document makes it: a chain `items[0] relations[0] items[1] …`, with no relation for a lone expression.
 * Every place is a stretch of the text that was read. A chain that starts with its relation ("= a + b") has a `missing` first item.
 */
export interface Statement {
  readonly kind: "statement";
  readonly items: readonly MathNode[];
  readonly relations: readonly Relation[];
  /** What follows and narrows it: "ε ∼ N(0, I)", "t = 1, …, T", "for t ≥ 2". */
  readonly qualifiers: readonly Statement[];
  /** The word or arrow that led to it: "where", "if", "⇒". */
  readonly lead?: string;
  /** The equation's number as printed, "(1)" for `\tag{1}`. */
  readonly label?: string;
  /** Something in its row could not be read, so that it may be read wrongly with it. */
  readonly doubtful?: true;
  /** Words beside the formula that are no part of it. */
  readonly comments: readonly string[];
  readonly place: Place;
}

/** `:=` is any of := ≜ ≝; `=d` equality in distribution. */
export type Relation =
  | "=" | "≠" | "<" | "≤" | ">" | "≥" | "≪" | "≫" | "≈" | "≃" | "≅" | "∼" | "∝" | "→" | "←" | "↔" | "↦"
  | "∈" | "∉" | "⊂" | "⊆" | "⊥" | "⫫" | ":=" | "≡" | "=d";

/** A piece of mathematics, read: what was written, with nothing decided that the writing leaves open. */
export type MathNode =
  | NumberNode | SymbolNode | IdentityNode | InfinityNode | EllipsisNode | PlaceholderNode | MissingNode
  | NegateNode | OperatorNode | RootNode | AccentedNode | PrimedNode
  | CallNode | AppliedNode | FoldNode | IntegralNode | LimitNode | GradientNode | DerivativeNode | DifferentialNode | EvaluatedNode
  | DensityNode | NormalNode | ExpectationNode | DivergenceNode | GivenNode
  | NormNode | AbsNode | MatrixNode | CasesNode | ListNode | SetNode | IntervalNode | TupleNode | RangeNode | BoundNode | LawOfNode;

/** Digits as written ("0.10", "1e-4"), without a sign; thousands separators and a trailing full stop are gone. */
export interface NumberNode { readonly kind: "number"; readonly digits: string; readonly place: Place }

/** "bar" is also \overline; other marks keep TeX's name. The innermost comes first. */
export type Accent = string;
/** Bold and italic mean nothing here and are dropped. */
export type Font = "calligraphic" | "blackboard" | "fraktur";

/**
 * A letter or a word: `name` is canonical ("alpha", "epsilon" for both epsilons, "x", "SNR").
 * `x_{t,i}` has two subscripts, `x_{1:T}` a range, `α_{t|s}` a given; `label` is a subscript that is a word ("start", "min", "KL").
 * `index` is an upper index in brackets, `x^{(t)}`; `mark` an upper sign, one of * ′ ″ ⊤ † + - or a word.
 */
export interface SymbolNode {
  readonly kind: "symbol"; readonly name: string; readonly accents: readonly Accent[]; readonly font?: Font;
  readonly subscripts: readonly MathNode[]; readonly label?: string; readonly index?: MathNode; readonly mark?: string; readonly place: Place;
}
/** I, \mathbf{I}, I_d. */
export interface IdentityNode { readonly kind: "identity"; readonly dimension?: MathNode; readonly place: Place }
export interface InfinityNode { readonly kind: "infinity"; readonly place: Place }
/** Dots, in a list or a product. */
export interface EllipsisNode { readonly kind: "ellipsis"; readonly place: Place }
/** The dot of `f(·, t)`. */
export interface PlaceholderNode { readonly kind: "placeholder"; readonly place: Place }
/** The left side of a chain that was begun elsewhere. */
export interface MissingNode { readonly kind: "missing"; readonly place: Place }

export interface NegateNode { readonly kind: "negate"; readonly of: MathNode; readonly place: Place }
export type Operator = "+" | "-" | "*" | "/" | "^" | "±" | "∓" | "∘" | "⊗" | "⊕" | "∪" | "∩";
/**
 * `written` tells how a product or quotient stood. `ambiguous` marks `a / b c`, read as a / (b c): `otherReading` gives (a / b) c.
 */
export interface OperatorNode {
  readonly kind: "operator"; readonly op: Operator; readonly left: MathNode; readonly right: MathNode;
  readonly written?: "beside" | "·" | "×" | "⊙" | "∗" | "fraction" | "slash" | "percent"; readonly ambiguous?: true; readonly place: Place;
}
/** √, or the root of `degree`. */
export interface RootNode { readonly kind: "root"; readonly of: MathNode; readonly degree?: MathNode; readonly place: Place }
/** A mark over more than one symbol: `\overline{x y}`. */
export interface AccentedNode { readonly kind: "accented"; readonly accent: Accent; readonly of: MathNode; readonly place: Place }
/** A sign above what is no symbol: `(A B)^\top`. */
export interface PrimedNode { readonly kind: "primed"; readonly mark: string; readonly of: MathNode; readonly place: Place }

/**
 * A function of its arguments, beyond doubt: exp(…), ε_θ(x_t, t), softmax(…). ln is log. `given` follows a bar: ε_θ(x_t | c).
 * `ambiguous` marks `log a / b`, read as log(a / b): `otherReading` gives log(a) / b.
 */
export interface CallNode {
  readonly kind: "call"; readonly function: SymbolNode; readonly args: readonly MathNode[]; readonly given: readonly MathNode[];
  readonly ambiguous?: true; readonly place: Place;
}
/**
 * A letter before brackets that may be a call or a product, `β(t + 1)`: only the document's definitions can tell.
 * `power` stands on the closing bracket: base(args)^power, or base · (args^power).
 */
export interface AppliedNode { readonly kind: "applied"; readonly base: SymbolNode; readonly args: readonly MathNode[]; readonly power?: MathNode; readonly place: Place }

/** A sum or product. `∏_{s=1}^{t}` has index, from and to; `Σ_{t>1}` and `Σ_{i∈S}` say it in `over`. */
export interface FoldNode {
  readonly kind: "fold"; readonly fold: "sum" | "prod"; readonly index?: SymbolNode; readonly from?: MathNode; readonly to?: MathNode;
  readonly over?: Statement; readonly body: MathNode; readonly place: Place;
}
/** `variables` are those of the d's at its end, none when it has no d. */
export interface IntegralNode {
  readonly kind: "integral"; readonly from?: MathNode; readonly to?: MathNode; readonly body: MathNode; readonly variables: readonly MathNode[]; readonly place: Place;
}
export interface LimitNode { readonly kind: "limit"; readonly toward?: Statement; readonly body: MathNode; readonly place: Place }
/** ∇_x f. `laplacian` for ∇² and Δ are problems, not gradients. */
export interface GradientNode { readonly kind: "gradient"; readonly variable?: MathNode; readonly of: MathNode; readonly place: Place }
/** df/dx, ∂f/∂x; without `of` it is the operator d/dx alone. */
export interface DerivativeNode { readonly kind: "derivative"; readonly of?: MathNode; readonly variable: MathNode; readonly partial: boolean; readonly place: Place }
/** dx, dt, Δt, ∂x. */
export interface DifferentialNode { readonly kind: "differential"; readonly letter: "d" | "Δ" | "∂"; readonly of: MathNode; readonly place: Place }
/** f |_{t=0}. */
export interface EvaluatedNode { readonly kind: "evaluated"; readonly of: MathNode; readonly at: readonly Statement[]; readonly place: Place }

/** q(x_t | x_{t-1}, x_0), p_θ(x_{0:T}). `parameters` follow a semicolon. */
export interface DensityNode {
  readonly kind: "density"; readonly symbol: SymbolNode; readonly of: readonly MathNode[]; readonly given: readonly MathNode[];
  readonly parameters: readonly MathNode[]; readonly place: Place;
}
/** N(variable; mean, covariance). */
export interface NormalNode { readonly kind: "normal"; readonly variable?: MathNode; readonly mean: MathNode; readonly covariance: MathNode; readonly place: Place }
/** E_{over}[body | given]; each of `over` is a law ("x_0 ∼ q(x_0)"), a density or a variable. */
export interface ExpectationNode {
  readonly kind: "expectation"; readonly over: readonly Statement[]; readonly body: MathNode; readonly given: readonly MathNode[]; readonly place: Place;
}
/** KL(of ‖ from); `name` is "KL", or the letter of another divergence. */
export interface DivergenceNode { readonly kind: "divergence"; readonly name: string; readonly of: MathNode; readonly from: MathNode; readonly place: Place }
/** x_t | x_0, outside of a density. */
export interface GivenNode { readonly kind: "given"; readonly of: readonly MathNode[]; readonly given: readonly MathNode[]; readonly place: Place }
/** A statement where a value is expected: E[1{t > 1}], P(x > 0), x = y in brackets. */
export interface LawOfNode { readonly kind: "event"; readonly statement: Statement; readonly place: Place }

/** ‖of‖, with `order` from a subscript. */
export interface NormNode { readonly kind: "norm"; readonly of: MathNode; readonly order?: MathNode; readonly place: Place }
export interface AbsNode { readonly kind: "abs"; readonly of: MathNode; readonly place: Place }
export interface MatrixNode { readonly kind: "matrix"; readonly rows: readonly (readonly MathNode[])[]; readonly place: Place }
/** No conditions stand for "otherwise". */
export interface CasesNode {
  readonly kind: "cases"; readonly branches: readonly { readonly value: MathNode; readonly conditions: readonly Statement[] }[]; readonly place: Place;
}
/** 1, 2, …, T without brackets. */
export interface ListNode { readonly kind: "list"; readonly items: readonly MathNode[]; readonly place: Place }
/** {1, …, T}; {x_t}_{t=0}^{T} has `over` (t = 0) and `to`. */
export interface SetNode { readonly kind: "set"; readonly items: readonly MathNode[]; readonly over?: Statement; readonly to?: MathNode; readonly place: Place }
export interface IntervalNode {
  readonly kind: "interval"; readonly from: MathNode; readonly to: MathNode; readonly fromIncluded: boolean; readonly toIncluded: boolean; readonly place: Place;
}
/** (a, b) or [a, b, c] where nothing says that it is an interval. */
export interface TupleNode { readonly kind: "tuple"; readonly items: readonly MathNode[]; readonly brackets: "()" | "[]" | "⟨⟩"; readonly place: Place }
/** 1:T as a subscript. */
export interface RangeNode { readonly kind: "range"; readonly from: MathNode; readonly to: MathNode; readonly place: Place }
/** <i as a subscript. */
export interface BoundNode { readonly kind: "bound"; readonly relation: Relation; readonly of: MathNode; readonly place: Place }

/** The options of a reader; `macros` map a name with its backslash to its body, with #1 … for arguments, as `readMacros` gives them. */
export interface MathOptions { readonly macros?: Readonly<Record<string, string>> }
