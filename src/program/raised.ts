/** An exception that Python raises, on its way through the interpreter: the name of its class and CPython's (or numpy's, torch's) own words. */
export class Raised extends Error {
  constructor(readonly type: string, message: string) {
    super(message);
    this.name = "Raised";
  }
}
