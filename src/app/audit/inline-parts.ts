import type { Part, TextPart } from "./passage.ts";

/** Stands for a piece of mathematics in a sentence. */
const held = "\uFFFC";

/** Emphasis, code and links of Markdown; what does not close is left as it stands. */
const marked = /`([^`\n]+)`|\*\*(?=\S)([^\n]*?\S)\*\*|(?<![\w_])__(?=\S)([^\n]*?\S)__(?![\w_])|\*(?=[^\s*])([^*\n]*?[^\s*])\*(?!\*)|(?<![\w_])_(?=[^\s_])([^_\n]*?[^\s_])_(?![\w_])|!?\[([^\]\n]*)\]\([^)\n]*\)/;
const tags = /<\/?(?:b|i|u|em|strong|sub|sup|br|span|p|div|center|a|img|font|small)\b[^<>]{0,300}>/gi;

/** A sentence of Markdown as parts; `math` are the pieces of mathematics between its `texts`, so there is one text more. */
export function inlineParts(texts: readonly string[], math: readonly Part[]): readonly Part[] {
  const clean = texts.map((text) => text.replaceAll(held, "").replaceAll(tags, ""));
  let next = 0;
  return styled(clean.join(held), undefined);

  function styled(text: string, style: TextPart["style"]): Part[] {
    const parts: Part[] = [];
    let rest = text;
    for (let found = marked.exec(rest); found; found = marked.exec(rest)) {
      parts.push(...plain(rest.slice(0, found.index), style));
      const [whole, code, bold, alsoBold, slanted, alsoSlanted, link] = found;
      if (code !== undefined) parts.push(...plain(code, "code"));
      else if (bold !== undefined || alsoBold !== undefined) parts.push(...styled(bold ?? alsoBold!, "strong"));
      else if (slanted !== undefined || alsoSlanted !== undefined) parts.push(...styled(slanted ?? alsoSlanted!, style ?? "emphasis"));
      else parts.push(...styled(link ?? "", style));
      rest = rest.slice(found.index + whole.length);
    }
    return [...parts, ...plain(rest, style)];
  }

  function plain(text: string, style: TextPart["style"]): Part[] {
    return text.split(held).flatMap((piece, i): Part[] => {
      const said = style === "code" ? piece : piece.replaceAll(/\\([\\`*_{}[\]()#+\-.!|~$&%])/g, "$1");
      return [...(i > 0 ? [math[next++]!] : []), ...(said === "" ? [] : [{ kind: "text" as const, text: said, ...(style && { style }) }])];
    });
  }
}
