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
}

export function createReview(audited: Audited, onPane: (pane: Pane) => void): Review {
  const byId = new Map(audited.findings.map((finding) => [finding.id, finding]));
  const [filter, setFilter] = createSignal<Filter>(audited.findings.some(({ verdict }) => verdict.kind === "refuted") ? "refuted" : "all");
  const [open, setOpen] = createSignal<string>();
  return {
    audited,
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
}

export const ReviewContext = createContext<Review>();

export function useReview(): Review {
  const review = useContext(ReviewContext);
  if (!review) throw new Error("a component outside of a report");
  return review;
}
