import { createEffect, createSignal } from "solid-js";
import type { Wording } from "../sheet/formula.ts";
import { type Message, messages } from "./messages.ts";
import { sayIn, type SayOf } from "./say.ts";

export type Language = "en" | "zh";
export type Theme = "light" | "dark";

/** What the reader likes: the system's choice until they choose, then theirs, kept in this browser only. */
export interface Preferences {
  language(): Language;
  theme(): Theme;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  /** Speaks a language for this visit only: a link brought it. */
  lendLanguage(language: Language): void;
  /** A sentence of the interface in the reader's language, with its gaps filled. */
  readonly say: SayOf<Message>;
  /** A title that comes in both languages. */
  word(wording: Wording): string;
}

export function createPreferences(): Preferences {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const [systemTheme, setSystemTheme] = createSignal<Theme>(dark.matches ? "dark" : "light");
  dark.addEventListener("change", () => setSystemTheme(dark.matches ? "dark" : "light"));
  const [chosenTheme, setChosenTheme] = createSignal(remembered<Theme>("theme", ["light", "dark"]));
  const [chosenLanguage, setChosenLanguage] = createSignal(remembered<Language>("language", ["en", "zh"]));
  const theme = () => chosenTheme() ?? systemTheme();
  const language = () => chosenLanguage() ?? (navigator.language.startsWith("zh") ? "zh" : "en");

  createEffect(() => {
    document.documentElement.dataset.theme = theme();
    document.documentElement.lang = language() === "zh" ? "zh-Hans" : "en";
  });

  return {
    language,
    theme,
    setLanguage: (next) => remember("language", setChosenLanguage(next)),
    lendLanguage: (next) => void setChosenLanguage(next),
    setTheme: (next) => remember("theme", setChosenTheme(next)),
    say: sayIn(messages, language),
    word: (wording) => wording[language()],
  };
}

// Storage can be forbidden or full; the page then forgets, and nothing else changes.
function remembered<Choice extends string>(key: string, choices: readonly Choice[]): Choice | undefined {
  try {
    const kept = localStorage.getItem(`alphabar.${key}`);
    return choices.find((choice) => choice === kept);
  } catch {
    return undefined;
  }
}

function remember(key: string, value: string | undefined): void {
  try {
    if (value !== undefined) localStorage.setItem(`alphabar.${key}`, value);
  } catch {
    // Forgetting is fine.
  }
}
