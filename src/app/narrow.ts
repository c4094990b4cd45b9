import { type Accessor, createSignal } from "solid-js";

const query = matchMedia("(max-width: 860px)");
const [matches, setMatches] = createSignal(query.matches);
query.addEventListener("change", () => setMatches(query.matches));

/** True where the page is one column: phones and narrow windows. */
export const narrow: Accessor<boolean> = matches;
