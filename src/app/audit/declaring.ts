import { type Accessor, createContext, useContext } from "solid-js";
import { withDeclaration, withoutDeclaration } from "../../audit/declaration/edit.ts";
import type { Place } from "../../base/place.ts";
import type { Audited } from "./protocol.ts";

/** What a reader may do about the document's declared conventions; each judges the document anew. */
export interface Declaring {
  /** The document is being judged anew. */
  readonly busy: Accessor<boolean>;
  declare(says: string): void;
  withdraw(place: Place): void;
}

export function createDeclaring(audited: Accessor<Audited>, busy: Accessor<boolean>, onText: (text: string) => void): Declaring {
  return {
    busy,
    declare: (says) => onText(withDeclaration(audited(), audited().declared.map(({ place }) => place), says)),
    withdraw: (place) => onText(withoutDeclaration(audited().text, place)),
  };
}

export const DeclaringContext = createContext<Declaring>();

export function useDeclaring(): Declaring {
  const declaring = useContext(DeclaringContext);
  if (!declaring) throw new Error("a component outside of a report");
  return declaring;
}
