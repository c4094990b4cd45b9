const greek = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigmaf", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"];
const others: Readonly<Record<string, string>> = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ensp: " ", emsp: " ", thinsp: " ", minus: "−", times: "×", middot: "·", sdot: "⋅", plusmn: "±", le: "≤", ge: "≥",
  ne: "≠", asymp: "≈", sim: "∼", equiv: "≡", prop: "∝", sum: "∑", prod: "∏", radic: "√", infin: "∞", part: "∂", nabla: "∇", isin: "∈", int: "∫", rarr: "→", larr: "←", rArr: "⇒", sup1: "¹",
  sup2: "²", sup3: "³", frac12: "½", hellip: "…", mdash: "—", ndash: "–", lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", bull: "•", prime: "′", Prime: "″", para: "¶", sect: "§", copy: "©",
  epsi: "ε", epsiv: "ϵ", straightepsilon: "ϵ", varepsilon: "ϵ", thetasym: "ϑ", lbrace: "{", rbrace: "}", lcub: "{", rcub: "}", lbrack: "[", rbrack: "]", lpar: "(", rpar: ")", bsol: "\\", lowbar: "_", Hat: "^", dollar: "$",
  equals: "=", plus: "+", vert: "|", verbar: "|", comma: ",", period: ".", colon: ":", semi: ";", Tab: " ", NewLine: " ", zwj: "", zwnj: "", shy: "",
};

/** What an HTML entity stands for; undefined for one that is not known, which then is text as it stands. */
export function entity(name: string): string | undefined {
  if (name.startsWith("#")) {
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code < 0xe000)) return "\uFFFD";
    return code === 160 ? " " : String.fromCodePoint(code);
  }
  const small = greek.indexOf(name.toLowerCase());
  if (small >= 0) return String.fromCharCode((name[0] === name[0]!.toLowerCase() ? 0x3b1 : 0x391) + small);
  return Object.hasOwn(others, name) ? others[name] : undefined;
}
