import { type Formula, source } from "../src/sheet/formula.ts";

/** What a network may be asked for, and how each answer gives the others once x_t is known. */

export const x0FromEps: Formula = {
  title: { en: "Data from noise", zh: "由噪声求数据" },
  paper: "Ho, Jain & Abbeel 2020, eq. 15",
  sources: [source("003", "反向过程的推导")],
  domain: "1 ≤ t ≤ T, 0 < β < 1",
  text: "x0FromEps(xt, eps, t) = (xt - sqrt(1 - alphabar[t]) * eps) / sqrt(alphabar[t])",
};

export const epsFromX0: Formula = {
  title: { en: "Noise from data", zh: "由数据求噪声" },
  paper: "Ho, Jain & Abbeel 2020, eq. 4 solved for ε",
  sources: [source("003", "反向过程的推导")],
  domain: "1 ≤ t ≤ T, 0 < β < 1",
  text: "epsFromX0(xt, x0, t) = (xt - sqrt(alphabar[t]) * x0) / sqrt(1 - alphabar[t])",
};

export const vFromX0Eps: Formula = {
  title: { en: "Velocity from data and noise", zh: "由数据和噪声求速度 v" },
  paper: "Salimans & Ho 2022, §4",
  sources: [source("003", "反向过程的推导")],
  domain: "0 ≤ t ≤ T, 0 < β < 1",
  text: "vFromX0Eps(x0, eps, t) = sqrt(alphabar[t]) * eps - sqrt(1 - alphabar[t]) * x0",
};

export const x0FromV: Formula = {
  title: { en: "Data from velocity", zh: "由速度 v 求数据" },
  paper: "Salimans & Ho 2022, appendix D",
  sources: [source("003", "反向过程的推导")],
  domain: "0 ≤ t ≤ T, 0 < β ≤ 1",
  text: "x0FromV(xt, v, t) = sqrt(alphabar[t]) * xt - sqrt(1 - alphabar[t]) * v",
};

export const epsFromV: Formula = {
  title: { en: "Noise from velocity", zh: "由速度 v 求噪声" },
  paper: "Salimans & Ho 2022, appendix D",
  sources: [source("003", "反向过程的推导")],
  domain: "0 ≤ t ≤ T, 0 < β ≤ 1",
  text: "epsFromV(xt, v, t) = sqrt(1 - alphabar[t]) * xt + sqrt(alphabar[t]) * v",
};

export const scoreFromEps: Formula = {
  title: { en: "Score from noise", zh: "由噪声求得分" },
  paper: "Song & Ermon 2019, §4.2; Ho, Jain & Abbeel 2020, §3.2",
  sources: [source("003", "物理理解")],
  domain: "1 ≤ t ≤ T, 0 < β < 1",
  text: "scoreFromEps(eps, t) = -eps / sqrt(1 - alphabar[t])",
};

export const x0FromScore: Formula = {
  title: { en: "Data from the score (Tweedie)", zh: "由得分求数据（Tweedie 公式）" },
  paper: "Efron 2011, eq. 1.4; Robbins 1956",
  sources: [source("003", "物理理解")],
  domain: "1 ≤ t ≤ T, 0 < β < 1",
  text: "x0FromScore(xt, slope, t) = (xt + (1 - alphabar[t]) * slope) / sqrt(alphabar[t])",
};
