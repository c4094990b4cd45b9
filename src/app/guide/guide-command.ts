import type { Command } from "../commands/commands.ts";
import { sayIn } from "../say.ts";
import { messages } from "./messages.ts";

/** Opens the guide, from wherever the keyboard is. */
export const guideCommand = (language: () => "en" | "zh", run: () => void): Command =>
  ({ id: "guide", keys: ["F1"], whileTyping: true, name: () => sayIn(messages, language)("open"), run });
