import { version } from "../../package.json";
import { nearest } from "../base/nearest.ts";
import { CannotRun } from "./cannot-run.ts";
import { audit } from "./audit.ts";
import { check } from "./check.ts";
import { compare } from "./compare.ts";
import type { Command, ExitCode } from "./command.ts";
import { evaluate } from "./evaluate.ts";
import { exportCommand } from "./export.ts";
import { readOptions } from "./options.ts";
import { prove } from "./prove.ts";
import { createTerminal, type Terminal } from "./terminal.ts";

const commands: readonly Command[] = [audit, prove, evaluate, exportCommand, check, compare];

const help = `alphabar — the mathematics of diffusion models as live cells, each with its proof

usage: alphabar COMMAND [ARGUMENTS] [OPTIONS]

commands:
${commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join("\n")}

options:
  -h, --help     this text; after a command, that command's
  -V, --version  the version

examples:
  alphabar prove posterior.variance
  alphabar evaluate forward-process --set beta_T=0.03 --columns beta,alphabar
  alphabar check derivation.md --format github

exit codes: 0 all is well; 1 something is refuted, undecided or wrong; 2 it could not run
`;

process.exitCode = await run(process.argv.slice(2), createTerminal(process));

async function run([word, ...rest]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    if (word === undefined) {
      terminal.complain(help.trimEnd());
      return 2;
    }
    if (word === "--help" || word === "-h" || word === "help") return await say(helpOf(rest[0]), terminal);
    if (word === "--version" || word === "-V") return await say(`${version}\n`, terminal);
    const command = commandOf(word);
    const options = readOptions(rest, command.options);
    return options.has("help") ? await say(command.help, terminal) : await command.run(options, terminal);
  } catch (error) {
    if (error instanceof CannotRun) {
      const known = commands.some(({ name }) => name === word);
      terminal.complain(`${terminal.err.red("alphabar:")} ${error.message}`);
      terminal.complain(terminal.err.dim(`see alphabar ${known ? `${word} ` : ""}--help`));
    } else terminal.complain(`${terminal.err.red("alphabar:")} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return 2;
  }
}

function helpOf(word: string | undefined): string {
  return word === undefined ? help : commandOf(word).help;
}

function commandOf(word: string): Command {
  const command = commands.find(({ name }) => name === word);
  if (command) return command;
  if (word.startsWith("-")) throw new CannotRun(`unknown option: ${word}`);
  const near = nearest(word, commands.map(({ name }) => name));
  throw new CannotRun(`unknown command: ${word}${near === undefined ? "" : ` (did you mean ${near}?)`}`);
}

async function say(text: string, terminal: Terminal): Promise<ExitCode> {
  await terminal.write(text);
  return 0;
}
