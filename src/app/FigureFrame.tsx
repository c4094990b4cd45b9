import { type JSX, Show } from "solid-js";
import { PictureMenu } from "./export/PictureMenu.tsx";
import { MathText } from "./MathText.tsx";
import { usePage } from "./page.ts";

export interface FigureProps {
  readonly id: string;
  readonly title: string;
  readonly size: "large" | "small";
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onEnlarge: () => void;
  /** Buttons of its own in the heading, and what they open under it. */
  readonly tools?: JSX.Element;
  readonly panel?: JSX.Element;
  /** One picture, unless it is said to be a table now, or several: only one picture can be saved as one. */
  readonly shows?: "picture" | "pictures" | "table";
}

/** A chart's heading, which folds it, and the way to make it the large one. */
export function FigureFrame(props: FigureProps & { readonly children: JSX.Element }) {
  const page = usePage();
  return (
    <section class="figure" classList={{ [props.size]: true, folded: !props.open }} data-chart={props.id} aria-label={props.title}>
      <header>
        <h2>
          <button type="button" class="fold" aria-expanded={props.open} onClick={() => props.onToggle()}>
            <span class="chevron" aria-hidden="true" />
            <span><MathText text={props.title} /></span>
          </button>
        </h2>
        <span class="figure-tools">
          {props.tools}
          <Show when={props.open && (props.shows ?? "picture") === "picture"}><PictureMenu id={props.id} title={props.title} /></Show>
          <Show when={props.open && props.size === "small"}>
            <button type="button" class="enlarge" aria-label={page.say("enlarge", { name: props.title })} title={page.say("enlarge", { name: props.title })} onClick={() => props.onEnlarge()}>
              <span aria-hidden="true">⤢</span>
            </button>
          </Show>
        </span>
      </header>
      {props.panel}
      <Show when={props.open}>{props.children}</Show>
    </section>
  );
}
