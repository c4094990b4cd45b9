import { createSignal, For, Show } from "solid-js";
import type { Offer } from "../../audit/declaration/offers.ts";
import { useDeclaring } from "./declaring.ts";
import { useSay } from "./messages.ts";

/** What the document could say so that an undecided claim is judged: a click declares it, a begun one is ended by hand. */
export function Offers(props: { readonly offers: readonly Offer[] }) {
  const say = useSay();
  const whole = () => props.offers.flatMap((offer) => (offer.kind === "whole" ? [offer.says] : offer.kind === "letter" ? offer.means.map((what) => `${offer.letter} means ${what}`) : []));
  const begun = () => props.offers.flatMap((offer) => (offer.kind === "begun" ? [offer.says] : []));
  return (
    <div class="offers">
      <h3>{say("couldSay")}</h3>
      <Show when={whole().length > 0}>
        <ul class="offered"><For each={whole()}>{(says) => <li><Offered says={says} /></li>}</For></ul>
      </Show>
      <For each={begun()}>{(says) => <Begun says={says} />}</For>
    </div>
  );
}

function Offered(props: { readonly says: string }) {
  const say = useSay();
  const { declare, busy } = useDeclaring();
  return <button type="button" class="offer" disabled={busy()} title={say("declareHint")} onClick={() => declare(props.says)}>{props.says}</button>;
}

function Begun(props: { readonly says: string }) {
  const say = useSay();
  const { declare, busy } = useDeclaring();
  const [rest, setRest] = createSignal("");
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (rest().trim() !== "") declare(`${props.says}${rest()}`);
  };
  return (
    <form class="begun" onSubmit={send}>
      <label>
        <code>{props.says.trim()}</code>
        <input value={rest()} onInput={(event) => setRest(event.currentTarget.value)} placeholder={exampleOf(props.says)} aria-label={`${props.says}…`} autocomplete="off" spellcheck={false} />
      </label>
      <button type="submit" class="quiet strong" disabled={busy() || rest().trim() === ""}>{say("declare")}</button>
    </form>
  );
}

const exampleOf = (says: string): string =>
  says === "schedule " ? "linear 1e-4 to 0.02 over 1000 steps" : says.startsWith("schedule β") ? "0.1, 0.2, 0.3" : says.endsWith("_t = ") ? "1-ᾱ_t" : "0.5";
