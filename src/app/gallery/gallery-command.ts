import type { Command } from "../commands/commands.ts";
import { sayIn } from "../say.ts";
import { messages } from "./messages.ts";

/** Shows the gallery, from wherever the keyboard is. */
export const galleryCommand = (language: () => "en" | "zh", run: () => void): Command =>
  ({ id: "gallery", name: () => sayIn(messages, language)("open"), words: "examples documents experiments 示例", run });
