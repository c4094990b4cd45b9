import type { Page } from "playwright-core";
export function withPage<T>(entry: string, drawing: "webgl" | "pictures", use: (page: Page) => Promise<T>): Promise<T>;
