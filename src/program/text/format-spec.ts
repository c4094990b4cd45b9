import { briefText, exponentForm, fixedText, floatText, generalText } from "./number-text.ts";

/** A number or text in the words of CPython's format mini-language (`>10`, `.3f`, `,`, `08.2e`, `%`). */
export type Formattable = { readonly kind: "int" | "float"; readonly value: number } | { readonly kind: "text"; readonly value: string };

interface Spec { readonly fill: string; readonly align: string; readonly sign: string; readonly alternate: boolean; readonly width: number; readonly grouping: string; readonly precision?: number; readonly type: string }

/** What is not a spec, or not one of the value's type, gives CPython's words for its ValueError. */
export function formatted(value: Formattable, spec: string): { readonly text: string } | { readonly error: string } {
  const read = readSpec(spec);
  if (!read) return { error: `Invalid format specifier '${spec}' for object of type '${value.kind === "text" ? "str" : value.kind}'` };
  if (read.width > 1e4 || (read.precision ?? 0) > 1e3) return { error: "Too many decimal digits in format string" };
  if (value.kind === "text") {
    if (read.type !== "" && read.type !== "s") return { error: `Unknown format code '${read.type}' for object of type 'str'` };
    return { text: aligned("", read.precision === undefined ? value.value : value.value.slice(0, read.precision), read, "<") };
  }
  const body = numberBody(value, read);
  if (body === undefined) return { error: `Unknown format code '${read.type}' for object of type '${value.kind}'` };
  const negative = body.startsWith("-");
  const sign = negative ? "-" : read.sign === "+" ? "+" : read.sign === " " ? " " : "";
  const grouped = read.grouping ? group(body.replace(/^-/, ""), read.grouping) : body.replace(/^-/, "");
  return { text: aligned(sign, grouped, read, ">") };
}

function readSpec(spec: string): Spec | undefined {
  const match = /^(?:(.)?([<>=^]))?([-+ ])?z?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([bcdeEfFgGnosxX%])?$/su.exec(spec);
  if (!match) return undefined;
  const [, fill, align, sign, alternate, zero, width, grouping, precision, type] = match;
  return {
    fill: fill ?? (zero && !align ? "0" : " "), align: align ?? (zero ? "=" : ""), sign: sign ?? "-", alternate: Boolean(alternate), width: Number(width ?? 0),
    grouping: grouping ?? "", type: type ?? "", ...(precision !== undefined && { precision: Number(precision) }),
  };
}

function numberBody({ kind, value }: { readonly kind: "int" | "float"; readonly value: number }, { type, precision, alternate }: Spec): string | undefined {
  const zeros = alternate ? "kept" : "stripped";
  switch (type) {
    case "": {
      if (kind === "int") return precision === undefined ? String(value) : undefined;
      if (precision === undefined) return floatText(value);
      return briefText(value, precision);
    }
    case "d": case "n": return kind === "int" ? String(value) : type === "n" ? generalText(value, precision ?? 6, zeros) : undefined;
    case "b": case "o": case "x": case "X": {
      if (kind !== "int") return undefined;
      const base = type === "b" ? 2 : type === "o" ? 8 : 16;
      const digits = (alternate ? `0${type}` : "") + Math.abs(value).toString(base);
      return (value < 0 ? "-" : "") + (type === "X" ? digits.toUpperCase() : digits);
    }
    case "c": return kind === "int" ? String.fromCodePoint(Math.max(0, Math.min(0x10ffff, value))) : undefined;
    case "e": return exponentForm(value, precision ?? 6);
    case "E": return exponentForm(value, precision ?? 6).toUpperCase();
    case "f": return fixedText(value, precision ?? 6);
    case "F": return fixedText(value, precision ?? 6).toUpperCase();
    case "g": return generalText(value, precision ?? 6, zeros);
    case "G": return generalText(value, precision ?? 6, zeros).toUpperCase();
    case "%": return `${fixedText(value * 100, precision ?? 6)}%`;
    default: return undefined;
  }
}

function group(text: string, mark: string): string {
  const match = /^(\d+)(.*)$/s.exec(text);
  return match ? match[1]!.replace(/\B(?=(\d{3})+$)/g, mark) + match[2]! : text;
}

function aligned(sign: string, body: string, { fill, align, width }: Spec, usual: string): string {
  const missing = width - [...sign, ...body].length;
  if (missing <= 0) return sign + body;
  switch (align || usual) {
    case "<": return sign + body + fill.repeat(missing);
    case "^": return fill.repeat(missing >> 1) + sign + body + fill.repeat(missing - (missing >> 1));
    case "=": return sign + fill.repeat(missing) + body;
    default: return fill.repeat(missing) + sign + body;
  }
}
