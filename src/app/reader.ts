import { createContext, useContext } from "solid-js";
import type { Preferences } from "./preferences.ts";

/** The reader's preferences, for what is shown beside a sheet as well as in one. */
export const ReaderContext = createContext<Preferences>();

export function useReader(): Preferences {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error("a component outside of the page");
  return reader;
}
