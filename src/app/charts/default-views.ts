/** What a sheet has that can be drawn: the names of its columns in order, those among them that it defines itself, and whether it chooses its schedule. */
export interface Drawable {
  readonly columns: readonly string[];
  readonly own: readonly string[];
  readonly choosesSchedule: boolean;
}

const usual: readonly { readonly title: string; readonly columns: readonly string[]; readonly options: string }[] = [
  { title: "# Signal and noise | 信号与噪声", columns: ["signal", "noise"], options: ", y 0..1" },
  { title: "# Signal-to-noise ratio | 信噪比", columns: ["snr"], options: ", y log" },
  { title: "# Posterior coefficients | 后验系数", columns: ["posteriorCoefficientX0", "posteriorCoefficientXt", "posteriorVariance"], options: ", y 0..1" },
];

/** The views of a sheet that states none, as the lines it would state them by. */
export function defaultViews({ columns, own, choosesSchedule }: Drawable): readonly string[] {
  const has = (name: string) => columns.includes(name);
  const [signal, snr, posterior] = usual.map((chart) => {
    const there = chart.columns.filter(has);
    return there.length === 0 ? [] : [chart.title, `chart ${there.join(", ")}${chart.options}`];
  });
  const drawn = new Set(usual.flatMap((chart) => chart.columns));
  const others = own.filter((name) => !drawn.has(name)).slice(0, 3);
  return [
    ...signal!,
    ...(signal!.length === 0 && others.length > 0 ? [`chart ${others.join(", ")}`] : []),
    ...(has("alphabar") ? ["picture roll"] : []),
    ...(choosesSchedule ? ["picture schedules"] : []),
    ...snr!, ...posterior!,
    ...(has("alphabar") ? ["picture law"] : []),
  ];
}
