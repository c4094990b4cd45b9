import type { ToTrainer } from "./protocol.ts";
import { serveTrainer } from "./serve.ts";
import { transferred } from "./transferred.ts";

const answer = serveTrainer((message) => postMessage(message, { transfer: transferred(message) }));
addEventListener("message", (event: MessageEvent<ToTrainer>) => answer(event.data));
