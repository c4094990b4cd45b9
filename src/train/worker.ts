import type { ToTrainer } from "./protocol.ts";
import { serveTrainer } from "./serve.ts";

const answer = serveTrainer((message, transfer) => postMessage(message, { transfer: transfer ?? [] }));
addEventListener("message", (event: MessageEvent<ToTrainer>) => answer(event.data));
