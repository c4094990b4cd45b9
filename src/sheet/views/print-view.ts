import type { AxisSetting, NumberFormat, View } from "./view.ts";

/** A view as its line; reading it back gives the same view. */
export function printView(view: View): string {
  switch (view.kind) {
    case "chart": {
      const { columns, over, x, y, sweep } = view;
      const swept = sweep ? [`sweep ${sweep.parameter}${sweep.values.length === 0 ? "" : ` in ${sweep.values.join(" ")}`}`, ...(sweep.apart ? ["apart"] : [])] : [];
      return [`chart ${columns.join(", ")}${over === "t" ? "" : ` over ${over}`}`, ...axis("x", x), ...axis("y", y), ...swept].join(", ");
    }
    case "picture": return `picture ${view.of}${view.by ? ` by ${view.by.join(", ")}` : ""}${view.at.length === 0 ? "" : ` at ${view.at.join(", ")}`}`;
    case "table": return `table ${view.columns.map(({ name, format }) => (format ? `${name} as ${formatText(format)}` : name)).join(", ")}`;
  }
}

function axis(name: "x" | "y", { scale, low, high }: AxisSetting): string[] {
  const range = low === undefined || high === undefined ? "" : ` ${low}..${high}`;
  return scale === "linear" && range === "" ? [] : [`${name}${scale === "log" ? " log" : ""}${range}`];
}

function formatText({ kind, digits }: NumberFormat): string {
  return kind === "all" ? "all" : `${kind === "significant" ? "." : kind === "fixed" ? "f" : "e"}${digits}`;
}
