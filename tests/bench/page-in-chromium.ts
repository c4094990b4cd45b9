import { join } from "node:path";
import type { Page } from "playwright-core";
import { withPage as withPageOf } from "../browser/page-in-chromium.mjs";

/** Opens a measured page of this folder in Chromium. */
export const withPage = <T>(entry: string, drawing: "webgl" | "pictures", use: (page: Page) => Promise<T>): Promise<T> => withPageOf(join("tests/bench", entry), drawing, use);
