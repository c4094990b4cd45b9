import type { Place } from "../../../base/place.ts";
import type { PythonUnit } from "../../../read/python/python-unit.ts";
import type { Located } from "../../../read/python/syntax.ts";
import type { Code } from "../../document/document.ts";

/** A listing of a document, read. Listings of one document share their names, as the cells of a notebook do, in reading order. */
export interface Listing {
  readonly code: Code;
  readonly unit: PythonUnit;
  /** Where a node stands in the document. */
  readonly placeOf: (node: Located) => Place;
}
