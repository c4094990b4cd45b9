/** The reference sheet: 16 columns that a diffusion model's mathematics is made of. */
export const referenceSheet = `
T = 1000 in 1..1000000
beta_1 = 1e-4 in 1e-8..0.5 log
beta_T = 0.02 in 1e-8..0.999 log
m2 = 1 in 0..10
beta[t] = beta_1 + (beta_T - beta_1) * (t - 1) / (T - 1)
alpha[t] = 1 - beta[t]
alphabar[0] = 1
alphabar[t] = alphabar[t-1] * alpha[t]
logAlphabar[0] = 0
logAlphabar[t] = logAlphabar[t-1] + log1p(-beta[t])
closed[t] = exp(logAlphabar[t])
signal[t] = sqrt(alphabar[t])
noise[t] = sqrt(1 - alphabar[t])
snr[t] = alphabar[t] / (1 - alphabar[t])
logSnr[t] = logAlphabar[t] - log(-expm1(logAlphabar[t]))
posteriorVariance[t] = beta[t] * (1 - alphabar[t-1]) / (1 - alphabar[t])
posteriorLogVariance[t] = log(max(posteriorVariance[t], 1e-20))
coefficientX0[t] = sqrt(alphabar[t-1]) * beta[t] / (1 - alphabar[t])
coefficientXt[t] = sqrt(alpha[t]) * (1 - alphabar[t-1]) / (1 - alphabar[t])
vlbWeight[t] = beta[t]^2 / (2 * max(posteriorVariance[t], 1e-20) * alpha[t] * (1 - alphabar[t]))
reciprocalSignal[t] = sqrt(1 / alphabar[t])
priorKl[t] = 0.5 * (alphabar[t] * m2 - alphabar[t] - log(1 - alphabar[t]))
`;
