import type { Relation } from "./math.ts";
import type { Word } from "./token.ts";

/** Every sign that stands between, around or in place of values: TeX's command or the character itself, and the word it is. */
const relations: Readonly<Record<Relation, string>> = {
  "=": "=", "≠": "≠ \\ne \\neq", "<": "< \\lt", "≤": "≤ ⩽ ≦ \\le \\leq \\leqslant \\leqq", ">": "> \\gt", "≥": "≥ ⩾ ≧ \\ge \\geq \\geqslant \\geqq",
  "≪": "≪ \\ll", "≫": "≫ \\gg", "≈": "≈ \\approx", "≃": "≃ \\simeq", "≅": "≅ \\cong", "∼": "∼ ~ \\sim", "∝": "∝ \\propto \\varpropto",
  "→": "→ ⟶ \\to \\rightarrow \\longrightarrow", "←": "← ⟵ \\leftarrow \\gets \\longleftarrow", "↔": "↔ \\leftrightarrow", "↦": "↦ \\mapsto \\longmapsto",
  "∈": "∈ \\in", "∉": "∉ \\notin", "⊂": "⊂ \\subset", "⊆": "⊆ \\subseteq", "⊥": "⊥ \\perp", "⫫": "⫫", ":=": "≜ ≔ ≝ \\triangleq", "≡": "≡ \\equiv", "=d": "",
};

const implications: readonly [Extract<Word, { type: "implies" }>["text"], string][] = [
  ["⇒", "⇒ ⟹ \\Rightarrow \\Longrightarrow"], ["⇐", "⇐ ⟸ \\Leftarrow \\Longleftarrow"], ["⇔", "⇔ ⟺ \\Leftrightarrow \\Longleftrightarrow"], ["∴", "∴ \\therefore"], ["∵", "∵ \\because"],
];

const others: readonly [Word, string][] = [
  [{ type: "operator", op: "+" }, "+"],
  [{ type: "operator", op: "-" }, "- − – \\minus"],
  [{ type: "operator", op: "*", written: "·" }, "\\cdot · ⋅ ∙ • \\bullet"],
  [{ type: "operator", op: "*", written: "×" }, "\\times ×"],
  [{ type: "operator", op: "*", written: "∗" }, "* \\ast ∗ ＊"],
  [{ type: "operator", op: "*", written: "⊙" }, "\\odot ⊙"],
  [{ type: "operator", op: "/", written: "slash" }, "/ ∕ \\div ÷ \\slash"],
  [{ type: "operator", op: "±" }, "\\pm ±"], [{ type: "operator", op: "∓" }, "\\mp ∓"],
  [{ type: "operator", op: "∘" }, "\\circ ∘"], [{ type: "operator", op: "⊗" }, "\\otimes ⊗"], [{ type: "operator", op: "⊕" }, "\\oplus ⊕"],
  [{ type: "operator", op: "∪" }, "\\cup ∪ \\bigcup"], [{ type: "operator", op: "∩" }, "\\cap ∩ \\bigcap"],
  [{ type: "comma" }, ", \\mathpunct{,}"], [{ type: "semicolon" }, ";"], [{ type: "colon" }, ": \\vcentcolon \\colon"], [{ type: "stop" }, ". \\cdotp \\ldotp"],
  [{ type: "ellipsis" }, "… ⋯ ⋮ ⋱ \\ldots \\cdots \\@cdots \\dots \\dotsc \\dotsb \\vdots \\varvdots \\ddots \\mathellipsis"],
  [{ type: "infinity" }, "∞ \\infty"], [{ type: "prime" }, "′ ' \\prime"], [{ type: "percent" }, "\\% %"], [{ type: "prose", text: "for all" }, "\\forall ∀"], [{ type: "gradient" }, "∇ \\nabla"],
  [{ type: "bar", double: false }, "| \\vert ∣"], [{ type: "bar", double: false, role: "between" }, "\\mid"],
  [{ type: "bar", double: true }, "\\| \\Vert ‖ ∥ ∣∣"], [{ type: "bar", double: true, role: "between" }, "\\parallel"],
  [{ type: "bar", double: false, role: "open" }, "\\lvert"], [{ type: "bar", double: false, role: "close" }, "\\rvert"],
  [{ type: "bar", double: true, role: "open" }, "\\lVert"], [{ type: "bar", double: true, role: "close" }, "\\rVert"],
  [{ type: "open", bracket: "(" }, "( \\lparen"], [{ type: "close", bracket: ")" }, ") \\rparen"],
  [{ type: "open", bracket: "[" }, "[ \\lbrack"], [{ type: "close", bracket: "]" }, "] \\rbrack"],
  [{ type: "open", bracket: "{" }, "\\{ \\lbrace {"], [{ type: "close", bracket: "}" }, "\\} \\rbrace }"],
  [{ type: "open", bracket: "⟨" }, "⟨ \\langle"], [{ type: "close", bracket: "⟩" }, "⟩ \\rangle"],
  [{ type: "open", bracket: "⌊" }, "⌊ \\lfloor"], [{ type: "close", bracket: "⌋" }, "⌋ \\rfloor"],
  [{ type: "open", bracket: "⌈" }, "⌈ \\lceil"], [{ type: "close", bracket: "⌉" }, "⌉ \\rceil"],
  [{ type: "symbol", name: "partial", accents: [] }, "∂ \\partial"],
  [{ type: "symbol", name: "⊤", accents: [] }, "⊤ \\top \\intercal"], [{ type: "symbol", name: "†", accents: [] }, "† \\dagger"],
];

const signs: ReadonlyMap<string, Word> = new Map<string, Word>([
  ...Object.entries(relations).flatMap(([relation, written]) => spell({ type: "relation", relation: relation as Relation }, written)),
  ...implications.flatMap(([text, written]) => spell({ type: "implies", text }, written)),
  ...others.flatMap(([word, written]) => spell(word, written)),
]);

function spell(word: Word, written: string): [string, Word][] {
  return written.split(" ").filter((one) => one !== "").map((one) => [one, word]);
}

/** The word that a TeX command or a character is; undefined for letters, digits and what is not known. */
export const sign = (text: string): Word | undefined => signs.get(text);

const negations: Partial<Record<Relation, Relation>> = { "=": "≠", "∈": "∉" };
/** The relation with a stroke through it. */
export const negated = (relation: Relation): Relation | undefined => negations[relation];
