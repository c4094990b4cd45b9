import { chmodSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import solid from "vite-plugin-solid";

const link = "node_modules/.bin/alphabar";

/** The built program can be run, and lies where npx looks first; where links cannot be made npx finds it by its own, slower way. */
const executable: Plugin = {
  name: "executable",
  writeBundle({ dir = "." }) {
    chmodSync(join(dir, "alphabar.js"), 0o755);
    if (!dir.endsWith(join("dist", "cli"))) return;
    try {
      rmSync(link, { force: true });
      symlinkSync(join("..", "..", "dist", "cli", "alphabar.js"), link);
    } catch (error) {
      this.info(`no link for npx: ${String(error)}`);
    }
  },
};

/** One configuration: `vite build` makes the page, `--mode cli` the command line, vitest the tests. */
export default defineConfig(({ mode }) =>
  mode === "cli"
    ? {
        plugins: [executable],
        // The program starts in a tenth of the time when it does not look for a thousand files first.
        ssr: { noExternal: true },
        build: {
          ssr: true,
          outDir: "dist/cli",
          emptyOutDir: true,
          target: "node20",
          rollupOptions: {
            input: { alphabar: "src/cli/alphabar.ts", "node-worker": "src/verify/hosts/node-worker.ts", "audit-worker": "src/cli/audit-worker.ts" },
            output: {
              entryFileNames: "[name].js",
              chunkFileNames: "[name].js",
              banner: (chunk: { name: string }) => (chunk.name === "alphabar" ? "#!/usr/bin/env node" : ""),
            },
          },
        },
      }
    : {
        root: "src/app",
        base: "./",
        plugins: [solid()],
        worker: { format: "es" },
        server: { fs: { allow: ["../.."] } },
        build: { outDir: "../../dist/app", emptyOutDir: true, target: "es2022", assetsInlineLimit: 0 },
        test: {
          root: ".",
          environment: "node",
          include: ["tests/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
);
