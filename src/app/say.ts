import type { Wording } from "../sheet/formula.ts";

/** What fills the gaps `{name}` of a sentence. */
export type Gaps = Readonly<Record<string, string | number>>;

/** Says the sentences of one set by their names. */
export type SayOf<Message extends string> = (message: Message, gaps?: Gaps) => string;

/** Says `messages` in the language that is the reader's at that time. A gap that nothing fills is left empty. */
export const sayIn = <Message extends string>(messages: Readonly<Record<Message, Wording>>, language: () => keyof Wording): SayOf<Message> =>
  (message, gaps) => filled(messages[message][language()], gaps);

const filled = (text: string, gaps: Gaps | undefined): string => (gaps ? text.replace(/\{(\w+)\}/g, (_, gap: string) => String(gaps[gap] ?? "")) : text);
