import { ready, removeBackend, setBackend } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { type BackendChoice, type BackendName, backendsFor, hardwareHere } from "./backend.ts";

/** Starts the best backend that this thread has; one that does not start gives way to the next. Each comes in a bundle of its own, fetched when it is wanted. */
export async function startBackend(asked?: BackendName): Promise<BackendChoice> {
  let failed = false;
  for (const choice of backendsFor(hardwareHere(), asked)) {
    try {
      await loaded[choice.name]();
      if (await setBackend(choice.name)) {
        await ready();
        return failed ? { ...choice, reason: "after a failure" } : choice;
      }
    } catch {
      removeBackend(choice.name);
    }
    failed = true;
  }
  throw new Error("no backend started");
}

const loaded: Readonly<Record<BackendName, () => Promise<unknown>>> = {
  webgl: () => import("@tensorflow/tfjs-backend-webgl"),
  wasm: () => import("./start-wasm.ts"),
  cpu: () => import("@tensorflow/tfjs-backend-cpu"),
};
