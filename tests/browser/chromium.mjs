import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where a Chromium is installed, or undefined. */
export const chromiumPath = () => places.find((path) => path && existsSync(path));

const software = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

/**
 * Starts Chromium without a display and without a graphics card. "webgl" gives WebGL in software; "pictures" draws without it, as fast as a
 * machine without a card can: what is timed should not wait for software GL, which took minutes for a frame when both cores were busy.
 */
export function launch(drawing = "webgl") {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error("no Chromium found: run `apt-get install -y chromium`, or set CHROMIUM to its path");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox", "--headless=new", ...(drawing === "webgl" ? software : ["--disable-gpu"]), "--disable-dev-shm-usage",
      "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
}
