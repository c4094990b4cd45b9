import katex from "katex";
import { expect, test } from "vitest";

/** The shapes that katex-tree.ts relies on: type, the fields that hold something, and what is inside. A new KaTeX that changes them fails here first. */
function shape(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shape).join(" ");
  if (typeof node !== "object" || node === null) return typeof node;
  const { type, text, name, label, ...rest } = node as Record<string, unknown>;
  const parts = ["base", "sup", "sub", "body", "numer", "denom", "index", "mathml"].filter((key) => typeof rest[key] === "object" && rest[key] !== null).map((key) => `${key}:${String(shape(rest[key]))}`);
  const shownText = [text, name, label].filter((value) => typeof value === "string").join();
  return `${String(type)}${shownText === "" ? "" : `‹${shownText}›`}${"loc" in rest && rest["loc"] !== undefined ? "@" : ""}${parts.length === 0 ? "" : `(${parts.join(" ")})`}`;
}
const parse = (katex as unknown as Readonly<Record<"__parse", (tex: string, settings: object) => unknown[]>>)["__parse"];
const shapes = (tex: string) => shape(parse(tex, { displayMode: true, strict: "ignore" }));

test("KaTeX is the version whose tree is known", () => expect(katex.version).toBe("0.19.1"));

test.each([
  ["98^{10}", "textord‹9›@ supsub(base:textord‹8›@ sup:ordgroup@(body:textord‹1›@ textord‹0›@))"],
  ["(a)^2", "atom‹(›@ mathord‹a›@ supsub(base:atom‹)›@ sup:textord‹2›@)"],
  [":=", "atom‹:›@ atom‹=›@"],
  ["\\bar\\alpha_t", "supsub(base:accent‹\\bar›(base:mathord‹\\alpha›@) sub:mathord‹t›@)"],
  ["\\left(a\\right)", "leftright(body:mathord‹a›@)"],
  ["\\big[", "delimsizing"],
  ["\\frac ab", "genfrac(numer:ordgroup@(body:mathord‹a›@) denom:ordgroup@(body:mathord‹b›@))"],
  ["\\sqrt[3]x", "sqrt(body:ordgroup@(body:mathord‹x›@) index:ordgroup@(body:textord‹3›@))"],
  ["\\mathcal N", "font(body:mathord‹N›@)"],
  ["\\boldsymbol x", "mclass(body:font(body:ordgroup@(body:mathord‹x›@)))"],
  ["\\text{a b}", "text(body:textord‹a›@ spacing‹ ›@ textord‹b›@)"],
  ["\\operatorname{f}", "operatorname(body:mathord‹f›@)"],
  ["\\sum_i", "supsub(base:op‹\\sum› sub:mathord‹i›@)"],
  ["\\cos^2", "supsub(base:op‹\\cos› sup:textord‹2›@)"],
  ["a\\quad b", "mathord‹a›@ kern mathord‹b›@"],
  ["\\overline x", "overline(body:ordgroup@(body:mathord‹x›@))"],
  ["x'", "supsub(base:mathord‹x›@ sup:ordgroup(body:textord‹\\prime›))"],
  ["a\\mid b\\|", "mathord‹a›@ atom‹\\mid›@ mathord‹b›@ textord‹\\|›@"],
  ["\\underbrace{a}_b", "supsub(base:horizBrace‹\\underbrace›(base:ordgroup@(body:mathord‹a›@)) sub:mathord‹b›@)"],
  ["\\begin{cases}1\\end{cases}", "leftright(body:array(body:styling(body:ordgroup(body:textord‹1›@))))"],
  ["\\xrightarrow{a}", "xArrow‹\\xrightarrow›(body:ordgroup@(body:mathord‹a›@))"],
  ["\\dots", "atom‹\\ldots›@"],
])("the tree of %s", (tex, expected) => expect(shapes(tex)).toBe(expected));
