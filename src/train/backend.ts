/** What computes: WebGL on a real graphics processor, wasm, or plain JavaScript. */
export type BackendName = "webgl" | "wasm" | "cpu";

/** Why a backend was taken. `renderer` is what the browser says of its graphics processor. */
export interface BackendChoice {
  readonly name: BackendName;
  readonly reason: "asked for" | "graphics processor" | "software graphics" | "no WebGL" | "no wasm" | "after a failure" | "page's thread";
  readonly renderer?: string;
}

/** What a thread has: the name of its WebGL2 renderer, where there is one, and wasm. */
export interface Hardware {
  readonly renderer: string | undefined;
  readonly wasm: boolean;
}

/** Renderers that compute on the processor: wasm is faster there. */
const software = /SwiftShader|llvmpipe|Basic Render|Software/i;

/** Backends to try, best first; `asked` goes before all. */
export function backendsFor({ renderer, wasm }: Hardware, asked?: BackendName): readonly BackendChoice[] {
  const cpu: BackendChoice = { name: "cpu", reason: renderer === undefined ? "no WebGL" : "no wasm" };
  const inWasm = (reason: BackendChoice["reason"]): BackendChoice[] => (wasm ? [{ name: "wasm", reason, ...(renderer !== undefined && { renderer }) }] : []);
  const found: readonly BackendChoice[] =
    renderer === undefined ? [...inWasm("no WebGL"), cpu]
    : software.test(renderer) ? [...inWasm("software graphics"), { name: "webgl", reason: "no wasm", renderer }, cpu]
    : [{ name: "webgl", reason: "graphics processor", renderer }, ...inWasm("after a failure"), cpu];
  if (!asked) return found;
  return [{ name: asked, reason: "asked for", ...(renderer !== undefined && { renderer }) }, ...found.filter(({ name }) => name !== asked)];
}

/** Whether the page's own thread is to be tried, where a worker took this backend: it came to it for want of WebGL. */
export const wantsPage = ({ name, reason }: BackendChoice): boolean => name !== "webgl" && reason !== "software graphics" && reason !== "asked for";

/** Whether WebGL is worth its while on the page's thread: real, or asked for. */
export const computes = ({ renderer }: Hardware, asked?: BackendName): boolean => renderer !== undefined && (asked === "webgl" || (asked === undefined && !software.test(renderer)));

/** What this thread has; a page has canvases of its own where there are no others. A renderer that hides its name counts as a real one. */
export function hardwareHere(): Hardware {
  const wasm = typeof WebAssembly === "object";
  const context = (typeof OffscreenCanvas === "undefined" ? undefined : new OffscreenCanvas(1, 1).getContext("webgl2"))
    ?? (typeof document === "undefined" ? undefined : document.createElement("canvas").getContext("webgl2"));
  if (!context) return { renderer: undefined, wasm };
  const info = context.getExtension("WEBGL_debug_renderer_info");
  const renderer = String(info ? context.getParameter(info.UNMASKED_RENDERER_WEBGL) : context.getParameter(context.RENDERER));
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return { renderer, wasm };
}
