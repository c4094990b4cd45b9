import type { Place } from "../base/place.ts";
import type { Judgeable } from "./rules/rule.ts";

/** Something that words or a table's cell claim: `judged` may refuse by a problem. */
export interface Spoken {
  readonly place: Place;
  readonly heading: string;
  readonly reading: string;
  readonly rule: "number" | "property";
  readonly judged: () => Judgeable;
}
