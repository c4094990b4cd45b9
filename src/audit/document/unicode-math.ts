/** Bounds on the work for texts that are nothing but signs. */
const longestRun = 2000, mostTrims = 60;

/** A stretch of plain text that is mathematics; `isTex` when it has TeX commands that lost their delimiters. */
export interface Candidate { readonly start: number; readonly end: number; readonly isTex: boolean }

const greek = "\\u0370-\\u03ff\\u1f00-\\u1fff";
const letters = `A-Za-z${greek}\\u2100-\\u214f`;
const names = "alpha|beta|gamma|delta|epsilon|eps|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|varphi|chi|psi|omega|alphabar|Alpha|Beta|Sigma|Theta|sqrt|log|ln|exp|cos|sin|tan|tanh|max|min|prod|sum|SNR|KL|ELBO|VLB|Var|Cov|Normal|sigmoid";
const scripts = "(?:_\\{[^{}\\n]{0,60}\\}|\\^\\{[^{}\\n]{0,60}\\}|\\\\?_[A-Za-z0-9\\u0370-\\u03ff]+|\\^[-A-Za-z0-9*]+|[\\u2070-\\u209c\\u00b2\\u00b3\\u00b9\\u1d40\\u1d57\\u1d62-\\u1d6a]+|[\\u0300-\\u036f\\u20d0-\\u20ff]+|['′])*";
/** A letter or a known name with its marks and scripts; not the beginning of a longer word. */
const operand = new RegExp(`(?:(?:${names})|[${letters}]|[\\ud835][\\udc00-\\udfff])${scripts}(?![A-Za-z])`, "y");
const number = /\d+(?:[.,]\d+)*(?:[eE][-+]?\d+)?%?(?![A-Za-z])|\.\d+/y;
const command = /\\(?:[a-zA-Z]+|[,;!|{}])/y;
const operator = /[-+*/·×⋅∙⋯…=≈≠≤≥<>~∼≃≅∝→↦⟶≡≔≜∈±∓√∏∑∫∞‖∥∂∇−⊙:]/y;
const strong = new RegExp(`\\bSNR\\s?\\(|[${greek}√∏∑\\u2080-\\u209c]|[${letters}]\\\\?[_^][\\w{${greek}(-]`);
const relation = /[=≈≠≤≥<>~∼≃≅∝→⟶≡≔≜∈]/;

/**
 * Mathematics that was written or pasted without delimiters, such as "ᾱ_100 ≈ 0.819" or "x_t = √ᾱ_t x_0 + √(1−ᾱ_t) ε". Found only where a relation
 * stands between operands and a Greek letter, a root or a script is among them; words end it. `covered` has formulas, code and addresses covered.
 */
export function unicodeMath(covered: string): readonly Candidate[] {
  const found: Candidate[] = [];
  if (!relation.test(covered)) return found;
  let at = 0;
  while (at < covered.length) {
    const end = run(covered, at);
    if (end === at) {
      // Past a whole word, so that its tail is not taken for an operand.
      const word = at === 0 || !isWordy(covered[at - 1]!) ? wordAt(covered, at) : 0;
      at += Math.max(1, word);
      continue;
    }
    for (const candidate of trim(covered, at, end)) found.push(candidate);
    at = end;
  }
  return found;
}

const isWordy = (character: string): boolean => /[A-Za-z0-9]/.test(character);
const word = /[A-Za-z][\w-]*|\d[\w.]*/y;
function wordAt(text: string, at: number): number {
  word.lastIndex = at;
  return word.exec(text)?.[0].length ?? 0;
}

function token(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** The end of the longest row of mathematical tokens that begins at `at`; brackets open and close within it. */
function run(text: string, at: number): number {
  const open: string[] = [];
  let i = at, isAfterWordPart = at > 0 && isWordy(text[at - 1]!);
  while (i < text.length && i < at + longestRun) {
    const character = text[i]!;
    // A formula may be wrapped at an operator or in brackets; another line is else another formula.
    if (character === "\n" && open.length === 0 && !continuesAcross(text, i)) break;
    if (character === " " || character === "\n") {
      i++;
      isAfterWordPart = false;
      continue;
    }
    const length = isAfterWordPart ? 0 : token(operand, text, i) || token(number, text, i);
    const more = length || token(command, text, i) || token(operator, text, i);
    if (more > 0) {
      i += more;
      isAfterWordPart = false;
      continue;
    }
    if ("([{".includes(character)) open.push(character);
    else if (")]}".includes(character)) {
      if (open.length === 0) break;
      open.pop();
    } else if (character === "|" || (/[,;&^_]/.test(character) && (open.length > 0 || /[&^_]/.test(character)))) {
      if (character === "|" && open.length === 0 && !/[\w)}\]]/.test(text[i + 1] ?? "")) break;
    } else break;
    i++;
    isAfterWordPart = false;
  }
  return i;
}

