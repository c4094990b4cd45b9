import { random } from "../../../src/base/random.ts";

/**
 * Formulas evaluated in plain numbers on random schedules, by a reader of its own: whether an edit left a claim as true as it was, told by a
 * road that shares nothing with the audit. Undefined for what it cannot read.
 */
export function stillTrue(before: string, after: string): boolean | undefined {
  const [old, now] = [sides(before), sides(after)];
  if (!old || !now) return undefined;
  const held = (["step", "cumulative"] as const).filter((alpha) => holds(old, alpha));
  if (held.length > 0 && held.every((alpha) => holds(now, alpha))) return true;
  // A step of the chain says how a sample is drawn: its noises have no sign and no name.
  return /^\s*x_(?:t|\{t)/.test(old.left) && old.relation === "=" && sameLaw(old, now);
}

interface Sides { readonly left: string; readonly right: string; readonly relation: string }

function sides(text: string): Sides | undefined {
  const [left, relation, right, ...more] = plain(text).split(/(=|[<>≤≥]|\\[lg]eq?(?![a-z]))/);
  if (!left || !relation || !right || more.length > 0 || /[≈~]|\\(?:approx|sim|prod|sum|mathbb|mathcal|int)(?![a-z])|[∏Σ∇|]/.test(left + right)) return undefined;
  return { left, right, relation: relation.replace(/\\le?q?/, "≤").replace(/\\ge?q?/, "≥") };
}

/** One way of writing: TeX without spacing, sizes and fonts. */
function plain(text: string): string {
  const subscripts = (s: string) => `_{${[...s].map((c) => (c === "ₜ" ? "t" : c === "₋" ? "-" : c === "ₛ" ? "s" : String("₀₁₂₃₄₅₆₇₈₉".indexOf(c)))).join("")}}`;
  return text.normalize("NFC")
    .replace(/\\(?:left|right|big|Big|bigl|bigr|Bigl|Bigr|quad|qquad|displaystyle)(?![a-z])|\\[,;!: ]|&|\$/g, "").replace(/\\\\\s*\n?/g, " ")
    .replace(/\\(?:mathbf|boldsymbol|bm|mathrm|text|operatorname)\s*\{([^{}]*)\}/g, "$1").replace(/\\(?:mathbf|boldsymbol|bm)\s*/g, "")
    .replace(/\\[td]frac/g, "\\frac").replace(/\\overline/g, "\\bar").replace(/\\abar\{/g, "\\bar\\alpha_{").replace(/\\varepsilon/g, "\\epsilon").replace(/\\cdot|·|×|\\times/g, "*")
    .replace(/ᾱ|α̅/g, "\\bar\\alpha").replace(/β̃/g, "\\tilde\\beta").replace(/α/g, "\\alpha").replace(/β/g, "\\beta").replace(/ε/g, "\\epsilon").replace(/θ/g, "\\theta").replace(/μ̃/g, "\\tilde\\mu").replace(/x̂/g, "\\hat x")
    .replace(/[ₜₛ₋₀-₉]+/g, subscripts).replace(/²/g, "^2").replace(/[−–]/g, "-").replace(/√/g, "\\sqrt").replace(/[XZ]/g, (c) => c.toLowerCase()).replace(/\[/g, "(").replace(/\]/g, ")").replace(/:=|\\triangleq|\\leftarrow|←/g, "=");
}

interface Draw {
  readonly alpha: "step" | "cumulative";
  readonly beta: readonly number[];
  readonly t: number;
  readonly x0: number;
  readonly eps: number;
  /** Values of noises by their name; asked for the first time they are drawn. */
  readonly noise: (key: string) => number;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

function draws(alpha: Draw["alpha"], sign = 1): readonly Draw[] {
  return Array.from({ length: 12 }, (_, i): Draw => {
    const r = random(1000 + i), beta = [0, ...Array.from({ length: 8 }, () => 0.02 + 0.9 * r.uniform())], kept = new Map<string, number>();
    return { alpha, beta, t: 3 + (i % 5), x0: r.normal(), eps: r.normal(), noise: (key) => { const known = kept.get(key) ?? sign * r.normal(); kept.set(key, known); return known; } };
  });
}

/** An identity in data, noise and x_t made of both, networks predicting exactly. */
function holds({ left, right, relation }: Sides, alpha: Draw["alpha"]): boolean {
  try {
    return draws(alpha).every((draw) => {
      const [l, r] = [left, right].map((side) => evaluate(side, { ...draw, noise: () => draw.eps })) as [number, number];
      return relation === "=" ? near(l, r) : relation === "<" ? l < r : relation === ">" ? l > r : relation === "≤" ? l <= r : l >= r;
    });
  } catch {
    return false;
  }
}

function sameLaw({ left, right }: Sides, { left: otherLeft, right: otherRight }: Sides): boolean {
  if (left.replace(/\s/g, "") !== otherLeft.replace(/\s/g, "")) return false;
  try {
    return draws("step").every((draw) => {
      // Mean, and the square of each noise's coefficient, in order of their size.
      const law = (side: string) => {
        const keys = new Set<string>();
        const at = (on?: string) => evaluate(side, { ...draw, noise: (key) => { keys.add(key); return key === on ? 1 : 0; } });
        const mean = at();
        return [mean, ...[...keys].map((key) => (at(key) - mean) ** 2).toSorted((a, b) => a - b)];
      };
      const [a, b] = [law(right), law(otherRight)];
      return a.length === b.length && a.every((value, i) => near(value, b[i]!));
    });
  } catch {
    return false;
  }
}

function evaluate(text: string, draw: Draw): number {
  const tokens = text.match(/\\[a-zA-Z]+|\d+(?:\.\d+)?|[A-Za-z]+?|[-+*/^_(){},]/g) ?? [];
  let at = 0;
  const peek = () => tokens[at];
  const take = (wanted?: string): string => { const token = tokens[at++]; if (token === undefined || (wanted !== undefined && token !== wanted)) throw new Error(`unread: ${text}`); return token; };
  const alphabar = (n: number): number => draw.beta.slice(1, n + 1).reduce((product, b) => product * (1 - b), 1);
  const sum = (): number => { let v = peek() === "-" ? (take(), -product()) : product(); while (peek() === "+" || peek() === "-") v += take() === "+" ? product() : -product(); return v; };
  const product = (): number => {
    let v = power();
    for (;;) {
      const next = peek();
      if (next === "*") { take(); v *= power(); } else if (next === "/") { take(); v /= power(); } else if (next !== undefined && !["+", "-", ")", "}", ",", "^", "_"].includes(next)) v *= power(); else return v;
    }
  };
  const power = (): number => { const base = atom(); if (peek() !== "^") return base; take(); return base ** (peek() === "{" ? grouped() : Number(take())); };
  const grouped = (): number => { const close = take() === "(" ? ")" : "}"; const v = sum(); take(close); return v; };
  const subscript = (): string => { if (peek() !== "_") return ""; take(); if (peek() !== "{") return take(); take(); let s = ""; while (peek() !== "}") s += take(); take(); return s; };
  const step = (s: string): number => { const m = /^(t)?([-+]?\d+)?$/.exec(s); if (!m || s === "") throw new Error(`a step: ${s}`); return (m[1] ? draw.t : 0) + Number(m[2] ?? 0); };
  const beta = (n: number): number => { const b = draw.beta[n]; if (b === undefined || n < 1) throw new Error("out of range"); return b; };
  const args = (): void => { if (peek() !== "(") return; let depth = 0; do { const token = take(); depth += token === "(" ? 1 : token === ")" ? -1 : 0; } while (depth > 0); };
  const atom = (): number => {
    const next = peek();
    if (next === "(" || next === "{") return grouped();
    const token = take();
    if (/^\d/.test(token)) return Number(token);
    if (token === "\\frac") { const above = peek() === "{" ? grouped() : Number(take()); return above / (peek() === "{" ? grouped() : Number(take())); }
    if (token === "\\sqrt") return Math.sqrt(peek() === "{" || peek() === "(" ? grouped() : atom());
    if (token === "\\bar" || token === "\\tilde" || token === "\\hat") {
      const braced = peek() === "{";
      if (braced) take();
      const letter = take();
      if (braced) take("}");
      const n = subscript();
      if (token === "\\bar" && letter === "\\alpha") return alphabar(step(n));
      if (token === "\\tilde" && letter === "\\beta") return (beta(step(n)) * (1 - alphabar(step(n) - 1))) / (1 - alphabar(step(n)));
      if (token === "\\hat" && letter === "x") { args(); return draw.x0; }
      if (token === "\\hat" && letter === "\\epsilon") { args(); return draw.eps; }
      throw new Error(`unread: ${token}${letter}`);
    }
    const n = subscript();
    if (token === "\\alpha") return draw.alpha === "step" ? 1 - beta(step(n)) : alphabar(step(n));
    if (token === "\\beta") return beta(step(n));
    if (token === "\\epsilon" && n.startsWith("\\theta")) { args(); return draw.eps; }
    if (token === "\\epsilon" || token === "z") return draw.noise(token + n);
    if (token === "x") return step(n) === 0 ? draw.x0 : step(n) === draw.t ? Math.sqrt(alphabar(draw.t)) * draw.x0 + Math.sqrt(1 - alphabar(draw.t)) * draw.eps : 0.7 * step(n) + draw.x0;
    throw new Error(`unread: ${token}`);
  };
  const value = sum();
  if (at < tokens.length || !Number.isFinite(value)) throw new Error(`unread: ${text}`);
  return value;
}
