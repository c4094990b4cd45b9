import { catalog } from "../../catalog.ts";
import type { Request } from "../../sheet/hosts/protocol.ts";
import { serveSheet } from "../../sheet/hosts/serve.ts";

serveSheet({
  post: (reply, transfer) => self.postMessage(reply, { transfer }),
  listen: (receive) => self.addEventListener("message", (event: MessageEvent<Request>) => receive(event.data)),
}, catalog);
