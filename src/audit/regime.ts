/**
 * Where along the chain a sentence speaks of: "for small t" and "in the first steps" at its start, "for large t" and "as t → T" at its end.
 * A sentence that names both says nothing of any one formula in it.
 */
export function regimeOf(sentence: string): "start" | "end" | "both" | undefined {
  const starts = start.test(sentence), ends = end.test(sentence);
  return starts && ends ? "both" : starts ? "start" : ends ? "end" : undefined;
}

const start = /\b(?:small|smaller|tiny|early|earlier|low|start|starts|starting|begin|begins|beginning|first|initial|initially)\b|\bt\W*(?:\\to|\\rightarrow|→|\\approx|≈|=)\W*[01]\b|小|早|初|开始|首/i;
const end = /\b(?:large|larger|late|later|high|big|bigger|end|ends|final|finally|last|eventually|sufficiently|enough|increases|increasing|grows|approaches)\b|\b(?:near|close to|towards?)\W+T\b|\bt\W*(?:\\to|\\rightarrow|→|\\approx|≈|=)\W*(?:T\b|\\infty|∞)|大|晚|末|终|足够|增/i;
