import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Drawer } from "../../../src/app/files/drawer.ts";
import { createKeeper, type Told } from "../../../src/app/files/keeper.ts";
import type { KeptSheet } from "../../../src/app/files/kept-sheet.ts";
import { createShelf, mostKept } from "../../../src/app/files/shelf.ts";

/** A drawer in memory: every access takes a while, and writing is in one go, as in IndexedDB. */
function drawerIn(lying: Map<string, KeptSheet>): Drawer {
  return {
    get: async (id) => lying.get(id),
    update: async (id, next) => {
      await Promise.resolve();
      lying.set(id, next(lying.get(id)));
      await Promise.resolve();
    },
    all: async () => [...lying.values()],
    remove: async (id) => void lying.delete(id),
  };
}
const shelfIn = (lying = new Map<string, KeptSheet>(), clock = { now: 0 }) => createShelf(drawerIn(lying), () => ++clock.now);
const draft = (id: string, text: string) => ({ id, title: "", text });

describe("the shelf", () => {
  test("keeps a sheet with a revision that grows", async () => {
    const shelf = shelfIn();
    expect(await shelf.keep(draft("a", "one"), 0)).toMatchObject({ kind: "kept", sheet: { revision: 1, text: "one" } });
    expect(await shelf.keep(draft("a", "two"), 1)).toMatchObject({ kind: "kept", sheet: { revision: 2 } });
    expect(await shelf.find("a")).toMatchObject({ text: "two" });
  });

  test("never overwrites what another tab wrote", async () => {
    const shelf = shelfIn();
    await shelf.keep(draft("a", "one"), 0);
    await shelf.keep(draft("a", "theirs"), 1);
    expect(await shelf.keep(draft("a", "mine"), 1)).toMatchObject({ kind: "overtaken", sheet: { text: "theirs", revision: 2 } });
    expect(await shelf.find("a")).toMatchObject({ text: "theirs" });
  });

  test("lists the newest first and lets the oldest go", async () => {
    const shelf = shelfIn();
    for (let i = 0; i < mostKept + 5; i++) await shelf.keep(draft(`s${i}`, String(i)), 0);
    const recent = await shelf.recent();
    expect(recent.length).toBe(mostKept);
    expect(recent[0]!.id).toBe(`s${mostKept + 4}`);
    expect(await shelf.find("s0")).toBeUndefined();
  });

  test("that is forbidden or full says so, and finds nothing", async () => {
    const broken = (error: Error): Drawer => ({ get: () => Promise.reject(error), update: () => Promise.reject(error), all: () => Promise.reject(error), remove: () => Promise.reject(error) });
    const full = createShelf(broken(new DOMException("", "QuotaExceededError")), () => 0), forbidden = createShelf(broken(new Error("denied")), () => 0);
    expect(await full.keep(draft("a", ""), 0)).toEqual({ kind: "refused", reason: "full" });
    expect(await forbidden.keep(draft("a", ""), 0)).toEqual({ kind: "refused", reason: "forbidden" });
    expect(await forbidden.find("b")).toBeUndefined();
    await forbidden.remove("b");
  });

  test("still has in the page what storage refused, until it takes it", async () => {
    const lying = new Map<string, KeptSheet>(), drawer = drawerIn(lying);
    let isFull = true;
    const shelf = createShelf({ ...drawer, update: (id, next) => (isFull ? Promise.reject(new DOMException("", "QuotaExceededError")) : drawer.update(id, next)) }, () => 0);
    await shelf.keep(draft("a", "one"), 0);
    expect(await shelf.find("a")).toMatchObject({ text: "one", revision: 0 });
    expect((await shelf.recent()).map(({ text }) => text)).toEqual(["one"]);
    expect(shelf.atRisk().map(({ text }) => text)).toEqual(["one"]);
    isFull = false;
    await shelf.keep(draft("a", "two"), 0);
    expect(shelf.atRisk()).toEqual([]);
    expect(await shelf.find("a")).toMatchObject({ text: "two", revision: 1 });
  });
});

describe("a keeper", () => {
  test("keeps the newest of what comes while it writes", async () => {
    const lying = new Map<string, KeptSheet>(), told: Told[] = [];
    const keeper = createKeeper(shelfIn(lying), { id: "a", revision: 0 }, (one) => told.push(one));
    for (const text of ["1", "2", "3", "4"]) keeper.keep({ title: "", text });
    expect(keeper.unkept()?.text).toBe("4");
    await keeper.settled();
    expect(lying.get("a")).toMatchObject({ text: "4", revision: 2 });
    expect(keeper.unkept()).toBeUndefined();
    expect(told.map(({ kind }) => kind)).toEqual(["kept", "kept"]);
  });

  test("that was overtaken goes on under an id of its own", async () => {
    const lying = new Map<string, KeptSheet>(), told: Told[] = [];
    const shelf = shelfIn(lying);
    await shelf.keep(draft("a", "theirs"), 0);
    const keeper = createKeeper(shelf, { id: "a", revision: 0 }, (one) => told.push(one));
    keeper.keep({ title: "", text: "mine" });
    await keeper.settled();
    expect(told[0]).toMatchObject({ kind: "overtaken", theirs: { text: "theirs" } });
    expect(keeper.id()).not.toBe("a");
    expect([...lying.values()].map(({ text }) => text).toSorted()).toEqual(["mine", "theirs"]);
  });

  test("that is refused still has what it could not keep", async () => {
    const told: Told[] = [];
    const shelf = { ...shelfIn(), keep: async () => ({ kind: "refused", reason: "full" }) as const };
    const keeper = createKeeper(shelf, { id: "a", revision: 0 }, (one) => told.push(one));
    keeper.keep({ title: "", text: "mine" });
    await keeper.settled();
    expect(keeper.unkept()).toMatchObject({ text: "mine" });
    expect(told).toEqual([{ kind: "refused", reason: "full" }]);
  });

  test("and any other: of two tabs that type at random, the last text of each lies on the shelf", () =>
    fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.nat(3)), { minLength: 1, maxLength: 20 }), async (steps) => {
      const lying = new Map<string, KeptSheet>(), shelf = shelfIn(lying);
      await shelf.keep(draft("a", "start"), 0);
      const tabs = ["left", "right"].map((name) => ({ name, keeper: createKeeper(shelf, { id: "a", revision: 1 }, () => undefined), last: "" }));
      for (const [i, [first, pauses]] of steps.entries()) {
        const tab = tabs[first ? 0 : 1]!;
        tab.keeper.keep({ title: "", text: (tab.last = `${tab.name} ${i}`) });
        for (let pause = 0; pause < pauses; pause++) await Promise.resolve();
      }
      await Promise.all(tabs.map(({ keeper }) => keeper.settled()));
      const texts = [...lying.values()].map(({ text }) => text);
      for (const { last } of tabs) if (last) expect(texts).toContain(last);
    }), { seed: 11, numRuns: 200 }));
});
