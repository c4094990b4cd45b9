import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command-line program, built from the sources as they are now into a folder of its own and run as a child process there. */
export interface Program {
  readonly folder: string;
  run(args: readonly string[], input?: string, env?: Readonly<Record<string, string>>): Promise<Ran>;
  /** Puts a file beside the program, where it runs. */
  put(name: string, text: string): void;
  remove(): void;
}

export function buildProgram(): Program {
  const folder = mkdtempSync(join(tmpdir(), "alphabar-cli-"));
  const vite = join(root, "node_modules/vite/bin/vite.js");
  execFileSync(process.execPath, [vite, "build", "--mode", "cli", "--outDir", folder, "--emptyOutDir", "--logLevel", "error"], { cwd: root, env: { ...process.env, NODE_ENV: "production" } });
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
  put("package.json", '{ "type": "module" }');
  return {
    folder,
    put,
    remove: () => rmSync(folder, { recursive: true, force: true }),
    run: (args, input = "", env = {}) =>
      new Promise((resolve, reject) => {
        const child = spawn(join(folder, "alphabar.js"), args, { cwd: folder, env: { ...process.env, ...env } });
        let out = "", err = "";
        child.stdout.on("data", (chunk) => (out += chunk));
        child.stderr.on("data", (chunk) => (err += chunk));
        child.on("error", reject);
        child.on("close", (code) => resolve({ code, out, err }));
        child.stdin.on("error", () => undefined);
        child.stdin.end(input);
      }),
  };
}
