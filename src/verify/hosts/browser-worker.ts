import type { Request } from "../protocol.ts";
import { serve } from "../serve.ts";

serve({
  post: (reply) => self.postMessage(reply),
  listen: (receive) => self.addEventListener("message", (event: MessageEvent<Request>) => receive(event.data)),
});
