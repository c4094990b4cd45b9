import type { Problem } from "../../base/problem.ts";
import type { Wording } from "../../sheet/formula.ts";

/** Why a program's claim stays undecided, where what is said of formulas would not fit; undefined where it does. */
export function whyCodeUndecided({ kind, subject, hint }: Problem): Wording | undefined {
  const more = hint === undefined ? { en: "", zh: "" } : { en: ` (${hint})`, zh: `（${hint}）` };
  switch (kind) {
    case "unknown name": case "unknown function":
      return { en: `It cannot be followed beyond something that is not known: ${subject}.`, zh: `运行到不认识的内容为止，之后无法追踪：${subject}。` };
    case "ambiguous reading":
      return { en: `What ${subject} stands for is not sure${more.en}.`, zh: `无法确定 ${subject} 代表什么${more.zh}。` };
    case "broken cell":
      return { en: `It is computed from ${subject}, which is wrong or not known itself.`, zh: `它由 ${subject} 算出，而后者本身有误或无法得知。` };
    case "not exact":
      return { en: `Whether the printed ${subject} is meant to be what this code gives is not clear.`, zh: `打印的 ${subject} 是否就是这段代码的结果，并不清楚。` };
    case "missing value":
      if (subject === "an edit that mends it") return { en: "It is not what its name says, and no single edit of its lines makes it so: it may be meant in another way.", zh: "它与其名称所指的不符，而修改其中任何一处都不能使之相符：可能另有所指。" };
      return subject === "a case" ? { en: "No schedule could be put in, and the program has none of its own.", zh: "无法换入调度，程序自己也没有调度。" } : undefined;
    default: return undefined;
  }
}
