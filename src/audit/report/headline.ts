import type { ReportedFinding } from "./report.ts";

/** A claim in one line: code over several lines by its first. */
export function headline({ claim, code }: Pick<ReportedFinding, "claim" | "code">): string {
  const [first, ...more] = code && code.lines.length > 0 ? code.lines.map(({ text }) => text) : claim.trim().split("\n");
  return more.length > 0 ? `${first!.trim()} …` : first!.trim();
}
