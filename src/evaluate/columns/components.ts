/**
 * The strongly connected components of a graph, each after those it points to (Tarjan 1972).
 * Iterative: a chain of any length is safe. Nodes are 0 … n − 1.
 */
export function components(n: number, next: (node: number) => readonly number[]): number[][] {
  const found: number[][] = [];
  const index = new Int32Array(n).fill(-1), low = new Int32Array(n), onStack = new Uint8Array(n);
  const stack: number[] = [];
  let counter = 0;
  for (let root = 0; root < n; root++) {
    if (index[root] !== -1) continue;
    const path: { node: number; edges: readonly number[]; edge: number }[] = [];
    const enter = (node: number) => {
      index[node] = low[node] = counter++;
      stack.push(node);
      onStack[node] = 1;
      path.push({ node, edges: next(node), edge: 0 });
    };
    enter(root);
    while (path.length > 0) {
      const frame = path[path.length - 1]!;
      const to = frame.edges[frame.edge++];
      if (to === undefined) {
        path.pop();
        const parent = path[path.length - 1];
        if (parent) low[parent.node] = Math.min(low[parent.node]!, low[frame.node]!);
        if (low[frame.node] === index[frame.node]) found.push(popComponent(frame.node));
      } else if (index[to] === -1) enter(to);
      else if (onStack[to]) low[frame.node] = Math.min(low[frame.node]!, index[to]!);
    }
  }
  return found;

  function popComponent(until: number): number[] {
    const members: number[] = [];
    for (;;) {
      const node = stack.pop()!;
      onStack[node] = 0;
      members.push(node);
      if (node === until) return members.toReversed();
    }
  }
}
