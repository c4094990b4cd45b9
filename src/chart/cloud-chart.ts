/** 2-D points with one noise vector each, fixed, so that moving t moves every point along its own path. */
export interface Cloud {
  /** x, y of point i at 2i, 2i + 1. */
  readonly clean: Float32Array;
  readonly noise: Float32Array;
  /** Where among the others each point lies, 0 … 1: its colour, by which the mixing is seen. */
  readonly along: Float32Array;
}

/** A cloud of points at one step on a canvas, which it owns until disposed of. */
export interface CloudChart {
  /** Draws √ᾱ·x₀ + √(1 − ᾱ)·ε for every point, on a plane from −extent to extent; nothing where ᾱ is no share. */
  show(cloud: Cloud, alphabar: number, extent: number): void;
  dispose(): void;
}

const shades = 8;

/** Colours run from --roll-from to --roll-to along the cloud. */
export function cloudChart(host: HTMLElement): CloudChart {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  host.replaceChildren(canvas);
  let shown: { readonly cloud: Cloud; readonly order: Uint32Array; readonly alphabar: number; readonly extent: number } | undefined;

  const draw = () => {
    const width = host.clientWidth, height = host.clientHeight, density = window.devicePixelRatio || 1;
    if (!shown || width === 0) return;
    const { cloud, order, alphabar, extent } = shown;
    if (canvas.width !== Math.round(width * density) || canvas.height !== Math.round(height * density)) {
      canvas.width = Math.round(width * density);
      canvas.height = Math.round(height * density);
    }
    const pen = canvas.getContext("2d");
    if (!pen) return;
    pen.setTransform(density, 0, 0, density, 0, 0);
    pen.clearRect(0, 0, width, height);
    if (!(alphabar >= 0 && alphabar <= 1)) return;
    const signal = Math.sqrt(alphabar), noise = Math.sqrt(1 - alphabar);
    const scale = Math.min(width, height) / (2 * extent);
    const style = getComputedStyle(host);
    // In a frame the axes are drawn, in its colour.
    if (parseFloat(style.borderTopWidth) > 0) {
      pen.fillStyle = style.borderTopColor;
      pen.fillRect(width / 2 - 0.5, 0, 1, height);
      pen.fillRect(0, height / 2 - 0.5, width, 1);
    }
    const from = rgb(style.getPropertyValue("--roll-from")), to = rgb(style.getPropertyValue("--roll-to"));
    pen.globalAlpha = 0.35;
    for (let shade = 0; shade < shades; shade++) {
      const share = shade / (shades - 1);
      pen.fillStyle = `rgb(${from.map((channel, i) => Math.round(channel + share * (to[i]! - channel))).join(",")})`;
      const start = Math.floor((shade * order.length) / shades), end = Math.floor(((shade + 1) * order.length) / shades);
      for (let k = start; k < end; k++) {
        const i = 2 * order[k]!;
        const x = signal * cloud.clean[i]! + noise * cloud.noise[i]!, y = signal * cloud.clean[i + 1]! + noise * cloud.noise[i + 1]!;
        pen.fillRect(width / 2 + scale * x - 0.75, height / 2 - scale * y - 0.75, 1.5, 1.5);
      }
    }
  };

  const resized = new ResizeObserver(draw);
  resized.observe(host);
  return {
    show(cloud, alphabar, extent) {
      const order = shown?.cloud === cloud ? shown.order : Uint32Array.from(cloud.along, (_, i) => i).toSorted((a, b) => cloud.along[a]! - cloud.along[b]!);
      shown = { cloud, order, alphabar, extent };
      draw();
    },
    dispose() {
      resized.disconnect();
      canvas.remove();
    },
  };
}

/** "#224192" → [34, 65, 146]. */
function rgb(text: string): [number, number, number] {
  const value = parseInt(text.trim().slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
