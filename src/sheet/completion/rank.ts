/** How well a candidate answers what was typed: the smaller, the better. Undefined when it does not. */
export function rank(query: string, label: string, titles: readonly string[] = []): number | undefined {
  if (query === "") return 0;
  if (label.startsWith(query)) return label.length === query.length ? 0 : 1;
  const low = label.toLowerCase(), asked = query.toLowerCase();
  if (low.startsWith(asked)) return 2;
  if (words(label).some((word) => word.startsWith(asked))) return 3;
  // A single letter would be found in nearly everything.
  if (asked.length < 2 && !/\p{Script=Han}/u.test(asked)) return undefined;
  if (initials(label).startsWith(asked)) return 4;
  const said = titles.map((title) => title.toLowerCase());
  if (said.some((title) => title.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(asked)) || (/\p{Script=Han}/u.test(asked) && title.includes(asked)))) return 5;
  if (asked.length >= 3 && low.includes(asked)) return 6;
  return asked.length >= 3 && isWithin(asked, low) ? 7 : undefined;
}

/** "posteriorLogVariance" and "schedule.linear" in their words, each in small letters. */
const words = (label: string): readonly string[] => label.split(/[._\s-]+|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());
const initials = (label: string): string => words(label).map((word) => word[0] ?? "").join("");

/** The first letters agree and the rest come in order: "alpbr" in "alphabar". */
function isWithin(asked: string, label: string): boolean {
  if (asked[0] !== label[0]) return false;
  let at = 0;
  for (const letter of asked) {
    at = label.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
