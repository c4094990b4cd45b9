import type { Problem } from "../../base/problem.ts";
import type { ClaimLine, Line } from "../../read/text/line.ts";
import type { MathNode, Relation, Statement } from "../../read/latex/math.ts";
import type { Rule } from "../finding.ts";
import type { Lexicon, Reading } from "../reading.ts";
import type { Met } from "../translate.ts";

/** Two neighbours of a chain, with what stands around them: what one finding is about. */
export interface Pair {
  readonly left: MathNode;
  readonly right: MathNode;
  readonly relation: Relation;
  readonly statement: Statement;
  /** Every item of the chain: a step of a derivation may be read with its beginning. */
  readonly chain: readonly MathNode[];
  /** The prose before and after the formula, lower case. */
  readonly around: string;
  /** The sentence it stands in, as written. */
  readonly sentence?: string;
  /** Variances of noises that the text declares other than 1, by key. */
  readonly declared: ReadonlyMap<string, MathNode>;
  /** Values that the text gives states and noises, by `x1` and the noise's key, as they were last printed before this. */
  readonly given: ReadonlyMap<string, MathNode>;
  /** The words right before it say that it does not hold. */
  readonly denied?: true;
  /** The headings above it, from the outermost. */
  readonly headings: readonly string[];
  /** Where it starts in the document. */
  readonly position?: number;
}

/** What a rule makes of a pair: any of these conjunctions is enough to make it true, and all must fail before it is refuted. */
export interface Judgeable {
  readonly rule: Rule;
  readonly alternatives: readonly (readonly ClaimLine[])[];
  readonly met: Met;
  /** Lines of its own for each alternative, in place of the document's: a stated schedule. */
  readonly lines?: readonly (readonly Line[])[];
  /** Which side of the claim is the document's right side, the one that a right form replaces: the left, unless stated. */
  readonly said?: "right";
  /** Its terms are no formula of the document's: no right form can be read off them. */
  readonly unwritten?: true;
  /** Where these hold, a failure is too slight to refute, or what is said here is the reason. */
  readonly unless?: readonly ClaimLine[];
  readonly unlessSays?: Problem;
  /** Said in place of a refutation: the claim holds in a case that the words around it may mean. */
  readonly narrowed?: Problem;
  /** The alternatives are this document's several schedules: failing under all of them decides nothing. */
  readonly several?: "schedules";
}

/** A rule says of a pair what would make it true, or nothing where the pair is none of its kind. It refuses by a problem what it cannot read. */
export type PairRule = (pair: Pair, reading: Reading, lexicon: Lexicon) => Judgeable | undefined;
