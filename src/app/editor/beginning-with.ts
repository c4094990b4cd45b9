/** What a key on a selected cell makes of its text: `=` keeps the left side of its last line, as does a digit, which begins a number there; anything else begins a new text. */
export function beginningWith(text: string, typed: string): string {
  const cut = text.lastIndexOf("\n") + 1;
  const left = /^.*?(?<![=<>!])=(?!=)/.exec(text.slice(cut))?.[0];
  if (left !== undefined && /^[=\d]$/.test(typed)) return `${text.slice(0, cut)}${left} ${typed === "=" ? "" : typed}`;
  return typed === "=" ? text : typed;
}
