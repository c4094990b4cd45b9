/** How a sheet is looked at: one line of a fenced `view` block each, so that it is saved, shared and undone like everything else. */
export type View = ChartView | PictureView | TableView;

export type Scale = "linear" | "log";

/**
 * `chart signal, noise over t, y log`: columns as curves. `over` is `t`, or a column whose values are the x axis; a range bounds an axis. A sweep draws
 * the curves again for other values of a parameter (five over its range unless they are listed), or for each option of a choice: as a family in one picture, or
 * `apart`, in a small one each.
 */
export interface ChartView {
  readonly kind: "chart";
  readonly columns: readonly string[];
  readonly over: string;
  readonly x: AxisSetting;
  readonly y: AxisSetting;
  readonly sweep?: { readonly parameter: string; readonly values: readonly string[]; readonly apart?: true };
}

export interface AxisSetting {
  readonly scale: Scale;
  readonly low?: number;
  readonly high?: number;
}

/** `picture paths by forward at 0, 250, 1000`: one of the page's own pictures, of these cells where it shows cells, at steps where it has some. */
export interface PictureView {
  readonly kind: "picture";
  readonly of: string;
  readonly by?: readonly string[];
  readonly at: readonly number[];
}

/** `table t, beta as .4, alphabar as e6`: the columns of the table and how their numbers are written. */
export interface TableView {
  readonly kind: "table";
  readonly columns: readonly TableColumn[];
}

/** `.4`: four significant digits; `f4`: four decimals; `e4`: a power of ten; `all`: every digit. Five significant digits unless said. */
export interface TableColumn {
  readonly name: string;
  readonly format?: NumberFormat;
}

export interface NumberFormat {
  readonly kind: "significant" | "fixed" | "exponent" | "all";
  readonly digits: number;
}
