/** The code that makes pictures of charts, fetched when one is first asked for. */
export const pictureModule = () => import("../../chart/picture.ts");
