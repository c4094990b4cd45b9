import { For } from "solid-js";
import { galleryTitle } from "./gallery.ts";
import { usePage } from "./page.ts";
import { bothLanguages } from "./titles.ts";

interface HeaderProps {
  readonly sheets: readonly string[];
  readonly sheetName: string;
  readonly onSheet: (name: string) => void;
  readonly onHelp: () => void;
}

/** The name of the page, the sheet that is open, language, colours and keys. */
export function Header(props: HeaderProps) {
  const page = usePage();
  return (
    <header class="page-head">
      <p class="wordmark"><span aria-hidden="true">ᾱ</span> Alphabar</p>
      <h1>
        <label>
          <span class="visually-hidden">{page.say("sheet")}</span>
          <select class="sheet-choice" onChange={(event) => props.onSheet(event.currentTarget.value)}>
            <For each={props.sheets}>{(name) => <option value={name} selected={name === props.sheetName}>{page.word(bothLanguages(galleryTitle(name)))}</option>}</For>
          </select>
        </label>
      </h1>
      <p class="tagline">{page.say("tagline")}</p>
      <div class="page-tools">
        <button type="button" lang={page.language() === "en" ? "zh-Hans" : "en"} onClick={() => page.setLanguage(page.language() === "en" ? "zh" : "en")}>{page.say("otherLanguage")}</button>
        <button
          type="button" aria-label={page.say(page.theme() === "light" ? "useDark" : "useLight")}
          onClick={() => page.setTheme(page.theme() === "light" ? "dark" : "light")}
        >
          {page.say(page.theme() === "light" ? "dark" : "light")}
        </button>
        <button type="button" onClick={() => props.onHelp()}>{page.say("keys")} <kbd>?</kbd></button>
      </div>
    </header>
  );
}
