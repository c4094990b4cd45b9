import { parentPort } from "node:worker_threads";
import type { Request } from "../protocol.ts";
import { serve } from "../serve.ts";

serve({
  post: (reply) => parentPort!.postMessage(reply),
  listen: (receive) => parentPort!.on("message", (request: Request) => receive(request)),
});
