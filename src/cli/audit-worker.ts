import { parentPort } from "node:worker_threads";
import type { Memory } from "../audit/decide.ts";
import { auditDocument } from "./audit-document.ts";
import type { AuditRequest } from "./audit-protocol.ts";

/** So many verdicts are remembered at once: tutorials repeat one another, and a thousand of them must not fill the memory. */
const remembered = 4000;
const memory: Memory = new Map();

parentPort!.on("message", (request: AuditRequest) => {
  if (memory.size > remembered) memory.clear();
  parentPort!.postMessage(auditDocument(request, memory));
});
