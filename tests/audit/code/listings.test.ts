import { describe, expect, test } from "vitest";
import { listingsOf } from "../../../src/audit/code/listings.ts";
import type { Listing } from "../../../src/audit/code/listing.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const read = (name: string, text: string) => {
  const document = readDocument(name, text);
  const listings = listingsOf(document);
  return { document, listings, said: (listing: Listing, i: number) => place(text, listing, i) };
};
const place = (text: string, listing: Listing, i: number): string => {
  const { start, end } = listing.placeOf(listing.unit.module.body[i]!);
  return text.slice(start, end);
};

describe("the listings of a document", () => {
  test("are its fences marked as Python, and those without a mark that look like it", () => {
    const text = "# A\n\n```python\na = 1\n```\n\n```\nimport numpy as np\nb = np.ones(3)\n```\n\n```\n$ pip install torch\n```\n\n```bash\ncd x\n```\n";
    const { listings, said } = read("a.md", text);
    expect(listings.map(({ code }) => code.text)).toEqual(["a = 1", "import numpy as np\nb = np.ones(3)"]);
    expect(said(listings[1]!, 1)).toBe("b = np.ones(3)");
  });
  test("in a list lose the list's indentation and keep their places", () => {
    const text = "* one\n\n  ```python\n  def f(x):\n      return x\n\n  y = f(1)\n  ```\n* two\n";
    const { listings, said } = read("a.md", text);
    expect(listings[0]!.unit.fault).toBeUndefined();
    expect(said(listings[0]!, 1)).toBe("y = f(1)");
  });
  test("of a notebook are its code cells, whose places lie in the file through the escapes of JSON", () => {
    const text = JSON.stringify({ cells: [{ cell_type: "code", source: ["s = \"β\\n\"\n", "t = 'x'"] }, { cell_type: "markdown", source: "text" }, { cell_type: "code", source: "u = \"é\" + \"\"" }], nbformat: 4 }, null, 1);
    const { listings, said } = read("a.ipynb", text);
    expect(listings.map((each) => each.unit.module.body.length)).toEqual([2, 1]);
    expect(said(listings[0]!, 0)).toBe(String.raw`s = \"β\\n\"`);
    expect(said(listings[0]!, 1)).toBe("t = 'x'");
    expect(said(listings[1]!, 0)).toBe(String.raw`u = \"é\" + \"\"`);
  });
  test("of a .py file are the file", () => {
    const { listings, said } = read("a.py", "\uFEFFx = 1\r\ny = 2\r\n");
    expect(said(listings[0]!, 1)).toBe("y = 2");
  });
});
