/** A phrase in both languages. */
interface Said { readonly en: string; readonly zh: string }

const said = (en: string, zh: string): Said => ({ en, zh });

const anyNumber = said("any number", "任意数");
const positive = said("a positive number", "正数");
const angle = said("an angle in radians", "角度（弧度）");
const law = said("a law, such as normal(0, 1)", "一个分布，如 normal(0, 1)");
const fresh = said("a name of its own for the random value", "给随机量起的名字");
const prior = said("the law that the name is drawn from", "该名字所服从的分布");
const one = [anyNumber];

/** What each argument of a function is, in the order of its parameters; the two folds are among them. Names that the language has not are not in it. */
export const argumentDocs: ReadonlyMap<string, readonly Said[]> = new Map<string, readonly Said[]>([
  ["sqrt", [said("a number, not negative", "非负数")]],
  ["exp", one],
  ["log", [positive]],
  ["log1p", [said("a number above −1", "大于 −1 的数")]],
  ["expm1", one],
  ["sin", [angle]],
  ["cos", [angle]],
  ["tan", [angle]],
  ["tanh", one],
  ["abs", one],
  ["floor", one],
  ["ceil", one],
  ["min", [anyNumber, said("another, as many as wanted", "另一个数，可继续添加")]],
  ["max", [anyNumber, said("another, as many as wanted", "另一个数，可继续添加")]],
  ["clip", [said("the number to hold", "要限制的数"), said("the lower bound", "下界"), said("the upper bound", "上界")]],
  ["normal", [said("the mean, which may depend on other laws", "均值，可依赖其他分布"), said("the variance, not its root", "方差（不是标准差）")]],
  ["compose", [
    said("a function of a state and a step that gives a law", "以状态与时刻为参数、给出分布的函数"), said("where the chain starts", "链的起点"),
    said("the step it starts from; the first one taken is s + 1", "起始时刻，第一步为 s + 1"), said("the step it ends at", "终止时刻"),
  ]],
  ["marginal", [fresh, prior, said("a law that depends on the name", "依赖该名字的分布")]],
  ["condition", [fresh, prior, said("the law of what is seen, which depends on the name", "所观测量的分布，依赖该名字"), said("the value that was seen", "观测到的值")]],
  ["expectation", [fresh, said("the law that the name is drawn from", "该名字所服从的分布"), said("what is averaged, at most cubic in the name", "被平均的量，对该名字至多三次")]],
  ["mean", [law]],
  ["variance", [law]],
  ["covariance", [law, said("another law", "另一个分布")]],
  ["meanSquare", [law]],
  ["kl", [said("the law averaged over", "求平均所用的分布"), said("the law compared with", "被比较的分布")]],
  ["logDensity", [law, said("the point", "取值点")]],
  ["score", [law, said("the point", "取值点")]],
  ["sum", [said("what is added up, with the index in it", "被累加的式子，含指标"), said("the index, a name of its own", "指标，自取的名字"), said("the first index", "指标的起点"), said("the last index, included", "指标的终点（含）")]],
  ["prod", [said("what is multiplied, with the index in it", "被连乘的式子，含指标"), said("the index, a name of its own", "指标，自取的名字"), said("the first index", "指标的起点"), said("the last index, included", "指标的终点（含）")]],
]);
