import { pictureModule } from "./picture-module.ts";
import { saveFile } from "../save-file.ts";
import { useExportSay } from "./messages.ts";
import "./picture-menu.css";

interface PictureMenuProps {
  readonly id: string;
  readonly title: string;
}

/** Saves the figure it stands in as SVG or PNG. */
export function PictureMenu(props: PictureMenuProps) {
  const say = useExportSay();
  let menu!: HTMLDetailsElement;
  const save = async (as: "svg" | "png") => {
    const { pictureOf, pngOf } = await pictureModule();
    const figure = menu.closest(".figure"), host = figure?.querySelector<HTMLElement>(".panels, .plot-box, .roll-box, .histogram-box");
    // A chart over t is of every step and panels say theirs; any other is of the step it stands at.
    const at = host?.matches(".panels") || host?.querySelector<SVGElement>("svg")?.dataset["x"] === "t" ? "" : (figure?.querySelector(".figure-at")?.textContent ?? "");
    const picture = host ? pictureOf(host, at === "" ? props.title : `${props.title} (${at})`, figure?.querySelector(".figure-legend")?.textContent ?? "") : undefined;
    menu.open = false;
    menu.querySelector("summary")!.focus();
    if (!picture) return;
    saveFile(`${props.id}.${as}`, as === "svg" ? new Blob([picture.svg], { type: "image/svg+xml" }) : await pngOf(picture, 2));
  };
  const leave = (event: FocusEvent) => {
    if (!menu.contains(event.relatedTarget as Node | null)) menu.open = false;
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary")!.focus();
  };
  return (
    <details ref={menu} class="picture-menu" onFocusOut={leave} onKeyDown={escape}>
      <summary aria-label={say("picture", { name: props.title })} title={say("picture", { name: props.title })}><span aria-hidden="true">↓</span></summary>
      <div class="picture-choices">
        <button type="button" class="quiet" onClick={() => void save("svg")}>{say("svg")}</button>
        <button type="button" class="quiet" onClick={() => void save("png")}>{say("png")}</button>
        <p>{say("theme")}</p>
      </div>
    </details>
  );
}
