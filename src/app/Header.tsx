import { type JSX, Show } from "solid-js";
import { useCommands } from "./commands/commands.ts";
import { keyText } from "./commands/keys.ts";
import { useSay } from "./commands/messages.ts";
import { useSay as useGuideSay } from "./guide/messages.ts";
import { useReader } from "./reader.ts";
import { ViewSwitch, type ViewProps } from "./ViewSwitch.tsx";

interface HeaderProps extends ViewProps {
  /** What is open: the sheet, or the document. */
  readonly title: JSX.Element;
  readonly onHelp?: () => void;
  readonly onCommands?: () => void;
}

/** The name of the page, its views, what is open, language, colours and keys. On a narrow page colours and guide are among the commands, where there are any. */
export function Header(props: HeaderProps) {
  const reader = useReader();
  const say = useSay(), guideSay = useGuideSay();
  const commands = useCommands();
  return (
    <header class="page-head">
      <p class="wordmark"><span aria-hidden="true">ᾱ</span> Alphabar</p>
      <ViewSwitch view={props.view} onView={props.onView} />
      <h1>{props.title}</h1>
      <p class="tagline">{reader.say("tagline")}</p>
      <div class="page-tools" classList={{ "with-commands": props.onCommands !== undefined }}>
        <button type="button" lang={reader.language() === "en" ? "zh-Hans" : "en"} onClick={() => reader.setLanguage(reader.language() === "en" ? "zh" : "en")}>{reader.say("otherLanguage")}</button>
        <button
          type="button" class="lesser" aria-label={reader.say(reader.theme() === "light" ? "useDark" : "useLight")}
          onClick={() => reader.setTheme(reader.theme() === "light" ? "dark" : "light")}
        >
          {reader.say(reader.theme() === "light" ? "dark" : "light")}
        </button>
        <button type="button" class="lesser" title="F1" onClick={() => commands.run("guide")}>{guideSay("guide")}</button>
        <Show when={props.onCommands}>{(onCommands) => <button type="button" onClick={() => onCommands()()}>{say("commandsShort")} <kbd>{keyText("Mod+K")}</kbd></button>}</Show>
        <Show when={props.onHelp}>{(onHelp) => <button type="button" class="keys-tool" onClick={() => onHelp()()}>{reader.say("keys")} <kbd>?</kbd></button>}</Show>
      </div>
    </header>
  );
}
