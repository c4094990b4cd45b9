/** A chart as a picture that stands alone: an SVG document's text and its size. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** One curve of a legend. */
interface Entry {
  readonly label: string;
  readonly colour: string;
  readonly dash: string;
}

const margin = 16, titleSize = 15, textSize = 12, lineHeight = 20, swatch = 22;

/** What the page's style sheet says of an SVG's parts, as attributes of their own. */
const properties = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity", "visibility", "font-family", "font-size", "font-weight", "font-style", "text-anchor"] as const;

/**
 * What a figure shows, in the colours of the page as it is now: on the page's ground, with the title above and the names of the curves below it. `host` holds a chart's SVG or
 * the canvases of a cloud of points, or it is a list of such panels, each with its caption; it must be on the page, whose styles it takes. Every font is named with the ones to
 * fall back on. A note stands in small letters below. Undefined while nothing is drawn.
 */
export function pictureOf(host: HTMLElement, title: string, note = ""): Picture | undefined {
  const panels = host.tagName === "UL" ? [...host.children] : [];
  const chart = panels.length > 0 ? null : host.querySelector<SVGSVGElement>("svg");
  const canvases = [...host.querySelectorAll("canvas")].filter((canvas) => canvas.width > 0);
  const size = (panels.length > 0 ? host : (chart ?? canvases[0]))?.getBoundingClientRect();
  if (!size || size.width === 0) return undefined;
  const style = getComputedStyle(host), colour = style.color, font = style.fontFamily;
  const drawn = panels.length > 0 ? panels.flatMap((panel) => panelOf(panel, size, { fill: colour, "font-family": font, "font-size": textSize }))
    : chart ? [inlined(chart, size)] : canvases.map((canvas) => imageOf(canvas, size));
  const rows = chart ? rowsOf(entriesIn(chart), size.width) : [];
  const top = margin + titleSize + 12 + rows.length * lineHeight;
  const width = Math.ceil(size.width) + 2 * margin, height = Math.ceil(top + size.height) + (note === "" ? 0 : lineHeight) + margin;

  const root = element("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, role: "img" });
  root.append(element("title", {}, plain(title)), element("rect", { width, height, fill: groundOf(host) }));
  root.append(titled(title, { x: margin, y: margin + titleSize - 2, fill: colour, "font-family": font, "font-size": titleSize, "font-weight": 600 }));
  rows.forEach((row, i) => root.append(...legend(row, margin + titleSize + 12 + i * lineHeight, { fill: colour, "font-family": font, "font-size": textSize })));
  const place = element("g", { transform: `translate(${margin},${top})` });
  place.append(...drawn);
  root.append(place);
  if (note !== "") root.append(element("text", { x: margin, y: height - margin, fill: colour, "font-family": font, "font-size": textSize }, note));
  return { svg: new XMLSerializer().serializeToString(root), width, height };
}

/** One of several panels where it stands in their frame: its frame if it has one, what is drawn, its caption in the middle below. */
function panelOf(panel: Element, frame: DOMRect, text: Readonly<Record<string, string | number>>): readonly SVGElement[] {
  const placed = (part: Element) => {
    const place = part.getBoundingClientRect();
    return { place, x: place.x - frame.x, y: place.y - frame.y };
  };
  const parts = [...panel.querySelectorAll<SVGSVGElement | HTMLCanvasElement>("svg, canvas")].map((part) => {
    const { place, x, y } = placed(part), group = element("g", { transform: `translate(${x},${y})` });
    group.append(part instanceof HTMLCanvasElement ? imageOf(part, place) : inlined(part, place));
    return group;
  });
  const box = panel.firstElementChild!, { borderTopWidth, borderTopColor } = getComputedStyle(box), at = placed(box);
  const border = parseFloat(borderTopWidth) > 0 ? [element("rect", { x: at.x, y: at.y, width: at.place.width, height: at.place.height, fill: "none", stroke: borderTopColor })] : [];
  const caption = panel.querySelector("button"), below = caption && placed(caption);
  const words = below ? [element("text", { ...text, x: below.x + below.place.width / 2, y: below.y + below.place.height / 2 + 4, "text-anchor": "middle" }, caption.textContent ?? "")] : [];
  return [...border, ...parts, ...words];
}

/** The picture drawn at `scale` times its size, as a PNG. */
export async function pngOf({ svg, width, height }: Picture, scale: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * scale;
    canvas.height = height * scale;
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no PNG"))), "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A copy that needs no style sheet, without what belongs to the moment: the rule and the points at t, the ghosts of a drag, the light on a curve. */
function inlined(chart: SVGSVGElement, { width, height }: DOMRect): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const from = [chart, ...chart.querySelectorAll<SVGElement>("*")], to = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  for (const [i, part] of from.entries()) {
    const style = getComputedStyle(part), target = to[i]!;
    for (const property of properties) {
      const value = style.getPropertyValue(property);
      const isLit = property === "stroke-width" && part.classList.contains("lit");
      if (value !== "" && part !== chart) target.setAttribute(property, isLit ? (part.parentElement?.getAttribute("stroke-width") ?? "2") : value);
    }
    for (const name of ["class", "style", ...target.getAttributeNames().filter((one) => one.startsWith("data-") || one.startsWith("aria-"))]) target.removeAttribute(name);
  }
  for (const [i, part] of from.entries()) if (part.matches(".rule, .ghosts, .marks, style")) to[i]!.remove();
  for (const [name, value] of Object.entries({ width, height, viewBox: chart.getAttribute("viewBox") ?? `0 0 ${width} ${height}`, overflow: "visible" })) copy.setAttribute(name, String(value));
  return copy;
}

function imageOf(canvas: HTMLCanvasElement, { width, height }: DOMRect): SVGElement {
  return element("image", { width, height, href: canvas.toDataURL("image/png") });
}

/** Each named curve, as it is drawn. */
function entriesIn(chart: SVGSVGElement): readonly Entry[] {
  return [...chart.querySelectorAll<SVGTextElement>("text[data-curve]")].flatMap((label) => {
    const path = [...chart.querySelectorAll<SVGPathElement>("path[data-curve]")].find((one) => one.dataset["curve"] === label.dataset["curve"]);
    if (!path || !label.textContent) return [];
    const style = getComputedStyle(path);
    return [{ label: label.textContent, colour: style.stroke, dash: style.strokeDasharray }];
  });
}

/** As many entries beside one another as there is room for, a letter taken as wide as it is in the middle. */
function rowsOf(entries: readonly Entry[], width: number): readonly (readonly Entry[])[] {
  const rows: Entry[][] = [];
  let used = Infinity;
  for (const entry of entries) {
    if (used + widthOf(entry) > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)!.push(entry);
    used += widthOf(entry);
  }
  return rows;
}

const widthOf = ({ label }: Entry): number => swatch + 6 + label.length * textSize * 0.6 + 20;

function legend(row: readonly Entry[], y: number, text: Readonly<Record<string, string | number>>): readonly SVGElement[] {
  let x = margin;
  return row.flatMap((entry) => {
    const line = element("line", { x1: x, x2: x + swatch, y1: y + 4, y2: y + 4, stroke: entry.colour, "stroke-width": 2, "stroke-dasharray": entry.dash });
    const label = element("text", { ...text, x: x + swatch + 6, y: y + 8 }, entry.label);
    x += widthOf(entry);
    return [line, label];
  });
}

/** The first ground under the figure that is one. */
function groundOf(host: HTMLElement): string {
  for (let part: Element | null = host; part; part = part.parentElement) {
    const ground = getComputedStyle(part).backgroundColor;
    if (ground !== "transparent" && !/^rgba\(.*, 0\)$/.test(ground)) return ground;
  }
  return getComputedStyle(document.documentElement).colorScheme.includes("dark") ? "#000" : "#fff";
}

/** A title in which x_0 or x_{t−1} get their small letters below. */
function titled(title: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const text = element("text", attributes);
  let below = false;
  for (const piece of title.split(/(_\{[^}]*\}|_[A-Za-z0-9]+)/).filter((one) => one !== "")) {
    const isSub = piece.startsWith("_") && piece.length > 1;
    const dy = isSub === below ? 0 : isSub ? 4 : -4;
    text.append(element("tspan", { dy, "font-size": isSub ? titleSize * 0.72 : titleSize }, isSub ? plain(piece) : piece));
    below = isSub;
  }
  return text;
}

const plain = (title: string): string => title.replace(/_\{([^}]*)\}|_([A-Za-z0-9]+)/g, "$1$2");

function element(tag: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) if (name !== "xmlns") made.setAttribute(name, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}
