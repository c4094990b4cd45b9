import { createMemo, For } from "solid-js";
import { FigureFrame } from "../FigureFrame.tsx";
import { shortNumber } from "../number-text.ts";
import { usePage } from "../page.ts";
import { useSay } from "./messages.ts";
import { Panels } from "./Panels.tsx";
import { columnAt, lacksColumns, type PictureKind, type PictureProps } from "./picture.ts";

const side = 100;

/** Columns as the pixels of a small image, row by row, darker for greater values, one scale for all steps; at the cursor or at the steps that are named. */
function ImagePicture(props: PictureProps) {
  const page = usePage();
  const say = useSay();
  const shownAt = () => (props.at.length > 0 ? props.at : [page.t()]);
  const valuesAt = (t: number) => props.by.map((name) => columnAt(page, name, t) ?? NaN);
  const range = createMemo(() => {
    const all = shownAt().flatMap(valuesAt).filter((value) => Number.isFinite(value));
    return { low: Math.min(...all), high: Math.max(...all) };
  });
  const shade = (value: number) => (Number.isFinite(value) && range().high > range().low ? 0.04 + (0.5 * (value - range().low)) / (range().high - range().low) : 0);
  const columns = () => Math.ceil(Math.sqrt(props.by.length));

  const Tiles = (tiles: { readonly t: number }) => (
    <svg class="image-box" viewBox={`0 0 ${side} ${(side * Math.ceil(props.by.length / columns())) / columns()}`} role="img" aria-label={say("imageAlternative", { t: tiles.t, values: valuesAt(tiles.t).map((value) => shortNumber(value, 4)).join(", ") })}>
      <For each={props.by}>
        {(name, i) => {
          const size = () => side / columns();
          const x = () => (i() % columns()) * size(), y = () => Math.floor(i() / columns()) * size();
          const value = () => columnAt(page, name, tiles.t) ?? NaN;
          return (
            <>
              <rect x={x() + 0.5} y={y() + 0.5} width={size() - 1} height={size() - 1} rx="2" fill-opacity={shade(value())} />
              <text x={x() + size() / 2} y={y() + size() / 2} dy="0.35em" font-size={String(Math.min(11, size() / 4))}>{shortNumber(value(), 3)}</text>
            </>
          );
        }}
      </For>
    </svg>
  );
  return (
    <FigureFrame {...props}>
      <Panels at={shownAt()}>{(t) => <Tiles t={t} />}</Panels>
    </FigureFrame>
  );
}

export const image: PictureKind = { title: { en: "Columns as the pixels of an image", zh: "把各列当作图像的像素" }, lacks: lacksColumns, component: ImagePicture };
