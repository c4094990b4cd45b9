/** Points of one kind: two numbers each, drawn in the colour of a custom property. */
export interface Dots {
  readonly points: Float32Array;
  /** "--signal" and the like. */
  readonly colour: string;
  readonly size: number;
  readonly opacity: number;
}

/** Arrows from places along vectors, all to one scale, the longest as long as a cell of their grid. */
export interface Arrows {
  readonly at: Float32Array;
  readonly vectors: Float32Array;
  readonly colour: string;
}

/** Ways of points: `stations[k]` are the places of all points at one moment; the first `count` points are followed. */
export interface Ways {
  readonly stations: readonly Float32Array[];
  readonly count: number;
  readonly colour: string;
}

export type Layer = Dots | Arrows | Ways;

/** A square plane from −extent to extent on a canvas; owns the canvas until disposed of. */
export interface ScatterChart {
  show(layers: readonly Layer[], extent: number): void;
  dispose(): void;
}

export function scatterChart(host: HTMLElement): ScatterChart {
  /** The first layer lies on a canvas of its own: data of thousands of points stay while what is above them moves. */
  const [ground, front] = [document.createElement("canvas"), document.createElement("canvas")];
  for (const canvas of [ground, front]) canvas.setAttribute("aria-hidden", "true");
  host.replaceChildren(ground, front);
  let shown: { layers: readonly Layer[]; extent: number } | undefined;
  let drawn = { layer: undefined as Layer | undefined, key: "" };

  const draw = () => {
    const width = host.clientWidth, height = host.clientHeight, density = window.devicePixelRatio || 1;
    if (!shown || width === 0) return;
    const { layers: [first, ...rest], extent } = shown;
    const style = getComputedStyle(host);
    const frame: Frame = { width, height, density, extent, colour: (name) => style.getPropertyValue(name).trim() || style.color };
    const key = [width, height, density, extent, first && frame.colour(first.colour)].join(" ");
    if (drawn.layer !== first || drawn.key !== key) {
      paint(ground, first ? [first] : [], frame);
      drawn = { layer: first, key };
    }
    paint(front, rest, frame);
  };
  const resized = new ResizeObserver(draw);
  resized.observe(host);
  return {
    show(layers, extent) {
      shown = { layers, extent };
      draw();
    },
    dispose() {
      resized.disconnect();
      ground.remove();
      front.remove();
    },
  };
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly density: number;
  readonly extent: number;
  readonly colour: (name: string) => string;
}

function paint(canvas: HTMLCanvasElement, layers: readonly Layer[], { width, height, density, extent, colour }: Frame): void {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  if (canvas.width !== Math.round(width * density) || canvas.height !== Math.round(height * density)) {
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
  }
  pen.setTransform(density, 0, 0, density, 0, 0);
  pen.clearRect(0, 0, width, height);
  const scale = Math.min(width, height) / (2 * extent);
  const x = (value: number) => width / 2 + scale * value, y = (value: number) => height / 2 - scale * value;
  for (const layer of layers) {
    pen.fillStyle = pen.strokeStyle = colour(layer.colour);
    if ("points" in layer) dots(layer);
    else if ("stations" in layer) ways(layer);
    else arrows(layer);
  }

  function dots({ points, size, opacity }: Dots): void {
    pen!.globalAlpha = opacity;
    for (let i = 0; i < points.length; i += 2) pen!.fillRect(x(points[i]!) - size / 2, y(points[i + 1]!) - size / 2, size, size);
  }

  function ways({ stations, count }: Ways): void {
    pen!.globalAlpha = 0.5;
    pen!.lineWidth = 0.75;
    pen!.beginPath();
    for (let i = 0; i < count; i++)
      for (const [k, places] of stations.entries()) pen![k === 0 ? "moveTo" : "lineTo"](x(places[2 * i]!), y(places[2 * i + 1]!));
    pen!.stroke();
  }

  function arrows({ at, vectors }: Arrows): void {
    let longest = 0;
    for (let i = 0; i < vectors.length; i += 2) longest = Math.max(longest, Math.hypot(vectors[i]!, vectors[i + 1]!));
    const cell = (2 * extent) / Math.sqrt(at.length / 2);
    const length = longest > 0 ? (0.9 * cell) / longest : 0;
    pen!.globalAlpha = 0.85;
    pen!.lineWidth = 1.25;
    pen!.beginPath();
    for (let i = 0; i < at.length; i += 2) {
      const fromX = x(at[i]!), fromY = y(at[i + 1]!);
      const toX = x(at[i]! + length * vectors[i]!), toY = y(at[i + 1]! + length * vectors[i + 1]!);
      const angle = Math.atan2(toY - fromY, toX - fromX), head = Math.min(4, Math.hypot(toX - fromX, toY - fromY) / 2);
      pen!.moveTo(fromX, fromY);
      pen!.lineTo(toX, toY);
      pen!.lineTo(toX - head * Math.cos(angle - 0.5), toY - head * Math.sin(angle - 0.5));
      pen!.moveTo(toX, toY);
      pen!.lineTo(toX - head * Math.cos(angle + 0.5), toY - head * Math.sin(angle + 0.5));
    }
    pen!.stroke();
  }
}
