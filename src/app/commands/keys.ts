const mac = /Mac|iP(hone|ad)/.test(globalThis.navigator?.platform ?? "");

/**
 * Whether an event is a key such as "Mod+Z", "Mod+Shift+Z", "Alt+ArrowUp", "Delete", "?": `Mod` is Cmd on a Mac and Ctrl elsewhere. A printed sign stands for itself,
 * whatever it takes to type it on this keyboard.
 */
export function isKey(event: KeyboardEvent, key: string): boolean {
  const parts = key.split("+");
  const last = parts.pop()!;
  const has = (modifier: string) => parts.includes(modifier);
  const sign = last.length === 1 && !/[a-z0-9]/i.test(last);
  const mod = mac ? event.metaKey : event.ctrlKey, other = mac ? event.ctrlKey : event.metaKey;
  // With Alt some keyboards type other signs; the key is meant that the letter stands on.
  const pressed = event.altKey && /^(Key|Digit).$/.test(event.code) ? event.code.at(-1)! : event.key;
  return pressed.toLowerCase() === last.toLowerCase() && mod === has("Mod") && !other && event.altKey === has("Alt") && (sign || event.shiftKey === has("Shift"));
}

const signs: Readonly<Record<string, string>> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", Delete: "Del" };

/** A key as it is printed: "Ctrl Shift Z", or "⌘ ⇧ Z" on a Mac. */
export const keyText = (key: string): string =>
  key.split("+").map((part) => (part === "Mod" ? (mac ? "⌘" : "Ctrl") : part === "Shift" && mac ? "⇧" : part === "Alt" && mac ? "⌥" : (signs[part] ?? part))).join(" ");
