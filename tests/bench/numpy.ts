import { spawnSync } from "node:child_process";

const program = `
import json, sys, time
import numpy as np

def sheet(T, beta_1, beta_T, m2):
    t = np.arange(1, T + 1, dtype=np.float64)
    beta = beta_1 + (beta_T - beta_1) * (t - 1) / (T - 1)
    alpha = 1 - beta
    alphabar = np.cumprod(alpha)
    before = np.concatenate(([1.0], alphabar[:-1]))
    log_alphabar = np.cumsum(np.log1p(-beta))
    variance, variance_before = 1 - alphabar, 1 - before
    posterior = beta * variance_before / variance
    clipped = np.maximum(posterior, 1e-20)
    return [beta, alpha, alphabar, log_alphabar, np.exp(log_alphabar), np.sqrt(alphabar), np.sqrt(variance), alphabar / variance,
            log_alphabar - np.log(-np.expm1(log_alphabar)), posterior, np.log(clipped), np.sqrt(before) * beta / variance,
            np.sqrt(alpha) * variance_before / variance, beta ** 2 / (2 * clipped * alpha * variance), np.sqrt(1 / alphabar),
            0.5 * (alphabar * m2 - alphabar - np.log(variance))]

for line in sys.stdin:
    T, beta_1, beta_T = json.loads(line)
    start = time.perf_counter()
    sheet(T, beta_1, beta_T, 1.0)
    print((time.perf_counter() - start) * 1000, flush=True)
`;

/** Milliseconds of NumPy for the reference sheet, several runs at each T; undefined where python3 does not import numpy. */
export function numpyTimes(steps: readonly number[], runs: (T: number) => number): Map<number, number[]> | undefined {
  const asked = steps.flatMap((T) => Array.from({ length: runs(T) }, (_, i) => [T, 0.1 / T, (20 + i * 1e-3) / T]));
  const done = spawnSync("python3", ["-c", program], { input: asked.map((line) => JSON.stringify(line)).join("\n"), encoding: "utf8" });
  if (done.error || done.status !== 0) return undefined;
  const times = done.stdout.trim().split("\n").map(Number);
  const found = new Map<number, number[]>(steps.map((T) => [T, []]));
  asked.forEach(([T], i) => found.get(T!)!.push(times[i]!));
  return found;
}
