import type { GPGPUProgram } from "@tensorflow/tfjs-backend-webgl";

/**
 * WebGL programs for a layer with LayerNorm and SiLU and for AdamW. All read and write packed texels, 2 × 2 numbers each: `v.xy` is a row's pair of columns, `v.zw` the
 * next row's; so rows and columns must be even. A layer's `P` is 4 × n: bias, scale, shift, nothing. `S` is rows × 2: mean and inverse deviation.
 */

type Uniform = { readonly name: string; readonly type: "int" | "vec3" };

const made = new Map<string, GPGPUProgram>();

/** Programs are compiled by tfjs once a shape; their sources are written once here. */
function program(key: string, variableNames: string[], outputShape: number[], userCode: string, customUniforms?: Uniform[]): GPGPUProgram {
  const name = `${key} ${outputShape.join(" ")}`;
  let known = made.get(name);
  if (!known) made.set(name, (known = { variableNames, outputShape, userCode, packedInputs: true, packedOutput: true, ...(customUniforms && { customUniforms }) } as GPGPUProgram));
  return known;
}

const withBias = "vec4 withBias(vec4 z, vec4 p) { return z + vec4(p.xy, p.xy); }";

/** Z, P → S: each row's mean and inverse deviation after the bias. */
export const rowStatistics = (rows: number, n: number) => program(`statistics of ${n}`, ["Z", "P"], [rows, 2], `${withBias}
void main() {
  ivec2 rc = getOutputCoords();
  vec2 sum = vec2(0.), squares = vec2(0.);
  for (int c = 0; c < ${n}; c += 2) { vec4 v = withBias(getZ(rc.x, c), getP(0, c)); sum += vec2(v.x + v.y, v.z + v.w); }
  vec2 mean = sum / ${n}.;
  for (int c = 0; c < ${n}; c += 2) { vec4 v = withBias(getZ(rc.x, c), getP(0, c)) - vec4(mean.xx, mean.yy); v *= v; squares += vec2(v.x + v.y, v.z + v.w); }
  vec2 inverse = inversesqrt(squares / ${n}. + 1e-5);
  setOutput(vec4(mean.x, inverse.x, mean.y, inverse.y));
}`);

/** Z, S, P → y: LayerNorm, then SiLU. */
export const normSilu = (rows: number, n: number) => program("norm, silu", ["Z", "S", "P"], [rows, n], `${withBias}
void main() {
  ivec2 rc = getOutputCoords();
  vec4 s = getS(rc.x, 0), p = getP(0, rc.y), e = getP(2, rc.y);
  vec4 a = (withBias(getZ(rc.x, rc.y), p) - s.xxzz) * s.yyww * vec4(p.zw, p.zw) + vec4(e.xy, e.xy);
  setOutput(a / (1. + exp(-a)));
}`);

/** What every backward program needs at a texel: the normalised values, the scale, and the gradient before SiLU. `from` is D's first column, where D holds two branches. */
const back = `${withBias}
void parts(int r, int c, out vec4 normal, out vec4 slope, out vec4 scale) {
  vec4 s = getS(r, 0), p = getP(0, c), e = getP(2, c);
  normal = (withBias(getZ(r, c), p) - s.xxzz) * s.yyww;
  scale = vec4(p.zw, p.zw);
  vec4 a = normal * scale + vec4(e.xy, e.xy);
  vec4 gate = 1. / (1. + exp(-a));
  slope = getD(r, c + from) * gate * (1. + a * (1. - gate));
}`;
const from: Uniform[] = [{ name: "from", type: "int" }];

/** Z, S, P, D → rows × 2: the two row means that LayerNorm's gradient subtracts. */
export const rowGradients = (rows: number, n: number) => program(`row gradients of ${n}`, ["Z", "S", "P", "D"], [rows, 2], `${back}
void main() {
  ivec2 rc = getOutputCoords();
  vec2 plain = vec2(0.), weighted = vec2(0.);
  for (int c = 0; c < ${n}; c += 2) {
    vec4 normal, slope, scale; parts(rc.x, c, normal, slope, scale);
    slope *= scale; plain += vec2(slope.x + slope.y, slope.z + slope.w);
    slope *= normal; weighted += vec2(slope.x + slope.y, slope.z + slope.w);
  }
  plain /= ${n}.; weighted /= ${n}.;
  setOutput(vec4(plain.x, weighted.x, plain.y, weighted.y));
}`, from);

