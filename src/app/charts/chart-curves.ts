import type { Axes } from "../../chart/axes.ts";
import type { Curve, Role } from "../../chart/curve.ts";
import type { Column } from "../../sheet/engine/engine.ts";
import type { AxisSetting, ChartView } from "../../sheet/views/view.ts";
import { roleOf } from "../role-of.ts";

/** Where a chart's columns come from: the sheet, or another one. */
export interface ColumnSource {
  column(name: string): Column | undefined;
  label(name: string): string;
}

const dashes = [undefined, "7 3", "2 3", "10 3 2 3", "4 4", "1 3", "12 4"];
const colours: readonly Role[] = ["signal", "noise", "posterior", "snr"];

/** A chart's columns as curves: each in the colour of its role, or in a free one where that is taken, and each with a dash of its own. A column without values has no curve. */
export function chartCurves(view: ChartView, source: ColumnSource): Curve[] {
  const over = view.over === "t" ? undefined : source.column(view.over);
  if (view.over !== "t" && !over) return [];
  const roles = rolesOf(view.columns);
  return view.columns.flatMap((name, i) => {
    const column = source.column(name);
    if (!column) return [];
    const dash = dashes[i % dashes.length];
    const line = { name, label: source.label(name), role: roles[i]!, width: 2, ...(dash !== undefined && { dash }), step: 1 };
    if (!over) return [{ ...line, from: column.from, values: column.values }];
    const from = Math.max(column.from, over.from);
    return [{ ...line, from, values: column.values.subarray(from - column.from), x: over.values.subarray(from - over.from) }];
  });
}

/** A chart's axes. Over t, x runs over the steps there are. */
export function chartAxes(view: ChartView, steps: number, label: (name: string) => string): Axes {
  const x = rangeOf(view.x), y = rangeOf(view.y);
  const xDomain = x ?? (view.over === "t" ? ([Math.min(1, steps - 1) || (view.x.scale === "log" ? 1 : 0), Math.max(steps, view.x.scale === "log" ? 2 : 1)] as const) : undefined);
  return { xScale: view.x.scale, yScale: view.y.scale, xLabel: label(view.over), ...(xDomain && { xDomain }), ...(y && { yDomain: y }) };
}

/** A range that an axis can have; one that is empty, or not above zero on a logarithmic axis, is none. */
function rangeOf({ scale, low, high }: AxisSetting): readonly [number, number] | undefined {
  return low !== undefined && high !== undefined && low < high && (scale === "linear" || low > 0) ? [low, high] : undefined;
}

function rolesOf(names: readonly string[]): Role[] {
  const taken = new Set<Role>();
  return names.map((name) => {
    const wanted = roleOf(name);
    const role = !taken.has(wanted) ? wanted : (colours.find((colour) => !taken.has(colour) && !names.some((other) => roleOf(other) === colour)) ?? wanted);
    taken.add(role);
    return role;
  });
}
