/** Whether a path is that of a layer of torch: something with weights, or made of such, that is called on a state. Losses and what has no weights and one meaning are not. */
export function isLayer(path: string): boolean {
  if (!/^torch\.nn\.([A-Z]\w*|init\.\w+)$/.test(path)) return false;
  return !/Loss$|^torch\.nn\.(Identity|Module|init|Flatten)$/.test(path);
}
