import type { CodeClaim, CodeContext } from "./code-claim.ts";

/** Whether code is shown as a mistake: by a comment on its line or the one above, by its function's name, or by the words or heading that lead to its listing. */
export function isShownWrong({ document, listings }: CodeContext, { place }: CodeClaim): boolean {
  const { text } = document;
  const lineStart = text.lastIndexOf("\n", place.start - 1) + 1, lineEnd = text.indexOf("\n", place.start);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  const above = text.slice(text.lastIndexOf("\n", lineStart - 2) + 1, Math.max(0, lineStart - 1));
  if (wrong.test(/#.*$/.exec(line)?.[0] ?? "") || (/^\s*#/.test(above) && wrong.test(above))) return true;
  const listing = listings.find(({ code }) => code.place.start <= place.start && place.end <= code.place.end);
  if (!listing) return false;
  const code = text.slice(listing.code.place.start, place.start);
  const head = code.slice(Math.max(0, code.lastIndexOf("\ndef ")));
  if (/\bdef\s+\w*(?:wrong|buggy|bad|incorrect|broken|naive_wrong)\w*/i.test(head + line)) return true;
  const first = listing.code.text.split("\n").slice(0, 2).join("\n");
  if (/^\s*#/.test(first) && wrong.test(first.split("\n").filter((l) => /^\s*#/.test(l)).join("\n"))) return true;
  const before = document.blocks.filter((block) => block.kind === "prose" && block.place.end <= listing.code.place.start).at(-1);
  const near = before?.kind === "prose" && text.slice(before.place.end, listing.code.place.start).replace(/[`~\w\s]/g, "").length < 4;
  return (near && wrong.test(before.text) && !denies.test(before.text)) || wrong.test((listing.code.headings.at(-1) ?? "").replace(ofResults, ""));
}

/** "FID is bad": of what comes out, not of the code below. */
const ofResults = /\b(?:is|are|looks?|remains?|stays?)\s+(?:so\s+|very\s+)?bad\b/gi;

const wrong = /\b(?:wrong|incorrect|buggy|bug|mistake|don['’]t|do not|never|broken|common error|pitfall|bad)\b|错误|错的|不要|误|(?<![没沒])有问题|❌|✗/i;
/** The mistake is another's, or mended here. */
const denies = /\b(?:fix(?:ed|es)?|correct(?:ed|s)?|instead|avoid(?:s|ing)?|no longer|not wrong)\b|修正|改正|正确|避免/i;
