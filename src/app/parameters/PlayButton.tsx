import { usePage } from "../page.ts";
import { useParameterSay } from "./messages.ts";

/** Starts and halts the cursor's own movement. */
export function PlayButton() {
  const { play } = usePage();
  const say = useParameterSay();
  const name = () => say(play.playing() ? "pause" : "play");
  return (
    <button type="button" class="slider-tool steady" aria-label={name()} title={name()} onClick={play.toggle}>
      <svg width="10" height="12" viewBox="0 0 10 12" fill="currentColor" aria-hidden="true"><path d={play.playing() ? "M1 1h3v10H1zM6 1h3v10H6z" : "M1 0.5 9.5 6 1 11.5z"} /></svg>
    </button>
  );
}