/** Z, S, P, D, R → the gradient before LayerNorm. */
export const beforeNorm = (rows: number, n: number) => program("before norm", ["Z", "S", "P", "D", "R"], [rows, n], `${back}
void main() {
  ivec2 rc = getOutputCoords();
  vec4 normal, slope, scale; parts(rc.x, rc.y, normal, slope, scale);
  vec4 r = getR(rc.x, 0), s = getS(rc.x, 0);
  setOutput(s.yyww * (slope * scale - r.xxzz - normal * r.yyww));
}`, from);

/** Z, S, P, D, DZ → 4 × n: the gradients of bias, scale and shift, summed over `rows`. */
export const parameterGradients = (rows: number, n: number) => program(`parameter gradients over ${rows}`, ["Z", "S", "P", "D", "DZ"], [4, n], `${back}
void main() {
  ivec2 rc = getOutputCoords();
  vec4 sum = vec4(0.);
  for (int r = 0; r < ${rows}; r += 2) {
    vec4 normal, slope, scale; parts(r, rc.y, normal, slope, scale);
    if (rc.x == 0) { vec4 d = getDZ(r, rc.y); slope *= normal; sum += vec4(d.xy + d.zw, slope.xy + slope.zw); }
    else sum.xy += slope.xy + slope.zw;
  }
  setOutput(sum);
}`, from);

/** Y, E, W, P → the gradient at the network's answer: weight · (answer − target) / rows. Two coordinates. */
export const residual = (rows: number) => program("residual", ["Y", "E", "W", "P"], [rows, 2], `void main() {
  ivec2 rc = getOutputCoords();
  vec4 p = getP(0, 0);
  setOutput(getW(rc.x, 0) * (getY(rc.x, 0) + vec4(p.xy, p.xy) - getE(rc.x, 0)) / ${rows}.);
}`);

/** D → 2 × 2: the gradient of the last layer's bias, in the first row. */
export const biasGradient = (rows: number) => program(`bias gradient over ${rows}`, ["D"], [2, 2], `void main() {
  vec2 sum = vec2(0.);
  for (int r = 0; r < ${rows}; r += 2) { vec4 d = getD(r, 0); sum += d.xy + d.zw; }
  setOutput(vec4(sum, 0., 0.));
}`);

/** Y, P → the answer with its bias. */
export const outputBias = (rows: number) => program("output bias", ["Y", "P"], [rows, 2], `void main() {
  ivec2 rc = getOutputCoords();
  vec4 p = getP(0, 0);
  setOutput(getY(rc.x, 0) + vec4(p.xy, p.xy));
}`);

/** M, G → 2·rows × columns: AdamW's two running means, the gradient's above that of its square. */
export const runningMeans = (rows: number, columns: number) => program("running means", ["M", "G"], [2 * rows, columns], `void main() {
  ivec2 rc = getOutputCoords();
  vec4 m = getM(rc.x, rc.y);
  if (rc.x < ${rows}) setOutput(.9 * m + .1 * getG(rc.x, rc.y));
  else { vec4 g = getG(rc.x - ${rows}, rc.y); setOutput(.999 * m + .001 * g * g); }
}`);

/** W, M → the new weights; `k` is (step, second, keep) of `adamStep`. */
export const updated = (rows: number, columns: number) => program("updated", ["W", "M"], [rows, columns], `void main() {
  ivec2 rc = getOutputCoords();
  vec4 m = getM(rc.x, rc.y), v = getM(rc.x + ${rows}, rc.y);
  setOutput(getW(rc.x, rc.y) * k.z - k.x * m / (sqrt(v * k.y) + 1e-8));
}`, [{ name: "k", type: "vec3" }]);
