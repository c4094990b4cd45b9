/** Which rows a scrolled box shows, and where they lie in it. */
export interface Window {
  /** The first row that is drawn and how many are. */
  readonly first: number;
  readonly count: number;
  /** Pixels from the top of the scrolled content to the first row. */
  readonly offset: number;
}

/** Browsers cut content that is taller than some 16 million pixels; beyond this height, scrolling covers more than one row a row's height. */
const tallest = 8_000_000;

export const contentHeight = (rows: number, rowHeight: number): number => Math.min(rows * rowHeight, tallest);

/** The rows of a box `height` pixels high that is scrolled to `top`, with two more on either side. */
export function windowAt(top: number, height: number, rows: number, rowHeight: number): Window {
  const content = contentHeight(rows, rowHeight);
  const shown = Math.ceil(height / rowHeight);
  const ratio = scrollRatio(height, rows, rowHeight);
  const exact = (Math.max(0, Math.min(top, content - height)) * ratio) / rowHeight;
  const first = Math.max(0, Math.min(Math.floor(exact) - 2, rows - shown - 4));
  return { first, count: Math.min(rows - first, shown + 5), offset: ratio === 1 ? first * rowHeight : top - (exact - first) * rowHeight };
}

/** Where to scroll so that a row is in sight: the same place if it is already, else with the row at the nearer edge. */
export function topFor(row: number, top: number, height: number, rows: number, rowHeight: number): number {
  const ratio = scrollRatio(height, rows, rowHeight);
  const above = row * rowHeight, below = (row + 1) * rowHeight - height, now = top * ratio;
  const wanted = now > above ? above : now < below ? below : now;
  return wanted === now ? top : wanted / ratio;
}

function scrollRatio(height: number, rows: number, rowHeight: number): number {
  const content = contentHeight(rows, rowHeight);
  return content < rows * rowHeight && content > height ? (rows * rowHeight - height) / (content - height) : 1;
}
