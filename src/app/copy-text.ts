/**
 * Puts a text on the clipboard and says whether it lies there. A text that is still being made is handed over as a promise, since some browsers take nothing that comes
 * later than the click; those that take no promise get the text when it is there. Never throws: a browser may refuse, and a page that is not served safely has no clipboard.
 */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  try {
    if (typeof text === "string") await navigator.clipboard.writeText(text);
    else await handOver(text).catch(async () => navigator.clipboard.writeText(await text));
    return true;
  } catch {
    return false;
  }
}

async function handOver(text: Promise<string>): Promise<void> {
  const blob = text.then((plain) => new Blob([plain], { type: "text/plain" }));
  // Whoever refuses the item does not look at what becomes of it.
  blob.catch(() => undefined);
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}
