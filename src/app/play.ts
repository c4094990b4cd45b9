import { type Accessor, createSignal, onCleanup } from "solid-js";

/** The cursor moving by itself, from where it is to T; from the start when it stands at T. */
export interface Play {
  readonly playing: Accessor<boolean>;
  toggle(): void;
}

interface Cursor {
  readonly t: Accessor<number>;
  readonly steps: Accessor<number>;
  setT(t: number): void;
}

/** Milliseconds from the first step to T. */
const whole = 8000;

/** It plays only when asked to, so also where motion is reduced; it goes on from wherever the cursor is put meanwhile. */
export function createPlay({ t, steps, setT }: Cursor): Play {
  const [playing, setPlaying] = createSignal(false);
  let frame = 0, before = 0, at = 0;

  const stop = () => {
    cancelAnimationFrame(frame);
    setPlaying(false);
  };
  const move = (now: number) => {
    // What was moved by hand is where it goes on from; a page that was hidden does not leap.
    if (Math.round(at) !== t()) at = t();
    at = Math.min(steps(), at + (Math.min(now - before, 100) * steps()) / whole);
    before = now;
    setT(at);
    if (at >= steps()) return stop();
    frame = requestAnimationFrame(move);
  };
  onCleanup(stop);
  return {
    playing,
    toggle() {
      if (playing()) return stop();
      setPlaying(true);
      at = t() >= steps() ? 1 : t();
      setT(at);
      before = performance.now();
      frame = requestAnimationFrame(move);
    },
  };
}
