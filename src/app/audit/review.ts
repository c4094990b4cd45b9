import { createContext, createMemo, createSignal, useContext } from "solid-js";
import type { Finding } from "../../audit/finding.ts";
import type { Verdict } from "../../verify/verdict.ts";
import { weakest } from "../../verify/explain.ts";
import type { Pane } from "./AuditTabs.tsx";
import type { Audited } from "./protocol.ts";

export type Filter = "refuted" | "undecided" | "all";

/** A report as it is looked at: which findings are listed and which one is open. */
export interface Review {
  readonly audited: Audited;
  finding(id: string): Finding | undefined;
  /** The weakest verdict among these claims. */
  weakest(claims: readonly string[]): Verdict["kind"] | undefined;
  filter(): Filter;
  setFilter(filter: Filter): void;
  listed(): readonly Finding[];
  /** The finding whose evidence is open. */
  open(): string | undefined;
  toggle(id: string): void;
  close(): void;
  /** Opens a finding and brings it into view in that half of the report. */
  show(id: string, where: Pane): void;
  /** Where a reader is, to be taken up in the report of the document judged anew. */
  kept(): Kept;
}

/** The filter and the open claim: its text, and which of those with the same text it is. */
export interface Kept {
  readonly filter: Filter;
  readonly open?: { readonly claim: string; readonly nth: number };
}

export function createReview(audited: Audited, onPane: (pane: Pane) => void, kept?: Kept): Review {
  const byId = new Map(audited.findings.map((finding) => [finding.id, finding]));
  const [filter, setFilter] = createSignal<Filter>(kept ? kept.filter : audited.findings.some(({ verdict }) => verdict.kind === "refuted") ? "refuted" : "all");
  const [open, setOpen] = createSignal<string>();
  const review: Review = {
    audited,
    kept() {
      const shown = byId.get(open() ?? "");
      const same = audited.findings.filter(({ claim }) => claim === shown?.claim);
      return { filter: filter(), ...(shown && { open: { claim: shown.claim, nth: same.indexOf(shown) } }) };
    },
    finding: (id) => byId.get(id),
    weakest: (claims) => weakest(claims.flatMap((id) => byId.get(id)?.verdict ?? []))?.kind,
    filter,
    setFilter,
    listed: createMemo(() => audited.findings.filter(({ verdict }) => filter() === "all" || verdict.kind === filter())),
    open,
    toggle: (id) => setOpen((now) => (now === id ? undefined : id)),
    close: () => setOpen(undefined),
    show(id, where) {
      const finding = byId.get(id);
      if (finding && filter() !== "all" && finding.verdict.kind !== filter()) setFilter("all");
      setOpen(id);
      onPane(where);
      requestAnimationFrame(() => {
        const target = document.querySelector<HTMLElement>(where === "findings" ? `[data-finding="${CSS.escape(id)}"]` : `[data-mark="${CSS.escape(id)}"]`);
        target?.scrollIntoView({ block: where === "findings" ? "nearest" : "center", behavior: "instant" });
        target?.querySelector<HTMLElement>(".finding-title")?.focus({ preventScroll: true });
      });
    },
  };
  const again = kept?.open && audited.findings.filter(({ claim }) => claim === kept.open!.claim)[kept.open.nth];
  if (again) review.show(again.id, "findings");
  return review;
}

export const ReviewContext = createContext<Review>();

export function useReview(): Review {
  const review = useContext(ReviewContext);
  if (!review) throw new Error("a component outside of a report");
  return review;
}
