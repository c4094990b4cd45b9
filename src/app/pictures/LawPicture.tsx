import { createMemo, createSignal } from "solid-js";
import type { Curve } from "../../chart/curve.ts";
import { lawCurve, lawDomain, standardNormal } from "../../chart/law-curve.ts";
import { LineFigure } from "../LineFigure.tsx";
import { usePage } from "../page.ts";
import { columnAt, lacksColumn, type PictureKind, type PictureProps } from "./picture.ts";

/** The density of x_t for an x_0 that the reader chooses, beside the standard normal it ends in. */
function LawPicture(props: PictureProps) {
  const page = usePage();
  const [x0, setX0] = createSignal(1.5);
  const curves = createMemo((): Curve[] => [standardNormal("N(0, 1)"), lawCurve(columnAt(page, "alphabar", page.t()) ?? NaN, x0(), "q(xₜ | x₀)")]);
  return (
    <LineFigure
      {...props} curves={curves} axes={() => ({ xDomain: lawDomain, yScale: "linear", xLabel: "x" })} cursor={x0} onPoint={(x) => setX0(Math.round(x * 20) / 20)}
      trace={{ low: lawDomain[0], high: lawDomain[1], step: 0.05 }} at={`t = ${page.t()}, x = ${x0()}`}
      controls={
        <label class="x0">
          <span class="name-text">x<sub>0</sub></span>
          <input class="range" type="range" min={-3} max={3} step={0.05} value={x0()} onInput={(event) => setX0(Number(event.currentTarget.value))} />
        </label>
      }
    />
  );
}

export const law: PictureKind = { title: { en: "Law of x_t given x_0", zh: "给定 x_0 时 x_t 的分布" }, lacks: lacksColumn("alphabar"), component: LawPicture };
