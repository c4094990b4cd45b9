import type { Place } from "../../base/place.ts";
import type { Font, Operator, Relation } from "./math.ts";

/**
 * The words of mathematics, whatever notation they came from: LaTeX by KaTeX's tree, or Unicode in plain text.
 * Brackets are still loose; what stood as a script is in `below` and `above`.
 */
export type Token = Word & {
  readonly place: Place;
  readonly below?: readonly Token[];
  readonly above?: readonly Token[];
};

export type Word =
  | { readonly type: "number"; readonly digits: string }
  | { readonly type: "symbol"; readonly name: string; readonly accents: readonly string[]; readonly font?: Font | "bold" | "upright" }
  /** Letters set together: \operatorname{SNR}, \text{softmax}. */
  | { readonly type: "word"; readonly text: string }
  /** Words that are no name: spaces or characters beyond letters in \text. */
  | { readonly type: "prose"; readonly text: string }
  | { readonly type: "function"; readonly name: string }
  | { readonly type: "fold"; readonly fold: "sum" | "prod" | "int" }
  | { readonly type: "operator"; readonly op: Operator; readonly written?: "·" | "×" | "⊙" | "∗" | "slash" }
  /** `note` is what an arrow or an overset carries. */
  | { readonly type: "relation"; readonly relation: Relation; readonly note?: readonly Token[] }
  | { readonly type: "implies"; readonly text: "⇒" | "⇐" | "⇔" | "∴" | "∵" }
  | { readonly type: "open"; readonly bracket: string }
  | { readonly type: "close"; readonly bracket: string }
  | { readonly type: "bracket"; readonly open: string; readonly close: string; readonly inside: readonly Token[] }
  | { readonly type: "bar"; readonly double: boolean; readonly role?: "open" | "close" | "between" }
  | Bare<"comma" | "semicolon" | "colon" | "stop" | "wide" | "ellipsis" | "infinity" | "prime" | "percent" | "gradient" | "empty">
  | { readonly type: "fraction"; readonly upper: readonly Token[]; readonly lower: readonly Token[] }
  | { readonly type: "root"; readonly of: readonly Token[]; readonly degree?: readonly Token[] }
  | { readonly type: "accented"; readonly accent: string; readonly of: readonly Token[] }
  | { readonly type: "group"; readonly of: readonly Token[] }
  | { readonly type: "table"; readonly rows: readonly (readonly (readonly Token[])[])[] }
  | { readonly type: "unknown"; readonly subject: string };

type Bare<K> = K extends string ? { readonly type: K } : never;

export type TokenType = Word["type"];
export type TokenOf<K extends TokenType> = Extract<Token, { type: K }>;
