const looked = 4000;
const printed = /^\s*(?:(?:torch\.|np\.|numpy\.|jnp\.)?(?:tensor|array|Tensor)\s*\()?/;
const number = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g;

/**
 * Whether a pasted text is a list of numbers, at least three, as Python, NumPy or PyTorch print one or as a spreadsheet copies a column: no line of a sheet reads like that.
 * Only the first 4,000 characters are looked at; the dialog reads the rest.
 */
export function looksLikeNumbers(text: string): boolean {
  // The number that the cut goes through may be half a number.
  const head = text.length > looked ? text.slice(0, looked).replace(/[^\s,;]*$/, "") : text;
  const body = head.replace(printed, "").replace(/,\s*(?:dtype|device)\s*=[^)]*\)/g, ")");
  const found = body.match(number) ?? [];
  return found.length >= 3 && /^[\s,;[\]()]*$/.test(body.replace(number, " "));
}
