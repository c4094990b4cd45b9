/** What a generator with a `while` gives before it is taken for an endless one (`while True: yield batch`): it is run at once, and only its beginning is ever asked for. */
export const endlessYields = 64;

/** Ends such a generator; what it gave so far is what it gives. */
export class GeneratorCut extends Error {
  constructor() {
    super("an endless generator");
    this.name = "GeneratorCut";
  }
}
