import { readLine } from "../read/text/read-line.ts";

type ReadLine = ReturnType<typeof readLine>;

/** A longer line is one that was pasted by mistake: it is read each time, and not kept. */
const longest = 5000;

/** Two sheets of the most cells: the lines read last are kept, those before them until there are as many new ones. */
const mostLines = 2000;

let recent = new Map<string, ReadLine>(), older = new Map<string, ReadLine>();

/** A line as it is read, remembered by its text: a keystroke changes one line of a sheet, and the same line is the same object as before. */
export function rememberedLine(text: string): ReadLine {
  if (text.length > longest) return readLine(text);
  let read = recent.get(text);
  if (read) return read;
  read = older.get(text) ?? readLine(text);
  if (recent.size >= mostLines) [older, recent] = [recent, new Map()];
  recent.set(text, read);
  return read;
}
