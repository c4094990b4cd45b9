import { startInNode } from "../verify/hosts/node.ts";
import type { Result, Task } from "../verify/protocol.ts";
import { createVerifier } from "../verify/verifier.ts";
import { CannotRun } from "./cannot-run.ts";

/** A task's result and how long it took. */
export interface Answered {
  readonly result: Result;
  readonly milliseconds: number;
}

/**
 * Asks for every task on `jobs` threads, each taking the next when it is free, and gives the answers in the order of the tasks.
 * What an answer says does not depend on the number of threads.
 */
export async function askAll(tasks: readonly Task[], jobs: number, progress: (done: number) => void): Promise<readonly Answered[]> {
  const verifier = createVerifier(startInNode, Math.max(1, Math.min(jobs, tasks.length)));
  const answers: Answered[] = [];
  let next = 0, done = 0;
  const takeTurns = async (): Promise<void> => {
    while (next < tasks.length) {
      const at = next++;
      const started = performance.now();
      const result = await verifier.ask(tasks[at]!).result;
      answers[at] = { result, milliseconds: Math.round(performance.now() - started) };
      progress(++done);
    }
  };
  try {
    await Promise.all(Array.from({ length: jobs }, takeTurns));
  } catch (error) {
    throw new CannotRun(`a fault of the verifier: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    verifier.end();
  }
  return answers;
}
