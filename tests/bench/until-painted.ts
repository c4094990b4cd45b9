/** Does the work in a frame of its own; resolves with the milliseconds until the frame was painted. */
export function untilPainted(work: () => void): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const started = performance.now();
      work();
      const after = new MessageChannel();
      after.port1.addEventListener("message", () => resolve(performance.now() - started));
      after.port1.start();
      after.port2.postMessage(undefined);
    });
  });
}
