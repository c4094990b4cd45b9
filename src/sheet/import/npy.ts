import { attempt, fail } from "../../base/problem.ts";
import type { Precision } from "../../field/precision.ts";
import { type Imported, mostImported, oneList } from "./imported.ts";

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

export const isNpy = (bytes: Uint8Array): boolean => magic.every((byte, i) => bytes[i] === byte);

/**
 * A NumPy array file, versions 1 to 3 (numpy.lib.format): one dimension, or one that is not 1; floats of 2, 4 and 8 bytes, whole numbers of 1 to 8, of either byte order.
 * Nothing in the header is believed before it is checked against the bytes there are.
 */
export function readNpy(bytes: Uint8Array): Imported {
  const read = attempt(() => arrayOf(bytes));
  return read.ok ? oneList(read.value) : read;
}

function arrayOf(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isNpy(bytes)) refuse("not a .npy file");
  const version = bytes[6] ?? 0;
  if (version < 1 || version > 3) refuse(`version ${version}`, "1, 2, 3");
  const start = version === 1 ? 10 : 12;
  if (bytes.length < start) refuse("it ends in its header");
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > 65_536 || start + length > bytes.length) refuse("it ends in its header");
  const header = new TextDecoder(version === 3 ? "utf-8" : "latin1").decode(bytes.subarray(start, start + length));
  const descr = /['"]descr['"]\s*:\s*(?:['"]([^'"]*)['"]|(\[))/.exec(header) ?? refuse("no dtype in its header");
  const said = /['"]shape['"]\s*:\s*\(([\d\s,L]*)\)/.exec(header) ?? refuse("no shape in its header");
  const shape = said[1]!.split(",").map((size) => size.trim().replace(/L$/, "")).filter((size) => size !== "").map(Number);
  const count = shape.reduce((a, b) => a * b, 1);
  if (shape.length === 0 || shape.filter((size) => size !== 1).length > 1) refuse(`shape (${shape.join(", ")})`, "(n,)");
  if (count > mostImported) fail("too large", `shape (${shape.join(", ")})`, { hint: String(mostImported) });
  if (count === 0) fail("missing value", `shape (${shape.join(", ")})`);
  const type = /^([<>|=])([fiub])([1248])$/.exec(descr[1] ?? "");
  const known = type && readers[`${type[2]}${type[3]}`];
  if (!known) return refuse(`dtype ${descr[1] ?? "of records"}`, "float16, float32, float64, int, uint");
  const size = Number(type[3]), isLittle = type[1] !== ">";
  if (start + length + count * size > bytes.length) refuse(`it ends after ${Math.floor((bytes.length - start - length) / size)} of ${count} numbers`);
  const values = Float64Array.from({ length: count }, (_, i) => known.read(view, start + length + i * size, isLittle));
  return { precision: known.precision, values };
}

const refuse = (subject: string, hint?: string): never => fail("bad file", subject, hint === undefined ? {} : { hint });

interface Reader {
  readonly precision: Precision;
  readonly read: (view: DataView, at: number, isLittle: boolean) => number;
}

const whole = (read: Reader["read"]): Reader => ({ precision: "float64", read });

const readers: Readonly<Record<string, Reader>> = {
  f2: { precision: "float16", read: (view, at, isLittle) => half(view.getUint16(at, isLittle)) },
  f4: { precision: "float32", read: (view, at, isLittle) => view.getFloat32(at, isLittle) },
  f8: { precision: "float64", read: (view, at, isLittle) => view.getFloat64(at, isLittle) },
  i1: whole((view, at) => view.getInt8(at)),
  i2: whole((view, at, isLittle) => view.getInt16(at, isLittle)),
  i4: whole((view, at, isLittle) => view.getInt32(at, isLittle)),
  i8: whole((view, at, isLittle) => Number(view.getBigInt64(at, isLittle))),
  u1: whole((view, at) => view.getUint8(at)),
  b1: whole((view, at) => view.getUint8(at)),
  u2: whole((view, at, isLittle) => view.getUint16(at, isLittle)),
  u4: whole((view, at, isLittle) => view.getUint32(at, isLittle)),
  u8: whole((view, at, isLittle) => Number(view.getBigUint64(at, isLittle))),
};

/** IEEE 754 half precision: 1 + 5 + 10 bits. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1, exponent = (bits >> 10) & 0x1f, fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}
