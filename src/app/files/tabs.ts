/** The other tabs of this page in this browser. */
export interface Tabs {
  /** Tells the others that a kept sheet was written. */
  wrote(id: string, revision: number): void;
  onWrote(heard: (id: string) => void): void;
  /** This tab was out of sight and is seen again: it may have missed something. */
  onBack(back: () => void): void;
}

export function browserTabs(): Tabs {
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("alphabar.sheets") : undefined;
  return {
    wrote: (id, revision) => channel?.postMessage({ id, revision }),
    onWrote: (heard) => channel?.addEventListener("message", ({ data }: MessageEvent<{ readonly id?: unknown }>) => typeof data?.id === "string" && heard(data.id)),
    onBack: (back) => document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && back()),
  };
}
