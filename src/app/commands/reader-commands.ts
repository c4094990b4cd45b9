import type { Preferences } from "../preferences.ts";
import { sayIn } from "../say.ts";
import type { Command } from "./commands.ts";
import { messages } from "./messages.ts";

/** Language and colours, for where the header has no room for them. */
export function readerCommands(reader: Preferences): readonly Command[] {
  const say = sayIn(messages, reader.language);
  return [
    { id: "language", words: "English 中文", name: () => say("language"), run: () => reader.setLanguage(reader.language() === "en" ? "zh" : "en") },
    { id: "colours", words: "dark light theme 深色 浅色", name: () => say("theme"), run: () => reader.setTheme(reader.theme() === "light" ? "dark" : "light") },
  ];
}
