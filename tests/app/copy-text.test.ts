import { afterEach, expect, test, vi } from "vitest";
import { copyText } from "../../src/app/copy-text.ts";

/** A clipboard as a browser has it, or as one that refuses. */
function clipboard({ takesItems = true, takesText = true }: { readonly takesItems?: boolean; readonly takesText?: boolean } = {}) {
  const held: string[] = [], roads: string[] = [];
  vi.stubGlobal("ClipboardItem", class { constructor(readonly parts: Readonly<Record<string, Promise<Blob>>>) {} });
  vi.stubGlobal("navigator", { clipboard: {
    async write([item]: readonly { readonly parts: Readonly<Record<string, Promise<Blob>>> }[]) {
      roads.push("item");
      if (!takesItems) throw new DOMException("no promise is taken", "NotAllowedError");
      held.push(await (await item!.parts["text/plain"]!).text());
    },
    async writeText(text: string) {
      roads.push("text");
      if (!takesText) throw new DOMException("refused", "NotAllowedError");
      held.push(text);
    },
  } });
  return { held, roads };
}

afterEach(() => void vi.unstubAllGlobals());

test("a text that is there is written as text", async () => {
  const { held, roads } = clipboard();
  expect(await copyText("x_0")).toBe(true);
  expect([held, roads]).toEqual([["x_0"], ["text"]]);
});

test("a text that is still being made is handed over at once, as a promise", async () => {
  const { held, roads } = clipboard();
  let make!: (text: string) => void;
  const copied = copyText(new Promise<string>((resolve) => (make = resolve)));
  await Promise.resolve();
  expect([held, roads]).toEqual([[], ["item"]]);
  make("x_t");
  expect(await copied).toBe(true);
  expect(held).toEqual(["x_t"]);
});

test("a browser that takes no promise gets the text when it is there", async () => {
  const { held, roads } = clipboard({ takesItems: false });
  expect(await copyText(Promise.resolve("x_T"))).toBe(true);
  expect([held, roads]).toEqual([["x_T"], ["item", "text"]]);
});

test("a copy that is refused, or whose text cannot be made, is said and thrown nowhere", async () => {
  clipboard({ takesItems: false, takesText: false });
  expect(await copyText("x_0")).toBe(false);
  expect(await copyText(Promise.resolve("x_0"))).toBe(false);
  clipboard();
  expect(await copyText(Promise.reject(new Error("no program")))).toBe(false);
  vi.stubGlobal("navigator", {});
  expect(await copyText("x_0")).toBe(false);
  expect(await copyText(Promise.resolve("x_0"))).toBe(false);
});
