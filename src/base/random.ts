import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A seeded source of random numbers; the same seed gives the same numbers everywhere. */
export interface Random {
  /** Uniform on [0, 1). */
  uniform(): number;
  /** Uniform on the whole numbers low … high, both included. */
  whole(low: number, high: number): number;
  /** Uniform on 0 … limit − 1, for limits below 2^64. */
  bigint(limit: bigint): bigint;
  /** Standard normal (Box & Muller 1958). */
  normal(): number;
}

/** The generator behind it, for what draws in its own way. */
export const generatorOf = (seed: number): ReturnType<typeof xoroshiro128plus> => xoroshiro128plus(seed);

export function random(seed: number): Random {
  const generator = generatorOf(seed);
  const uniform = () => uniformFloat64(generator);
  let spare: number | undefined;
  return {
    uniform,
    whole: (low, high) => uniformInt(generator, low, high),
    bigint(limit) {
      // 96 random bits against a limit below 64: the remainder is uniform to within 2^-32.
      let bits = 0n;
      for (let i = 0; i < 4; i++) bits = (bits << 24n) | BigInt(uniformInt(generator, 0, 0xffffff));
      return bits % limit;
    },
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
  };
}

/** A seed that depends on a text, so that every formula draws its own numbers and keeps them when others are added (FNV-1a). */
export function seedOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
