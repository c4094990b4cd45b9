/**
 * What is pasted on a selected cell begins a cell below it: `begin` starts one, whose editor then has the keyboard and takes the paste as its own. Nothing happens when the clipboard holds no text.
 */
export function pasteBelow(event: ClipboardEvent, begin: () => void): void {
  const data = event.clipboardData;
  const text = data?.getData("text/plain").trim() ?? "";
  if (text === "") return;
  event.preventDefault();
  begin();
  const area = document.activeElement;
  if (!(area instanceof HTMLTextAreaElement)) return;
  const handed = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  if (area.dispatchEvent(handed)) document.execCommand("insertText", false, text.replaceAll(/\r\n?/g, "\n"));
}
