/** Colours a text, or leaves it as it is. */
export interface Paint {
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

export function paint(how: "colours" | "plain"): Paint {
  const code = (on: number, off: number) => (text: string) => (how === "plain" ? text : `\x1b[${on}m${text}\x1b[${off}m`);
  return { red: code(31, 39), green: code(32, 39), yellow: code(33, 39), bold: code(1, 22), dim: code(2, 22) };
}
