/** A command that could not do what was asked: bad arguments, a file that cannot be read, a fault. One line for the reader; exit code 2. */
export class CannotRun extends Error {}
