import { swissRoll } from "./swiss-roll.ts";

/** The roll at one step on a canvas; owns the canvas until disposed of. */
export interface RollChart {
  /** Draws √ᾱ·x₀ + √(1 − ᾱ)·ε for every point. */
  show(alphabar: number): void;
  dispose(): void;
}

const extent = 3.2, shades = 8;

/** 5,000 points; colours run from --signal to --noise along the roll, so that the mixing can be seen. */
export function rollChart(host: HTMLElement, seed: number): RollChart {
  const roll = swissRoll(5000, seed);
  const order = Array.from({ length: roll.size }, (_, i) => i).toSorted((a, b) => roll.along[a]! - roll.along[b]!);
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  host.replaceChildren(canvas);
  let shown: number | undefined;

  const show = (alphabar: number) => {
    shown = alphabar;
    const width = host.clientWidth, height = host.clientHeight, density = window.devicePixelRatio || 1;
    if (width === 0) return;
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
    const from = rgb(style.getPropertyValue("--roll-from")), to = rgb(style.getPropertyValue("--roll-to"));
    pen.globalAlpha = 0.35;
    for (let shade = 0; shade < shades; shade++) {
      const share = shade / (shades - 1);
      pen.fillStyle = `rgb(${from.map((channel, i) => Math.round(channel + share * (to[i]! - channel))).join(",")})`;
      const start = Math.floor((shade * roll.size) / shades), end = Math.floor(((shade + 1) * roll.size) / shades);
      for (let k = start; k < end; k++) {
        const i = 2 * order[k]!;
        const x = signal * roll.clean[i]! + noise * roll.noise[i]!, y = signal * roll.clean[i + 1]! + noise * roll.noise[i + 1]!;
        pen.fillRect(width / 2 + scale * x - 0.75, height / 2 - scale * y - 0.75, 1.5, 1.5);
      }
    }
  };

  const again = () => {
    if (shown !== undefined) show(shown);
  };
  const resized = new ResizeObserver(again);
  resized.observe(host);
  return {
    show,
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
