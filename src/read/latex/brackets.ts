import { fail } from "../../base/problem.ts";
import type { Token } from "./token.ts";

const closes: Readonly<Record<string, string>> = { "(": ")]", "[": ")]", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉" };
const deepest = 80;

/**
 * Loose brackets paired: each pair becomes one token that holds what is inside and carries the scripts of its closing sign.
 * Round and square ones may pair with one another, as in (0, 1]. Bars are paired only where the writing says which side they are
 * (\lVert … \rVert, \left| … \right|); the others are left to the grammar, which knows whether a bar parts or encloses.
 */
export function paired(flat: readonly Token[]): Token[] {
  const tokens = spliced(flat);
  const frames: { open?: Token; items: Token[] }[] = [{ items: [] }];
  const top = () => frames.at(-1)!;
  const enclose = (open: Token, close: Token, inside: Token[], brackets: [string, string]): Token => ({
    type: "bracket", open: brackets[0], close: brackets[1], inside, place: { start: open.place.start, end: Math.max(open.place.end, close.place.end) },
    ...(close.below && { below: close.below }), ...(close.above && { above: close.above }),
  });

  for (const token of tokens) {
    if (token.type === "open" || (token.type === "bar" && token.role === "open")) {
      if (token.type === "open" && token.bracket === "") continue;
      if (frames.length > deepest) fail("too deep", "brackets", { place: token.place, hint: `${deepest}` });
      frames.push({ open: token, items: [] });
    } else if (token.type === "close") {
      const { open, items } = top();
      if (token.bracket === "") {
        // A brace beside a table that nothing closes are cases; other brackets go on in the next line.
        if (open?.type !== "open" || open.bracket !== "{" || items.length !== 1 || items[0]!.type !== "table") continue;
      } else if (open?.type !== "open" || !closes[open.bracket]!.includes(token.bracket)) {
        fail("unexpected token", token.bracket, { place: token.place, ...(open?.type === "open" && { hint: closes[open.bracket]![0]! }) });
      }
      frames.pop();
      top().items.push(enclose(open as Token, token, items, [(open as { bracket: string }).bracket, token.bracket]));
    } else if (token.type === "bar" && token.role === "close") {
      const { open, items } = top();
      const bars: [string, string] = token.double ? ["‖", "‖"] : ["|", "|"];
      if (open?.type === "bar" && open.double === token.double) {
        frames.pop();
        top().items.push(enclose(open, token, items, bars));
        continue;
      }
      const first = items.findLastIndex((item) => item.type === "bar" && item.role === undefined && item.double === token.double && item.below === undefined);
      if (first >= 0) items.push(enclose(items[first]!, token, items.splice(first).slice(1), bars));
      else if (token.below !== undefined) items.push(token);
      else fail("unexpected token", token.double ? "‖" : "|", { place: token.place });
    } else top().items.push(token);
  }
  const { open } = top();
  if (open !== undefined && frames.length > 1) {
    // \lVert … \| : the closing side did not say that it was one.
    fail("unclosed bracket", open.type === "open" ? open.bracket : "‖", { place: open.place, ...(open.type === "open" && { hint: closes[open.bracket]![0]! }) });
  }
  return frames[0]!.items;
}

/** Braces are not seen: what they hold stands in the line, and their scripts stand on its last sign. */
export function spliced(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token): Token[] => {
    if (token.type === "empty" && token.below === undefined && token.above === undefined) return [];
    if (token.type !== "group") return [token];
    const inner = spliced(token.of);
    const last = inner.at(-1);
    if (token.below === undefined && token.above === undefined) return inner;
    if (last === undefined) return [{ ...token, type: "empty" }];
    if ((token.below && last.below) || (token.above && last.above)) return inner.length === 1 ? [{ ...token, of: inner }] : [...inner.slice(0, -1), { ...token, of: [last] }];
    return [...inner.slice(0, -1), { ...last, place: { start: last.place.start, end: Math.max(last.place.end, token.place.end) }, ...(token.below && { below: token.below }), ...(token.above && { above: token.above }) }];
  });
}
