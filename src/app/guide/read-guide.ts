import type { VerdictKind } from "../verdict-kind.ts";

/** A piece of a sentence. A key is written as the commands write it: "Mod+Z". */
export interface Piece {
  readonly kind: "text" | "strong" | "code" | "math" | "key";
  readonly text: string;
}

/** What the page itself knows and lists: nobody has to keep it true. */
export const lists = ["functions", "formulas", "commands"] as const;
export type List = (typeof lists)[number];

/** A sheet as an example: `file` is what a new sheet with it holds, `verdicts` what is known of its claims, one after the other. */
export interface Example {
  readonly text: string;
  readonly file: string;
  readonly verdicts: readonly VerdictKind[];
}

export type Block =
  | { readonly kind: "paragraph"; readonly pieces: readonly Piece[] }
  | { readonly kind: "items"; readonly items: readonly (readonly Piece[])[] }
  | { readonly kind: "rows"; readonly rows: readonly (readonly [readonly Piece[], readonly Piece[]])[] }
  | { readonly kind: "example"; readonly example: Example }
  | { readonly kind: "list"; readonly of: List };

export interface Chapter {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/**
 * guide   = { "## " title newline { block blank-line } }
 * block   = paragraph | { "- " item } | { "| " left " | " right " |" } | example | "{functions}" | "{formulas}" | "{commands}"
 * example = "```sheet" { verdict } … "```", or "~~~file" { verdict } … "~~~" around a file with fences of its own
 * A piece of a sentence is `code`, **strong**, $mathematics$ or [[key]].
 */
export function readGuide(text: string): readonly Chapter[] {
  return text.split(/^## /m).slice(1).map((chapter) => {
    const [title, ...rest] = chapter.split("\n");
    return { title: title!.trim(), blocks: blocksOf(rest.join("\n"), title!.trim()) };
  });
}

const fenced = /^(```|~~~)(sheet|file)((?: [a-z]+)*)\n([^]*?)^\1$/gm;

function blocksOf(text: string, title: string): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  for (const found of text.matchAll(fenced)) {
    blocks.push(...plainBlocks(text.slice(at, found.index)));
    const [whole, , kind, verdicts, body] = found as unknown as [string, string, string, string, string];
    const inner = kind === "sheet" ? `\`\`\`sheet\n${body}\`\`\`\n` : body;
    blocks.push({ kind: "example", example: { text: body.trimEnd(), file: `# ${title}\n\n${inner}`, verdicts: verdicts.split(" ").filter(Boolean) as VerdictKind[] } });
    at = found.index + whole.length;
  }
  return [...blocks, ...plainBlocks(text.slice(at))];
}

const plainBlocks = (text: string): Block[] => text.split(/\n{2,}/).map((block) => block.trim()).filter(Boolean).map(plainBlock);

function plainBlock(text: string): Block {
  const list = lists.find((name) => text === `{${name}}`);
  if (list) return { kind: "list", of: list };
  if (text.startsWith("- ")) return { kind: "items", items: text.split(/^- /m).slice(1).map((item) => piecesOf(item)) };
  if (text.startsWith("| ")) {
    return { kind: "rows", rows: text.split("\n").map((row) => {
      const [, left = "", right = ""] = /^\| (.*?) \| (.*) \|$/.exec(row) ?? [];
      return [piecesOf(left), piecesOf(right)] as const;
    }) };
  }
  return { kind: "paragraph", pieces: piecesOf(text) };
}

/** A line break in the file is a blank between words, and nothing between Chinese characters. */
function piecesOf(text: string): readonly Piece[] {
  const line = text.trim().replaceAll(/(?<=[\u3000-\u9fff\uff00-\uffef])\n\s*(?=[\u3000-\u9fff\uff00-\uffef])/g, "").replaceAll(/\s*\n\s*/g, " ");
  return line.split(/(`[^`]+`|\*\*[^*]+\*\*|\$[^$]+\$|\[\[[^\]]+\]\])/).filter((piece) => piece !== "").map((piece): Piece => {
    if (piece.startsWith("`")) return { kind: "code", text: piece.slice(1, -1) };
    if (piece.startsWith("**")) return { kind: "strong", text: piece.slice(2, -2) };
    if (piece.startsWith("$") && piece.length > 1) return { kind: "math", text: piece.slice(1, -1) };
    if (piece.startsWith("[[")) return { kind: "key", text: piece.slice(2, -2) };
    return { kind: "text", text: piece };
  });
}
