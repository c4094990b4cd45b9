import { edited, type Mended, physicalLines } from "./mending.ts";
import { parse } from "./parse.ts";

/** The statements at the margin that parse by themselves; undefined where these are not most of the text, or are only words that Python would take for names. */
export function salvaged(source: string): Mended | undefined {
  const lines = physicalLines(source);
  const chunks: { start: number; end: number; lines: number }[] = [];
  for (const { text, start, end } of lines) {
    const goesOn = text.trim() === "" || /^\s/.test(text) || /^(?:else|elif|except|finally)\b|^[)\]}]|^#/.test(text);
    const last = chunks.at(-1);
    if ((goesOn && last) || (last && source.slice(last.start, last.end).split("\n").at(-1)!.startsWith("@"))) {
      last.end = end;
      if (text.trim() !== "") last.lines++;
    } else chunks.push({ start, end, lines: text.trim() === "" ? 0 : 1 });
  }
  const isSound = chunks.map(({ start, end }) => parse(source.slice(start, end)).kind === "module");
  const total = chunks.reduce((sum, chunk) => sum + chunk.lines, 0);
  const sound = chunks.reduce((sum, chunk, i) => sum + (isSound[i] && saysSomething(source.slice(chunk.start, chunk.end)) ? chunk.lines : 0), 0);
  const broken = chunks.filter((_, i) => !isSound[i]);
  if (broken.length === 0 || sound === 0 || sound * 2 < total) return undefined;
  return { text: edited(source, broken.map(({ start, end }) => ({ start, end, by: source.slice(start, end).replace(/[^\n]/g, "") }))), done: broken.map(({ start }) => ({ kind: "left out", at: start })) };
}

/** A single name, a tuple of words or a comparison is no statement that anybody writes. */
const saysSomething = (text: string): boolean => /^\s*(?:import|from|def|class|for|while|if|with|try|@|async)\b|^[^#\n]*(?:=|\w\()/m.test(text);
