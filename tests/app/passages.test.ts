import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";
import { passagesOf } from "../../src/app/audit/passages-of.ts";
import type { Part, Passage } from "../../src/app/audit/passage.ts";

const passages = (name: string, text: string): readonly Passage[] => passagesOf(readDocument(name, text), []);
const said = (parts: readonly Part[]): string => parts.map((part) => (part.kind === "math" ? `⟨${part.tex}⟩` : part.style ? `${part.style}(${part.text})` : part.text)).join("");

describe("a document as it is shown", () => {
  test("keeps paragraphs, lists, tables, headings and displays apart", () => {
    const shown = passages("a.md", "# Title of $x$\n\nOne sentence. Two *words* with $a_t$.\n\nNext.\n\n- first **bold**\n- second\n\n| a | b |\n|---|---|\n| $x=1$ | 2 |\n\n$$\ny = 1\n$$\n\n```python\nz = 1\n```\n");
    expect(shown.map(({ kind }) => kind)).toEqual(["heading", "paragraph", "paragraph", "list", "table", "display", "code"]);
    expect(shown[0]!.kind === "heading" && said(shown[0]!.parts)).toBe("Title of ⟨x⟩");
    expect(shown[1]!.kind === "paragraph" && said(shown[1]!.parts)).toBe("One sentence. Two emphasis(words) with ⟨a_t⟩.");
    expect(shown[3]!.kind === "list" && shown[3]!.items.map(said)).toEqual(["first strong(bold)", "second"]);
    expect(shown[4]!.kind === "table" && shown[4]!.rows.map((row) => row.map(said))).toEqual([["a", "b"], ["⟨x=1⟩", "2"]]);
  });

  test("closes the gaps between heading levels", () => {
    const levels = passages("a.md", "# One\n\n### Two\n\n### Three\n\n## Four\n").map((passage) => (passage.kind === "heading" ? passage.level : 0));
    expect(levels).toEqual([1, 2, 2, 2]);
  });

  test("leaves stars and underscores that mark nothing as they stand", () => {
    const [only] = passages("a.md", "Take a * b and snake_case_names, `x_0*` and 2 ** 3.");
    expect(only!.kind === "paragraph" && said(only!.parts)).toBe("Take a * b and snake_case_names, code(x_0*) and 2 ** 3.");
  });

  test("has no mark-up of LaTeX, HTML or notebooks left around its words", () => {
    const latex = passages("a.tex", "\\documentclass{article}\\begin{document}\\section{One}\nFirst paragraph with $x$.\n\nSecond.\n\\begin{itemize}\\item one\\item two\\end{itemize}\\end{document}");
    expect(latex.map(({ kind }) => kind)).toEqual(["heading", "paragraph", "paragraph", "list"]);
    const html = passages("a.html", "<h1>One</h1><p>First <b>bold</b>.</p><p>Second.</p><ul><li>one</li><li>two</li></ul>");
    expect(html.map((p) => (p.kind === "list" ? p.items.map(said).join("/") : p.kind === "heading" || p.kind === "paragraph" ? said(p.parts).trim() : p.kind))).toEqual(["One", "First bold.", "Second.", "one/two"]);
    const notebook = JSON.stringify({ nbformat: 4, cells: [{ cell_type: "markdown", source: ["# One\n", "First.\n", "\n", "Second $x$.\n"] }] });
    expect(passages("a.ipynb", notebook).map(({ kind }) => kind)).toEqual(["heading", "paragraph", "paragraph"]);
  });
});

describe("the claims of a document", () => {
  for (const name of ["vlb-terms.md", "exercises-solutions.tex", "faq-zh.html", "notes-plain.txt", "posterior-bayes.ipynb"])
    test(`are each marked once in ${name}`, () => {
      const document = readDocument(name, readFileSync(`tests/tutorials/${name}`, "utf8"));
      const { findings } = audit(document, { seed: 1, runs: 20 });
      const shown = passagesOf(document, findings).flatMap((passage): readonly string[] => {
        switch (passage.kind) {
          case "display": return passage.math.claims;
          case "code": return passage.rows.flatMap(({ claims }) => claims);
          case "list": return passage.items.flat().flatMap(claimsOf);
          case "table": return passage.rows.flat(2).flatMap(claimsOf);
          case "missing": return [];
          default: return passage.parts.flatMap(claimsOf);
        }
      });
      expect(findings.length).toBeGreaterThan(5);
      expect(shown.toSorted()).toEqual(findings.map(({ id }) => id).toSorted());
    });
});

const claimsOf = (part: Part): readonly string[] => (part.kind === "math" ? part.claims : []);
