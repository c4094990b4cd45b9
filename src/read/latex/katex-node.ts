import katex from "katex";

/** A node of KaTeX's layout tree: the fields that are used, over all of its node types (katex 0.19.1). */
export interface Node {
  readonly type: string;
  readonly loc?: { readonly start: number; readonly end: number; readonly lexer: { readonly input: string } };
  readonly text?: string; readonly family?: string; readonly name?: string; readonly label?: string; readonly font?: string; readonly mclass?: string;
  readonly delim?: string; readonly left?: string; readonly right?: string; readonly hasBarLine?: boolean;
  readonly dimension?: { readonly number: number; readonly unit: string };
  readonly body?: Node | Node[] | Node[][]; readonly mathml?: Node[];
  readonly base?: Node; readonly sub?: Node; readonly sup?: Node; readonly numer?: Node; readonly denom?: Node; readonly index?: Node; readonly below?: Node;
}

/** KaTeX's own parser, which its types leave out. */
export const parse = (katex as unknown as Readonly<Record<"__parse", (tex: string, settings: object) => Node[]>>)["__parse"];

export const bodyOf = (node: Node): Node[] => (Array.isArray(node.body) ? (node.body as Node[]) : node.body === undefined || node.body === null ? [] : [node.body]);

/** The letters of a text; undefined when there is mathematics in it. */
export function plainText(nodes: readonly Node[]): string | undefined {
  let text = "";
  for (const node of nodes) {
    if (node.type === "kern") continue;
    if (node.type === "spacing") text += " ";
    else if (node.text !== undefined && node.type !== "supsub") text += node.text === "\\textunderscore" || node.text === "\\_" ? "_" : node.text.replace(/^\\text(?=[a-z])/, "").replace(/^\\(?=[^A-Za-z])/, "");
    else if (node.type === "styling" && bodyOf(node).length > 0 && bodyOf(node).some((inner) => inner.type === "supsub" || inner.type === "mathord")) return undefined;
    else if (["ordgroup", "styling", "text", "font", "mclass", "color"].includes(node.type)) {
      const inner = plainText(bodyOf(node));
      if (inner === undefined) return undefined;
      text += inner;
    } else return undefined;
  }
  return text;
}
