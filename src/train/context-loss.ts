import { backend } from "@tensorflow/tfjs-core";
import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import type { BackendChoice } from "./backend.ts";

/** Calls `lost` when the graphics context of the running backend is lost. Returns what ends the watch; other backends have nothing to lose. */
export function whenContextLost({ name }: BackendChoice, lost: () => void): () => void {
  if (name !== "webgl") return () => {};
  const { canvas } = (backend() as MathBackendWebGL).gpgpu.gl;
  canvas.addEventListener("webglcontextlost", lost, { once: true });
  return () => canvas.removeEventListener("webglcontextlost", lost);
}
