import { defineConfig } from "vitest/config";
import solid from "vite-plugin-solid";

/** One configuration: `vite build` makes the page, `--mode cli` the command line, vitest the tests. */
export default defineConfig(({ mode }) =>
  mode === "cli"
    ? {
        build: {
          ssr: "src/cli/alphabar.ts",
          outDir: "dist/cli",
          emptyOutDir: true,
          target: "node20",
          rollupOptions: { output: { entryFileNames: "[name].js" } },
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
