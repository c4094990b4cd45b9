import { For } from "solid-js";
import { NameText } from "./Slider.tsx";

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly onValue: (value: string) => void;
}

/** A choice parameter as a menu. */
export function Choice(props: ChoiceProps) {
  return (
    <div class="choice" data-parameter={props.name}>
      <label class="slider-name" for={`choice-${props.name}`}><NameText name={props.name} /></label>
      <select id={`choice-${props.name}`} onChange={(event) => props.onValue(event.currentTarget.value)}>
        <For each={props.options}>{(option) => <option value={option} selected={option === props.value}>{spaced(option)}</option>}</For>
      </select>
    </div>
  );
}

/** "scaledLinear" → "scaled linear". */
const spaced = (name: string) => name.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
