/** Words by which a document says that its arrays or steps are counted from 0. */
export const zeroBased = /0-based|zero-based|zero-indexed|0-indexed|从 ?0 ?(开始|计数|起)|(?:index|indices|count|start|starting|begin)\w*\W+(?:at|from)\W+0/i;
