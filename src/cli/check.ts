import { version } from "../../package.json";
import { CannotRun } from "./cannot-run.ts";
import { checkPretty } from "./check-pretty.ts";
import { checkSheets } from "./check-sheets.ts";
import type { Command } from "./command.ts";
import { type FileFindings, isClean } from "./finding.ts";
import { githubOf } from "./github.ts";
import { drawsOf, jobsOf } from "./jobs.ts";
import { sarifOf } from "./sarif.ts";
import { openSheet, shippedSheets } from "./sheet-file.ts";

const formats = ["pretty", "json", "sarif", "github"] as const;

const help = `usage: alphabar check SHEETS… [OPTIONS]

Verifies what sheets claim: their own claims, and for every cell that is a catalog formula, as it came or edited,
that formula's proofs. SHEETS are files, - for standard input, or shipped sheets: ${shippedSheets.join(", ")}.

options:
  --set NAME=VALUE  sets a parameter or a choice; may be given several times
  --runs N          random cases a claim (1000)
  --seed N          the seed of all draws (1); the same seed gives the same verdicts
  --jobs N          threads (the number of cores); the verdicts do not depend on it
  --python          adds each counterexample as a Python program that needs only the standard library
  --format FORMAT   pretty, json, sarif or github (pretty)

examples:
  alphabar check forward-process
  alphabar check derivation.md --format sarif > alphabar.sarif
  echo 'claim beta[t] < beta[t-1] for every schedule, t >= 2' | alphabar check - --python

exit codes: 0 all proved or upheld; 1 a claim is refuted or undecided, or a cell has a problem; 2 it could not run
`;

export const check: Command = {
  name: "check",
  summary: "verify the claims of sheets",
  help,
  options: {
    set: { type: "string", multiple: true }, runs: { type: "string" }, seed: { type: "string" }, jobs: { type: "string" },
    python: { type: "boolean" }, format: { type: "string" },
  },
  async run(options, terminal) {
    const format = options.oneOf("format", formats) ?? "pretty";
    const draws = drawsOf(options);
    const jobs = jobsOf(options);
    if (options.words.length === 0) throw new CannotRun("missing sheet: a file, - or a shipped sheet's name");
    const files = options.words.map(openSheet);
    const programs = options.has("python") ? "with programs" : "without programs";
    const results = await checkSheets(files, { ...draws, jobs, settings: options.texts("set"), programs }, (done, all) => terminal.progress(`${done} of ${all} claims`));
    await terminal.write(printed(results));
    return results.every(isClean) ? 0 : 1;

    function printed(all: readonly FileFindings[]): string {
      switch (format) {
        case "pretty": return all.map((one) => checkPretty(one, terminal.out)).join("");
        case "json": return `${JSON.stringify({ version, seed: draws.seed, runs: draws.runs, files: all }, null, 2)}\n`;
        case "sarif": return `${JSON.stringify(sarifOf(all), null, 2)}\n`;
        case "github": return all.map(githubOf).join("");
      }
    }
  },
};
