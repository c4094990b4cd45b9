import { createMemo, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { nearest } from "../../base/nearest.ts";
import type { Problem } from "../../base/problem.ts";
import type { PictureView } from "../../sheet/views/view.ts";
import { FigureFrame, type FigureProps } from "../FigureFrame.tsx";
import { type Page, usePage } from "../page.ts";
import { ProblemLine } from "../ProblemLine.tsx";
import { histogram } from "./HistogramPicture.tsx";
import { image } from "./ImagePicture.tsx";
import { law } from "./LawPicture.tsx";
import { backwardPaths, paths } from "./PathsPicture.tsx";
import type { PictureKind } from "./picture.ts";
import { points } from "./PointsPicture.tsx";
import { roll } from "./RollPicture.tsx";
import { schedules } from "./SchedulesPicture.tsx";

/** The pictures by the name that a view's line calls them: one file each, and a line here. */
export const pictures: ReadonlyMap<string, PictureKind> = new Map(Object.entries({ roll, law, schedules, points, histogram, paths, backwardPaths, image }));

/** The picture that a view's line asks for; a problem where there is none of that name, or where the sheet lacks what it needs. */
export function Picture(props: FigureProps & { readonly view: PictureView }) {
  const page = usePage();
  const kind = createMemo(() => pictures.get(props.view.of));
  const problem = createMemo((): Problem | undefined => {
    const known = kind();
    if (!known) return { kind: "unknown name", subject: props.view.of, hint: nearest(props.view.of, [...pictures.keys()]) ?? [...pictures.keys()].join(", ") };
    const lacking = known.lacks(page, props.view.by ?? []);
    return lacking === undefined ? undefined : { kind: "unknown name", subject: lacking };
  });
  return (
    <Show when={problem() === undefined && kind()} fallback={<FigureFrame {...props}><ProblemLine problem={problem()!} /></FigureFrame>} keyed>
      {(known) => <Dynamic component={known.component} {...props} by={props.view.by ?? []} at={props.view.at} />}
    </Show>
  );
}

export const pictureTitle = (page: Page, { of }: PictureView): string => {
  const kind = pictures.get(of);
  return kind ? page.word(kind.title) : of;
};
