/**
 * The number that a piece of LaTeX stands for, read by the conventions of print (juxtaposition binds like a product, ∑ and ∏ take the product that follows).
 * An independent and deliberately small reader: only what the printer's test draws.
 *
 *   sum = ["-"] product {("+" | "-") product}    product = power {[\, | \cdot | \times] power}    power = atom ["^" argument]
 */
export function latexValue(latex: string, names: Readonly<Record<string, number>>): number {
  const words = latex.match(/\\bar\{\\alpha\}|x_[0t]|\\left\(|\\right\)|\\cos\^2|\\[A-Za-z]+|\\,|[\d.]+|[a-z]|[-+^_{}()/=]/g) ?? [];
  let at = 0;
  const peek = () => words[at];
  const take = (wanted?: string): string => {
    const word = words[at++];
    if (word === undefined || (wanted !== undefined && word !== wanted)) throw new Error(`${word} for ${wanted} in ${latex}`);
    return word;
  };
  const result = sum();
  if (at !== words.length) throw new Error(`${peek()} left over in ${latex}`);
  return result;

  function sum(): number {
    let total = signed();
    while (peek() === "+" || peek() === "-") total += take() === "+" ? product() : -product();
    return total;
  }
  function signed(): number {
    if (peek() !== "-") return product();
    take("-");
    return -product();
  }
  function product(): number {
    let total = power();
    for (;;) {
      const next = peek();
      if (next === "\\," || next === "\\cdot" || next === "\\times") take();
      else if (next === undefined || /^(\+|-|\)|\\right\)|\}|\^|=)$/.test(next)) return total;
      total *= power();
    }
  }
  function power(): number {
    const base = atom();
    if (peek() !== "^") return base;
    take("^");
    return base ** argument();
  }
  function argument(): number {
    if (peek() !== "{") {
      // TeX takes a single digit.
      const word = take();
      if (!/^\d$/.test(word)) throw new Error(`exponent ${word} in ${latex}`);
      return Number(word);
    }
    take("{");
    const inner = sum();
    take("}");
    return inner;
  }
  function atom(): number {
    const word = take();
    if (word in names) return names[word]!;
    if (/^[\d.]+$/.test(word)) return Number(word);
    if (word === "(" || word === "\\left(") {
      const inner = sum();
      take(word === "(" ? ")" : "\\right)");
      return inner;
    }
    if (word === "\\frac") return argument() / argument();
    if (word === "\\sqrt") return Math.sqrt(argument());
    if (word === "\\cos") return Math.cos(atom());
    if (word === "\\cos^2") return Math.cos(atom()) ** 2;
    if (word === "\\sum" || word === "\\prod") {
      ["_", "{", "s", "=", "1", "}", "^", "{", "3", "}"].forEach((w) => take(w));
      const body = product();
      return word === "\\sum" ? 3 * body : body ** 3;
    }
    throw new Error(`${word} in ${latex}`);
  }
}
