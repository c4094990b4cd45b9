import type { Browser } from "playwright-core";
export function chromiumPath(): string | undefined;
export function launch(drawing?: "webgl" | "pictures"): Promise<Browser>;
