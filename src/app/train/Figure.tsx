import { type JSX, Show } from "solid-js";

interface FigureProps {
  readonly name: string;
  readonly title: string;
  /** What is read off it, in a fixed row. */
  readonly values?: JSX.Element;
  readonly children: JSX.Element;
}

/** A picture of the trainer: its title, its values, itself. */
export function Figure(props: FigureProps) {
  return (
    <section class="figure train-figure" data-figure={props.name} aria-label={props.title}>
      <header><h2>{props.title}</h2></header>
      <Show when={props.values}><div class="figure-values">{props.values}</div></Show>
      {props.children}
    </section>
  );
}
