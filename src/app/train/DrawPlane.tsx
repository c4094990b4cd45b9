import { createSignal } from "solid-js";
import { random, seedOf } from "../../base/random.ts";
import { useSay } from "./messages.ts";
import { PlanePicture } from "./PlanePicture.tsx";

const extent = 3.2, perMove = 6, spread = 0.06, most = 5000;

/** A plane to draw on: a pointer held down leaves points around its way. What is drawn is given when the pointer is let go. */
export function DrawPlane(props: { readonly onPoints: (points: Float32Array) => void }) {
  const say = useSay();
  const draw = random(seedOf("drawn", 1));
  const [points, setPoints] = createSignal<Float32Array>(new Float32Array());
  let host!: HTMLDivElement;
  const add = (event: PointerEvent) => {
    const { left, top, width, height } = host.getBoundingClientRect();
    const scale = (2 * extent) / Math.min(width, height);
    const x = (event.clientX - left - width / 2) * scale, y = (height / 2 - (event.clientY - top)) * scale;
    const fresh = Array.from({ length: perMove }, () => [x + spread * draw.normal(), y + spread * draw.normal()]).flat();
    setPoints((before) => Float32Array.from([...before, ...fresh].slice(-2 * most)));
  };
  const done = () => points().length > 0 && props.onPoints(points());
  return (
    <div class="train-draw">
      <div
        ref={host} class="train-draw-plane"
        onPointerDown={(event) => (host.setPointerCapture(event.pointerId), add(event))}
        onPointerMove={(event) => event.buttons > 0 && add(event)} onPointerUp={done}
      >
        <PlanePicture layers={() => [{ points: points(), colour: "--ink", size: 1.5, opacity: 0.5 }]} extent={extent} label={say("drawAlternative")} />
      </div>
      <p class="train-message">{say("drawHint")} <button type="button" class="quiet" onClick={() => setPoints(new Float32Array())}>{say("clear")}</button></p>
    </div>
  );
}
