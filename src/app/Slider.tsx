import { createMemo, createSignal, type JSX } from "solid-js";
import { plainNumber, readNumber, shortNumber } from "./number-text.ts";
import { shareOfValue, type SliderScale, stopsOf, valueAtShare } from "./slider-scale.ts";

interface SliderProps {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly scale: SliderScale;
  readonly role: string;
  readonly lit: boolean;
  readonly onValue: (value: number) => void;
  readonly onHold: (state: "held" | "let go") => void;
  readonly onPointer: (name: string | undefined) => void;
  /** Beside its name: what else can be done with it. */
  readonly tool?: JSX.Element;
  readonly onMenu?: () => void;
}

const positions = 1000;

/** A slider with a number box: the one for dragging, the other for exact values. Both take the keyboard. */
export function Slider(props: SliderProps) {
  const [typed, setTyped] = createSignal<string>();
  const step = () => props.scale.step ?? 1;
  /** Where it has stops, a position is one of them; else a share of the way. */
  const last = createMemo(() => (stopsOf(props.scale) ?? positions + 1) - 1);
  const stops = () => stopsOf(props.scale) !== undefined;
  /** Whole numbers without a step are positions themselves. */
  const first = () => (stops() && step() === 1 ? props.scale.low : 0);
  const share = createMemo(() => shareOfValue(props.scale, props.value));
  const position = () => (stops() ? first() + (props.value >= props.scale.high ? last() : Math.round((props.value - props.scale.low) / step())) : Math.round(share() * positions));
  const commit = () => {
    const value = readNumber(typed() ?? "");
    if (value !== undefined) props.onValue(props.scale.whole ? Math.round(value) : value);
    setTyped(undefined);
  };
  let box!: HTMLInputElement;
  let range!: HTMLInputElement;
  const slide = () => {
    const raw = Number(range.value) - first();
    props.onValue(stops() ? (raw >= last() ? props.scale.high : Number((props.scale.low + raw * step()).toPrecision(12))) : valueAtShare(props.scale, raw / positions));
  };
  return (
    <div
      class="slider" classList={{ [`role-${props.role}`]: true, lit: props.lit }} data-parameter={props.name}
      onPointerEnter={() => props.onPointer(props.name)} onPointerLeave={() => props.onPointer(undefined)}
      onContextMenu={(event) => {
        if (!props.onMenu) return;
        event.preventDefault();
        props.onMenu();
      }}
    >
      <span class="slider-head"><label class="slider-name" for={`box-${props.name}`}><NameText name={props.label} /></label>{props.tool}</span>
      <input
        ref={box} id={`box-${props.name}`} class="number-box" type="text" inputmode="decimal" autocomplete="off" spellcheck={false}
        value={typed() ?? plainNumber(props.value)}
        onInput={() => setTyped(box.value)}
        onBlur={() => typed() !== undefined && commit()}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === "Enter") commit();
          if (event.key === "Escape") setTyped(undefined);
        }}
      />
      <input
        ref={(element) => {
          range = element;
          element.addEventListener("input", slide);
        }}
        class="range" type="range" aria-label={props.label} aria-valuetext={shortNumber(props.value)}
        min={first()} max={first() + last()} step={1}
        value={position()}
        onPointerDown={() => props.onHold("held")}
        onPointerUp={() => props.onHold("let go")}
        onPointerCancel={() => props.onHold("let go")}
        onChange={() => props.onHold("let go")}
      />
    </div>
  );
}

/** `beta_T` as β with a small T. */
export function NameText(props: { readonly name: string }) {
  const parts = () => {
    const [head = "", ...rest] = props.name.split("_");
    return { head: greek[head] ?? head, below: rest.join("_") };
  };
  return <span class="name-text">{parts().head}<sub>{parts().below}</sub></span>;
}

const greek: Readonly<Record<string, string>> = { beta: "β", alpha: "α", alphabar: "ᾱ", eta: "η", sigma: "σ", tau: "τ", lambda: "λ", gamma: "γ" };
