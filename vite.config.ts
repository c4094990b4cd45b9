import { createHash } from "node:crypto";
import { chmodSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
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

/** Files that take half a minute and more go first, so that none of them is left to one core at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- a method of the sequencer's
    const sorted = await super.sort(files), isLong = ({ moduleId }: TestSpecification) => /(?:corpus|faults|mutation|right-lines|cli\/audit|any-text|samplers)\.test\.ts$/.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const workerStart = /new Worker\(new URL\("([^"]+)", import\.meta\.url\), \{ type: "module" \}\)/g;
const unusedFonts = /,\s*url\([^)]+\)\s*format\(["'](?:woff|truetype)["']\)/g;
// From a disk no page is isolated from other origins, so none has threads in wasm; and what has no SIMD is older than the page's style sheet.
const unusedWasm = /tfjs-backend-wasm(-threaded-simd)?\.wasm\?url$/;

/**
 * The whole page as one HTML file that needs no network and no server. A browser that opens a file from disk loads no script by address and starts no worker from
 * a module, so there is one plain script in the file, and a worker is that script again, started from a blob with the worker's name: what page and workers
 * share is there once. The policy names the script and the style by their hashes and lets nothing be fetched but what the file itself holds.
 */
const singleFile: Plugin = {
  name: "single-file",
  enforce: "pre",
  resolveId: (id) => (id === "alphabar" ? "\0alphabar" : null),
  load(id) {
    if (unusedWasm.test(id)) return 'export default "";';
    // Nothing is loaded ahead where everything is here.
    if (id === "\0vite/preload-helper.js") return "export const __vitePreload = (load) => load();";
    if (id !== "\0alphabar") return null;
    const workers = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file)).flatMap((file) =>
      [...readFileSync(join("src", file), "utf8").matchAll(workerStart)].map(([, to]) => join(process.cwd(), "src", file, "..", to!)));
    const starts = [...new Set(workers)].map((file) => `${JSON.stringify(file.slice(process.cwd().length))}: () => import(${JSON.stringify(file)})`);
    return `const workers = { ${starts.join(", ")} };
      if (typeof document === "undefined") workers[self.name]();
      else import(${JSON.stringify(join(process.cwd(), "src/app/main.tsx"))});`;
  },
  transform(code, id) {
    if (/\.css(\?|$)/.test(id)) return { code: code.replace(unusedFonts, ""), map: null };
    if (!code.includes("new Worker(new URL(")) return null;
    const itself = 'URL.createObjectURL(new Blob([document.querySelector("body > script").textContent], { type: "text/javascript" }))';
    return { code: code.replace(workerStart, (_, to: string) => `new Worker(${itself}, { name: ${JSON.stringify(join(id, "..", to).slice(process.cwd().length))} })`), map: null };
  },
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const outputs = Object.values(bundle);
      const scripts = outputs.flatMap((output) => (output.type === "chunk" ? [output.code] : []));
      const styles = outputs.flatMap((output) => (output.type === "asset" ? [String(output.source)] : []));
      if (scripts.length !== 1 || styles.length !== 1) this.error(`one script and one style are expected: ${Object.keys(bundle).join(", ")}`);
      for (const name of Object.keys(bundle)) delete bundle[name];
      // What would end or confuse a script element is written with escapes that mean the same in strings and patterns.
      const script = scripts[0]!.replace(/<(\/script|!--)/gi, (_all, end: string) => `<\\${end}`);
      const style = styles[0]!;
      if (script.includes("new Worker(new URL(")) this.error("a worker that is started in another way than the rest");
      if (/\r|\0/.test(script + style) || /<\/style/i.test(style)) this.error("a character that HTML reads as another");
      const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
      const policy = `default-src 'none'; script-src ${hash(script)} 'wasm-unsafe-eval'; style-src ${hash(style)}; worker-src blob:; connect-src data: blob:; font-src data:; img-src data: blob:; base-uri 'none'; form-action 'none'`;
      const icon = `data:image/svg+xml;base64,${readFileSync("src/app/icon.svg").toString("base64")}`;
      const source = readFileSync("src/app/index.html", "utf8")
        .replace(/(http-equiv="Content-Security-Policy" content=)"[^"]*"/, (_all, before: string) => `${before}"${policy}"`)
        .replace("./icon.svg", () => icon)
        .replace("</head>", () => `  <style>${style}</style>\n  </head>`)
        .replace(/<script .*<\/script>/, () => `<script>${script}</script>`);
      this.emitFile({ type: "asset", fileName: "alphabar.html", source });
    },
  },
};

/** One configuration: `vite build` makes the page, `--mode single` the page as one file, `--mode cli` the command line, vitest the tests. */
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
    : mode === "single"
    ? {
        plugins: [singleFile, solid()],
        build: {
          outDir: "dist/single",
          emptyOutDir: true,
          target: "es2022",
          assetsInlineLimit: () => true,
          cssCodeSplit: false,
          modulePreload: false,
          rollupOptions: { input: "alphabar", output: { codeSplitting: false, format: "iife", strict: true } },
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
          // Left to itself it keeps a core free, which on two cores is half of them.
          maxWorkers: "100%",
          // No test changes what others share, and reading the catalog anew for each file took longer than the tests.
          isolate: false,
          sequence: { sequencer: LongFirst },
        },
      },
);
