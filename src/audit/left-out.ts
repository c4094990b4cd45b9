/**
 * Whether a sentence says that its formula leaves something out: "up to an additive constant", "to first order", 忽略常数项. What follows
 * is equal only when that is put back.
 */
export const leavesOut = (sentence: string): boolean => words.test(sentence);

const words = /\b(?:up to|ignoring|omitting|dropping|neglecting|modulo|disregarding|leaving out)\s+(?:(?:a|an|the|any|some|all|its|this)\s+)?(?:(?:additive|multiplicative|positive|irrelevant|overall|normali[sz]ing|normali[sz]ation|constant|scaling|scale)[\s,]+)*(?:constants?|scal(?:e|ing)|factors?|normali[sz](?:er|ation|ing)|prefactors?|weights?|weighting|coefficients?|proportionality)\b|\bto (?:the )?(?:first|leading|lowest) order\b|(?:忽略|省略|略去|不计|去掉|丢掉|舍去)[^，。；$]{0,6}(?:常数|系数|因子|归一化|权重|高阶)|一阶(?:近似|展开)|泰勒(?:近似|展开)|相差(?:一个)?(?:常数|系数|因子)/i;
