import { createMemo, createSignal, For } from "solid-js";
import { createComparison } from "../../chart/comparison.ts";
import type { Curve } from "../../chart/curve.ts";
import { createEngine } from "../../sheet/engine/create-engine.ts";
import { mostHere } from "../../sheet/hosts/hosted-engine.ts";
import { readSheet } from "../../sheet/read-sheet.ts";
import { kindChoice } from "../kind-choice.ts";
import { LineFigure } from "../LineFigure.tsx";
import { usePage } from "../page.ts";
import { roleOf } from "../role-of.ts";
import type { PictureKind, PictureProps } from "./picture.ts";

const dashes = ["2 3", "7 3", "10 3 2 3", "4 4", "1 3", "12 4", "6 2 2 2"];

/** β or ᾱ of every schedule the sheet can choose, on one axis; the chosen one is the sheet's own column, and alone where all of them would be too much for the page. */
function SchedulesPicture(props: PictureProps) {
  const page = usePage();
  const [quantity, setQuantity] = createSignal<"alphabar" | "beta">("alphabar");
  const options = createMemo(() => kindChoice(page)?.options ?? [], [], { equals: (a, b) => a.join() === b.join() });
  const comparison = createMemo(() => createComparison(options(), readSheet, (sheet) => createEngine(sheet, page.catalog, () => mostHere / options().length)));
  const parameters = () => {
    const values = new Map<string, number>();
    for (const { line } of page.store.cells())
      if (line?.kind === "parameter") {
        const value = page.store.scalar(line.name);
        if (value !== undefined) values.set(line.name, value);
      }
    return values;
  };
  const curves = createMemo((): Curve[] => {
    const own = page.store.column(quantity());
    const chosen = kindChoice(page)?.value;
    const others = [...comparison().columns(quantity(), parameters())].filter(([kind]) => kind !== chosen);
    return [
      ...others.map(([kind, column]): Curve => ({
        name: kind, label: spaced(kind), role: "plain", dash: dashes[options().indexOf(kind) % dashes.length]!, from: column.from, step: 1, values: column.values,
      })),
      ...(own ? [{ name: quantity(), label: spaced(chosen ?? ""), role: roleOf(quantity()), from: own.from, step: 1, values: own.values }] : []),
    ];
  });
  return (
    <LineFigure
      {...props} curves={curves} axes={() => ({ xDomain: [Math.min(1, page.steps() - 1), page.steps()], yScale: "linear", xLabel: "t", ...(quantity() === "alphabar" && { yDomain: [0, 1] }) })} cursor={page.t} onPoint={page.setT} at={`t = ${page.t()}`}
      controls={
        <span class="segments" role="group" aria-label={page.say("compareOf")}>
          <For each={["alphabar", "beta"] as const}>
            {(name) => <button type="button" aria-pressed={quantity() === name} onClick={() => setQuantity(name)}>{name === "beta" ? "β" : "ᾱ"}</button>}
          </For>
        </span>
      }
    />
  );
}

const spaced = (name: string) => name.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);

export const schedules: PictureKind = {
  title: { en: "Schedules compared", zh: "噪声调度比较" }, lacks: (page) => (kindChoice(page) ? undefined : "schedule[kind]"), component: SchedulesPicture,
};
