const numbers = new WeakMap<object, number>();
let next = 0;

/** A number for an object: the same for the same one, and no other has it. Stands for what is too long to be written out, as in a cache's key. */
export function identityOf(object: object): number {
  let number = numbers.get(object);
  if (number === undefined) numbers.set(object, (number = ++next));
  return number;
}
