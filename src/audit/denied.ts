import type { Document, MathSpan } from "./document/document.ts";

/**
 * Whether a formula is shown, not claimed: words deny it ("noising is not $x_t = x_{t−1} + ε$", "… but this is wrong"), call it a mistake, ask whether
 * it holds, offer it among wrong options, or strike it out. What the text holds to be right ("the correct form is …") is claimed all the same.
 */
export function isDenied(span: MathSpan, document: Document): boolean {
  const { before, after, display, table } = span;
  if (!display && directly.test(before)) return true;
  if (isStruck(span, document)) return true;
  if (table && (wrongColumn.test(table.column) || wrongColumn.test(table.row))) return true;
  if (called.test(after) || marked.test(lineAfter(span, document.text))) return true;
  const clause = lastClause(before);
  if (isAsked(clause, after)) return true;
  if (upheld.test(clause)) return false;
  return named.test(clause) || span.headings.some((heading) => ofMistakes.test(heading)) || isOption(span, document.text);
}

/** Denials that stand right before the formula; a "not" further off speaks of something else. */
const directly = /(?:(?:\b(?:is|are|was|were|does|do|did|has|have|can|should|must|but|and|or)\s+not|\b(?:isn|aren|doesn|don)['’]t)(?:\s+(?:just|simply|merely|only|exactly|equal|equal to|given by|the same as|as|of the form|write|use|mean))*|[,;:(—–*_]\s*not\s+(?:the|a|an|its|our|to be confused with)(?:\s+[\w’'-]+){0,3}|\b(?:rather than|instead of|as opposed to|wrongly|incorrectly|mistakenly)|不是|并非|而非|不应写成|误写[成为])[\s"'“‘(*_$`:：]*$/i;

/** What calls the formula before it wrong: "$…$, but this is incorrect", "$…$ 是错误的". Nothing but a pronoun may stand between. */
const called = /^[\s.,;:，。；：）)"”’*_$`]*(?:(?:but|however|though|yet|which|and|但|然而|可是|不过)[\s,，]*)*(?:(?:this|that|it|(?:this|that|the)\s+(?:formula|expression|form|equation|guess|claim|statement))\s+)?(?:(?:is|are|was|would be)\s+(?:of course\s+|clearly\s+|actually\s+|simply\s+|just\s+)?(?:wrong|incorrect|false|invalid|not\s+(?:true|correct|right|valid)|a\s+(?:common\s+|frequent\s+)?(?:mistake|error|typo|misconception))|(?:does\s+not|doesn['’]t|do\s+not)\s+hold|(?:这|此式?|上式|该式|这种?写法|这个(?:式子|公式|说法|结论))?(?:并|其实|显然|实际上)?(?:是)?(?:错误?的|不对的?|不正确的?|不成立|有误)|其实不然|(?:这|此|应)?(?:是|为|属于?)(?:一个|作者的)?(?:笔误|错误|印刷错误)|by\s+mistake|[（(]\s*(?:a|this is a)\s+(?:bug|typo|mistake)\b)(?![\p{L}]*\s*[?？])/iu;

/** "$…$ ❌", "$…$ (×)" at the end of a line. */
const marked = /^[\s$)）]*(?:[❌✗✘]|[（(]\s*[×✗✘❌]\s*[)）])\s*(?:$|[.。;；|])/u;
const lineAfter = ({ whole }: MathSpan, text: string): string => text.slice(whole.end, whole.end + 40).split("\n")[0]!;

