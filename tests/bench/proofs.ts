import { execFileSync } from "node:child_process";
import { availableParallelism } from "node:os";
import type { Row } from "./row.ts";

/*
 * `alphabar prove` as it ships, at 1,000 runs a proof, mutants and health included: the whole from start to exit, and each proof. One run, since it is long; its
 * figures are to be read against 60 s on two cores.
 */
const suite = "proofs";
const runs = 1000;

interface Report {
  readonly formulas: readonly { readonly name: string; readonly proofs: readonly { readonly ms: number }[]; readonly mutants: { readonly total: number } }[];
}

export async function run(): Promise<Row[]> {
  const jobs = availableParallelism();
  node("node_modules/vite/bin/vite.js", "build", "--mode", "cli", "--logLevel", "error");
  const started = performance.now();
  const { formulas } = JSON.parse(node("dist/cli/alphabar.js", "prove", "--runs", String(runs), "--format", "json")) as Report;
  const seconds = (performance.now() - started) / 1000;
  const proofs = formulas.flatMap(({ name, proofs: own }) => own.map(({ ms }, i) => ({ name: `${name} ${i + 1}`, ms })));
  const sorted = proofs.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const row = (name: string, value: number, unit: string): Row => ({ suite, name, value, unit });
  return [
    row(`everything, ${jobs} threads`, seconds, "s"),
    row("formulas", formulas.length, ""),
    row("proofs", proofs.length, ""),
    row("mutants", formulas.reduce((sum, { mutants }) => sum + mutants.total, 0), ""),
    row("a proof, median", sorted[sorted.length >> 1]!, "ms"),
    row("a proof, slowest", sorted.at(-1)!, "ms"),
    ...proofs.map(({ name, ms }) => row(name, ms, "ms")),
  ];
}

/** A program's standard output. Exit code 1 says that something is refuted: its report is as good. */
function node(...args: readonly string[]): string {
  try {
    return execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
  } catch (error) {
    const { status, stdout } = error as { status?: number; stdout?: string };
    if (status === 1 && stdout) return stdout;
    throw error;
  }
}
