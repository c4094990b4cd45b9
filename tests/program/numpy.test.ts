import { expect, test } from "vitest";
import { difference, inLibrary, inPython, pythonWith } from "./beside-python.ts";
import { numpyPrelude, numpyPrograms, numpySnippets } from "./numpy-snippets.ts";
import { torchPrelude, torchPrograms, torchSnippets } from "./torch-snippets.ts";

const [numpy, torch] = [pythonWith("numpy"), pythonWith("torch")];
if (!numpy) console.warn("no python3 with numpy here: the library is not put beside numpy");
if (!torch) console.warn("no python3 with torch here: the library is not put beside torch");

function differences(python: string, prelude: string, snippets: readonly string[]): string[] {
  const theirs = inPython(python, snippets.map((source) => prelude + source));
  return snippets.flatMap((source, i) => {
    const found = difference(inLibrary(prelude + source), theirs[i]!);
    return found ? [`${source}: ${found}`] : [];
  });
}

test.skipIf(!numpy)("every function does what numpy's does, to 1e-12, errors included", () => {
  expect(differences(numpy!, numpyPrelude, [...numpySnippets, ...numpyPrograms])).toEqual([]);
});

test.skipIf(!torch)("every function does what torch's does, to 1e-12, errors included", () => {
  expect(differences(torch!, torchPrelude, [...torchSnippets, ...torchPrograms])).toEqual([]);
});