/** What calls the formula after it a mistake, a guess or another's, anywhere in the clause that leads to it. */
const named = /\b(?:common|frequent|typical|usual|classic|easy)\s+(?:mistakes?|errors?|pitfalls?|misconceptions?|bugs?|typos?)\b|\b(?:a|the|one|this|first|second|another)\s+(?:mistake|misconception|typo)\b|(?:^|[\s*_(])(?:mistake|wrong|incorrect|misconception|typo|erratum|errata)\b[^.$]{0,30}:|\b(?:wrong|incorrect|erroneous|buggy)\s+(?:formula|form|version|expression|equation|way|line|code|answer)\b|\btempted\s+to\b|\b(?:naively|mistakenly|erroneously|wrongly|incorrectly)\b|\b(?:true\s+or\s+false|true\/false|t\/f|prove\s+or\s+disprove)\b|\bfor\s+(?:the\s+sake\s+of\s+)?contradiction\b|\b(?:a|another|one|some|the)\s+(?:student|friend|colleague|classmate|reader|intern)s?\s+(?:claims?|writes?|wrote|argues?|says?|said|believes?|derives?|derived|thinks?)\b|\bif\s+(?:instead\s+)?(?:we|you|one)\s+(?:instead\s+)?(?:had|were\s+to|wrongly|used)\b|\b(?:some|many|older|early|other)\s+(?:\w+\s+)?(?:implementations?|versions?|codebases?|blogs?|posts?|tutorials?)\b|\bwithout\s+(?:the|this|that|any)\s+(?:factor|root|scaling|coefficient)s?\b|(?:如果|若|假如|倘若)(?:不|没有)(?:做)?(?:缩放|衰减|加权|归一化)|\bconfuse[sd]?\s+(?:it\s+|this\s+)?with\b|[❌✗✘]|(?:常见|典型|容易|经典)(?:的)?(?:错误|误区|误解|笔误)|易错|误区|误以为|误认为|误写|误用|错写|写错|错误(?:地|的?(?:写法|公式|形式|理解|版本|做法|答案|示范))|笔误|勘误|印刷错误|判断(?:对错|正误|题|下列|以下|下面)|是否(?:正确|成立)|证明或(?:反驳|否定|证伪)|(?:某|小|一位?)(?:同学|学生|明|红|王|李)(?:认为|写出?|声称|推出|得到|说|以为)|(?:切勿|不要|勿|别)[^，。]{0,12}(?:混淆|写成|当成|当作)|(?:不能|不可|不应|不要)(?:直接)?写[成作]|反例|反证|为(?:什么|何)不(?!同|一样|等|相)|假[如若设](?:我们)?(?:错|误)|错[成写]/i;

/** What takes the clause's denial back: from here on it is the right form. "正确" of a question about right and wrong does not. */
const upheld = /(?:\b(?:correct|right|proper|true)\s+(?:\w+\s+){0,3}(?:is|are|reads?|would\s+be|form|formula|version|answer)\b(?!.*\?)|\b(?:correct|right|corrected|fixed|fix)\s*[:：]|\bshould\s+(?:be|read)\b|\bmust\s+be\b|✅|✓|✔|(?<!不|(?:下列|以下|下面|哪)[^。]{0,20})正确(?:的)?(?:写法|公式|形式|理解|版本|做法|答案|应|是|为|[:：])|(?<!不)应[为是该当]|而是|改[为成])[^✗❌✘]*$/i;

const wrongColumn = /^[\s*_❌✗✘]*(?:(?:common\s+)?(?:wrong|incorrect|mistakes?|misconceptions?|pitfalls?)\b(?!.*\b(?:correct|right|fix)\b)|(?:常见)?错误(?:写法|公式|形式|理解|示例|做法)?[\s*_❌✗✘]*$|误区|误解|易错)|^[\s*_]*[❌✗✘]/i;
const ofMistakes = /\b(?:common|frequent|typical)\s+(?:mistakes?|errors?|pitfalls?|misconceptions?)\b|\b(?:pitfalls?|misconceptions?|errata|erratum)\b|\btrue\s+or\s+false\b|\bspot\s+the\s+(?:error|mistake|bug)\b|误区|误解|常见(?:的)?错误|易错|勘误|判断题|改错题?|找错/i;

/** What leads to the formula since the last full stop or item of a list. */
const lastClause = (before: string): string => before.split(/[。！？!?]|(?<!\b(?:i\.e|e\.g|cf|vs|resp))\.(?=\s+[A-Z(*_-]|\s+\d+\.|\s*$)|(?<=\$[^\p{L}]{0,6}) [-*+] /u).at(-1)!;

/** "Is it true that $…$?", "$…$ 吗？"; a question after why or how takes its formula for granted. */
const isAsked = (clause: string, after: string): boolean =>
  /^[\s*_"'”’)）]*[?？]/.test(after) && /是不是|是否|会不会|难道|能不能/.test(clause)
  || /^[\s*_"'”’.,，)）]*(?:吗|对吗|对不对|成立吗|正确吗|是对的吗)/.test(after)
  || /^[\s*_"'”’)）]*(?:true|correct|right|hold|valid)?\s*[?？]/.test(after) && /^[\s\d.)(*_>-]*(?:is|are|does|do|can|could|would)\b/i.test(clause);

/** Among the options of "which of these is wrong?": between its question and the formula there are only options. */
function isOption({ whole }: MathSpan, text: string): boolean {
  const lines = text.slice(Math.max(0, whole.start - 2000), whole.start).split("\n");
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!;
    if (stem.test(line)) return true;
    if (line.trim() !== "" && !option.test(line)) return false;
  }
  return false;
}
const stem = /\bwhich\s+(?:of\s+(?:the\s+following|these|them|the)|one|formulas?|statements?|equations?|expressions?)\b[^?]{0,60}\b(?:wrong|incorrect|false|true|correct|right|holds?|not)\b[^?]*[?:]|\b(?:select|choose|pick|find|mark|spot)\b[^.?]{0,40}\b(?:wrong|incorrect|false|correct|right|error|mistake)\b|(?:下列|以下|下面|哪)[^。]{0,25}(?:错误|不正确|不成立|正确|成立|不?对)的(?:是|有|一项|选项)|哪[^。]{0,25}(?:错|正确|成立|对)[^。]*[？?]/i;
const option = /^[\s>]*(?:[-*+•]\s+)?(?:[-*+•]|[（(]?(?:[A-Ha-h]|[ivx]{1,4}|\d{1,2}|[①-⑩])[.)）、．:：]|\$|\\[[(])/;

/** Between `~~`, or inside `<del>`, `<s>`, `\sout{…}`. In LaTeX `~~` is a space. */
function isStruck({ whole }: MathSpan, { text, name }: Document): boolean {
  const start = text.lastIndexOf("\n\n", whole.start), end = text.indexOf("\n\n", whole.end);
  const before = text.slice(Math.max(start, 0), whole.start), after = text.slice(whole.end, end < 0 ? text.length : end);
  if (/<(del|s|strike)\b[^>]*>(?:(?!<\/\1>)[^])*$/i.test(before) && /<\/(?:del|s|strike)>/i.test(after)) return true;
  if (/\\(?:sout|st|xout)\s*\{[^{}]*$/.test(before)) return true;
  return !/\.(?:tex|latex|ltx)$/i.test(name) && (before.match(strike)?.length ?? 0) % 2 === 1 && strike.test(after);
}
const strike = /(?<!~)~~(?!~)/g;
