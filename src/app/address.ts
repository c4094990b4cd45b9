import type { View } from "./ViewSwitch.tsx";

/** What stands behind the # of the page's address: a view, or a whole sheet as the code of a link. */
export type Address =
  | { readonly kind: "view"; readonly view: View }
  | { readonly kind: "link"; readonly code: string };

const fragments: Readonly<Record<View, string>> = { sheet: "", audit: "#audit", train: "#train" };

/** Any fragment has a meaning: one that is not known is the sheet. */
export function readAddress(fragment: string): Address {
  if (fragment.startsWith("#s=")) return { kind: "link", code: fragment.slice("#s=".length) };
  const view = (Object.keys(fragments) as View[]).find((name) => fragments[name] !== "" && fragments[name] === fragment);
  return { kind: "view", view: view ?? "sheet" };
}

export const viewNamed = (name: string | undefined): View => ((Object.keys(fragments) as string[]).includes(name ?? "") ? (name as View) : "sheet");

/** Shows a view in the address, in place of what stood there. */
export const showAddress = (view: View): void => history.replaceState(null, "", location.pathname + location.search + fragments[view]);

/** The whole address of a link with this code. */
export const linkAddress = (code: string): string => `${location.href.replace(/#.*$/s, "")}#s=${code}`;
