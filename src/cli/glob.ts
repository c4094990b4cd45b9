/** Whether a word has one of the signs that shells expand; inside quotes, and on Windows, they reach the program. */
export const isGlob = (word: string): boolean => /[*?[{]/.test(word);

/** The folder below which everything a glob can match lies. */
export function globRoot(glob: string): string {
  const parts = glob.replaceAll("\\", "/").split("/");
  const fixed = parts.slice(0, Math.min(parts.findIndex(isGlob), parts.length - 1)).join("/");
  return fixed !== "" ? fixed : glob.startsWith("/") ? "/" : ".";
}

/** A glob as a pattern for whole paths: `*` and `?` stay within a folder, `**` crosses folders, `[ab]`, `[!a]` and `{md,tex}` are choices. */
export function globPattern(glob: string): RegExp {
  let pattern = "", depth = 0;
  const text = glob.replaceAll("\\", "/").replace(/^(\.\/)+/, "");
  for (let i = 0; i < text.length; i++) {
    const rest = text.slice(i);
    const set = /^\[(!?)([^\]]+)\]/.exec(rest);
    if (rest.startsWith("**/")) { pattern += "(?:.*/)?"; i += 2; }
    else if (rest.startsWith("**")) { pattern += ".*"; i++; }
    else if (rest[0] === "*") pattern += "[^/]*";
    else if (rest[0] === "?") pattern += "[^/]";
    else if (set) { pattern += `[${set[1] ? "^" : ""}${set[2]!.replaceAll(/[\\^]/g, "\\$&")}]`; i += set[0].length - 1; }
    else if (rest[0] === "{") { pattern += "(?:"; depth++; }
    else if (rest[0] === "}" && depth > 0) { pattern += ")"; depth--; }
    else if (rest[0] === "," && depth > 0) pattern += "|";
    else pattern += rest[0]!.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  }
  return new RegExp(`^${pattern}${")".repeat(depth)}$`, "u");
}