/** Takes off what hangs over: white space, operators, brackets that never close, articles; keeps it only if it says something. */
function trim(text: string, from: number, to: number): readonly Candidate[] {
  let start = from, end = to;
  let changed = true;
  for (let tries = 0; changed && start < end; tries++) {
    if (tries > mostTrims) return [];
    changed = false;
    const inside = text.slice(start, end);
    const lead = /^(?:\s+|[+*/·×=≈≤≥<>~∼∝→,;|:&^_)\]}]+|-\s+|[aAI](?=\s+[^\s=≈≤≥<>~∼∝→:+*/−-]))/.exec(inside);
    const trail = /(?:\s+|[-+*/·×=≈≤≥<>~∼∝→,;|:&^_([{√.]|(?<=[^\s=≈≤≥<>~∼∝→:+*/−-]\s+)[aAI])$/.exec(inside.slice(-40));
    // "the log SNR: ᾱ_t = …": a word with its colon leads to the formula.
    const led = /^(?:[A-Za-z]{1,20} ){0,3}[A-Za-z]{2,20}:\s+/.exec(inside.slice(0, 100));
    if (led) {
      start += led[0].length;
      changed = true;
      continue;
    }
    // What an operator joins to a word is only half of a formula, and half a formula is a wrong one.
    if (lead && /^[+*/·×=≈≤≥<>~∼∝→^_]/.test(lead[0]) && /\S/.test(text.slice(Math.max(0, start - 5), start))) return [];
    if (trail && /^[-+*/·×=≈≤≥<>~∼∝→^_({[√]$/.test(trail[0].trim()) && /^\s*[^\s)\]}.,;:!?。，；：）]/.test(text.slice(end, end + 5))) return [];
    if (lead) {
      start += lead[0].length;
      changed = true;
    } else if (trail) {
      end -= trail[0].length;
      changed = true;
    } else {
      const unmatched = unmatchedBracket(inside);
      if (unmatched >= 0) {
        // What stands after a bracket that never closes may still be whole: "(where x_t = …".
        if (unmatched === 0) start++;
        else if (!/[\s,;:]/.test(inside[unmatched - 1]!)) return [];
        else end = start + unmatched;
        changed = true;
      } else if (isWrapped(inside)) {
        start++;
        end--;
        changed = true;
      }
    }
  }
  const inside = text.slice(start, end);
  const isTex = /\\[a-zA-Z]/.test(inside);
  if (inside.length < 3 || !relation.test(inside) || !(strong.test(inside) || isTex)) return [];
  if (/[A-Za-z]\w*\.\w+\(|==|[+*/-]=|=\s*$|^\s*=|->\s*$/.test(inside) || /^[-\s<>~=→:]*$/.test(inside)) return [];
  return [{ start, end, isTex }];
}

const continuesAcross = (text: string, at: number): boolean => /[-+*/·×=≈(,−]\s*$/.test(text.slice(Math.max(0, at - 5), at)) || /^\s*[+*/·×=≈−]/.test(text.slice(at, at + 5));

function unmatchedBracket(text: string): number {
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if ("([{".includes(text[i]!)) open.push(i);
    else if (")]}".includes(text[i]!) && open.pop() === undefined) return i;
  }
  return open[0] ?? -1;
}

/** "(a = b)" and "[a = b]": brackets of the prose, or what is left of \( \) and \[ \]. */
function isWrapped(text: string): boolean {
  if (!/^[([]/.test(text) || !/[)\]]$/.test(text)) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if ("([{".includes(text[i]!)) depth++;
    else if (")]}".includes(text[i]!) && --depth === 0) return i === text.length - 1;
  }
  return false;
}
