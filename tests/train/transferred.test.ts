import { expect, test } from "vitest";
import { random } from "../../src/base/random.ts";
import { swissRoll } from "../../src/train/data/data-set.ts";
import type { FromTrainer, RunOrder, ToTrainer } from "../../src/train/protocol.ts";
import { ancestralSteps, gridOf } from "../../src/train/sample/coefficients.ts";
import { serveTrainer } from "../../src/train/serve.ts";
import { usual } from "../../src/train/settings.ts";
import { transferred } from "../../src/train/transferred.ts";
import { linearSchedule } from "./schedules.ts";

const schedule = linearSchedule(20);
const order: RunOrder = {
  settings: { ...usual, architecture: { dimension: 2, width: 8, depth: 2 }, batch: 16, rate: { kind: "constant", rate: 1e-3, warmUp: 0, steps: 100 } },
  points: swissRoll(50, random(1)), schedule,
};
const sample = { steps: ancestralSteps(schedule.alphabar, gridOf("every", 0, 20), "posterior"), count: 5, seed: 7, shown: [20, 10] };
const at = Float32Array.of(0, 0, 1, -1, 2, 0.5);

/** What is asked, each with the news that ends it. */
const asked: readonly (readonly [ToTrainer, (news: FromTrainer) => boolean])[] = [
  [{ kind: "prepare", order, backend: "cpu" }, ({ kind }) => kind === "floor"],
  [{ kind: "train", steps: 6 }, ({ kind }) => kind === "paused"],
  [{ kind: "sample", order: { ...sample, id: 1, teller: "average" } }, (news) => news.kind === "points" && news.last],
  [{ kind: "sample", order: { ...sample, id: 2, teller: "exact", clamp: 1 } }, (news) => news.kind === "points" && news.last],
  [{ kind: "field", order: { id: 1, t: 10, at } }, ({ kind }) => kind === "field"],
  [{ kind: "train", steps: 6 }, ({ kind }) => kind === "paused"],
  [{ kind: "field", order: { id: 2, t: 10, at } }, ({ kind }) => kind === "field"],
  [{ kind: "save" }, ({ kind }) => kind === "saved"],
];

/** A trainer at one end of a channel, as in a worker: what it sent, as it stands afterwards, and what was heard at the other end. */
async function talk(transfer: (message: FromTrainer) => ArrayBuffer[]): Promise<{ readonly sent: readonly FromTrainer[]; readonly heard: readonly FromTrainer[] }> {
  const { port1, port2 } = new MessageChannel();
  const sent: FromTrainer[] = [], heard: FromTrainer[] = [];
  let hears: (news: FromTrainer) => void = () => {};
  port2.addEventListener("message", ({ data }: MessageEvent<FromTrainer>) => hears(data));
  port2.start();
  const tell = serveTrainer((message) => {
    port1.postMessage(message, transfer(message));
    sent.push(message);
  });
  for (const [message, ends] of asked) await new Promise<void>((resolve, reject) => {
    hears = (news) => {
      heard.push(news);
      if (news.kind === "failed") reject(new Error(news.message));
      if (ends(news)) resolve();
    };
    tell(message);
  });
  port1.close();
  return { sent, heard };
}

/** Every array in a message. */
const arraysIn = (value: unknown): readonly ArrayBufferView[] =>
  ArrayBuffer.isView(value) ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(arraysIn) : [];
const lengths = (messages: readonly FromTrainer[]) => messages.flatMap(arraysIn).map(({ byteLength }) => byteLength);

test("the trainer keeps no array of what it sends, but what was learned", async () => {
  const { sent, heard } = await talk(transferred);
  const kinds = new Set(sent.map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual(["excess", "field", "floor", "paused", "points", "prepared", "progress", "saved"]);
  expect(new Set(lengths(sent.filter(({ kind }) => kind !== "saved")))).toEqual(new Set([0]));
  for (const length of [...lengths(sent.filter(({ kind }) => kind === "saved")), ...lengths(heard)]) expect(length).toBeGreaterThan(0);
});

test("the trainer goes on from nothing that it handed over", async () => {
  // How many rounds tell of themselves is a matter of the clock; all that is asked for, and the last news of a training, is not.
  const lasting = ({ heard }: { readonly heard: readonly FromTrainer[] }) =>
    heard.filter((news, i) => ["floor", "points", "field", "saved"].includes(news.kind) || (news.kind === "excess" && heard[i + 1]?.kind === "paused"));
  expect(lasting(await talk(transferred))).toEqual(lasting(await talk(() => [])));
});
