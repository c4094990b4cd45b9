import { audit } from "../../audit/audit.ts";
import { decode } from "../../audit/document/decode.ts";
import { readDocument } from "../../audit/document/read-document.ts";
import { reportOf } from "../../audit/report/report.ts";
import { suppress } from "../../audit/report/suppress.ts";
import type { DocumentReport } from "../../audit/finding.ts";
import type { Audited, AuditReply, AuditRequest, DeclaredHere } from "./protocol.ts";
import { passagesOf } from "./passages-of.ts";

const post = (reply: AuditReply) => self.postMessage(reply);

// One document a worker: whoever loses interest ends the worker, which stops it at once.
self.addEventListener("message", ({ data }: MessageEvent<AuditRequest>) => {
  try {
    post(answer(data));
  } catch (error) {
    post({ kind: "fault", message: error instanceof Error ? error.message : String(error) });
  }
});

/** Milliseconds between two words of progress. */
const patience = 80;

function answer({ name, bytes, seed, runs }: AuditRequest): AuditReply {
  const read = decode(bytes);
  if (read.kind === "problem") return read;
  if (read.text.trim() === "") return { kind: "empty" };
  const document = readDocument(name, read.text);
  let told = 0;
  const report = audit(document, { seed, runs }, new Map(), (done, all) => {
    const now = performance.now();
    if (now - told < patience) return;
    told = now;
    post({ kind: "progress", done, all });
  });
  return {
    kind: "audited",
    audited: {
      name, text: document.text, declared: declaredIn(report), findings: report.findings, macros: document.macros, passages: passagesOf(document, report.findings),
      reports: { en: suppress(document, reportOf(document, report, seed, "en")), zh: suppress(document, reportOf(document, report, seed, "zh")) },
    },
  };
}

/** Every declaration in its place, those with a problem too. */
function declaredIn({ declared, misdeclared }: DocumentReport): Audited["declared"] {
  const wrong = misdeclared.map(({ text, place, problem }): DeclaredHere => ({ says: text, place, problem }));
  const held = declared.filter(({ place }) => !wrong.some((one) => one.place.start === place.start)).map(({ text, place }): DeclaredHere => ({ says: text, place }));
  return [...held, ...wrong].toSorted((a, b) => a.place.start - b.place.start);
}
