import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where a Chromium is installed, or undefined. */
export const chromiumPath = () => places.find((path) => path && existsSync(path));

/** Starts Chromium without a display and without a graphics card. */
export function launch() {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error("no Chromium found: run `apt-get install -y chromium`, or set CHROMIUM to its path");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox", "--headless=new", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-dev-shm-usage",
      "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
}
