/**
 * The words of a Python name in lower case: `self._sqrtAlphasCumprod` → sqrt, alphas, cumprod. Words that are written together (`alphabar`, `abar`, `sqrtab`) are taken apart.
 */
export function words(name: string): readonly string[] {
  let known = remembered.get(name);
  if (!known) remembered.set(name, known = taken(name));
  return known;
}
const remembered = new Map<string, readonly string[]>();

function taken(name: string): readonly string[] {
  return name
    .normalize("NFKC")
    .replace(/^self\./, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/α̅|ᾱ|ᾱ/gu, "alpha_bar")
    .replace(/recip_m1|recip_minus_one/g, "recipm1")
    .replace(/(alphas?)(?=bar|hat|cum|prod|prev)/g, "$1_")
    .replace(/(?<![a-z])a(?=bars?(?![a-z]))/g, "alpha_")
    .replace(/(?<=^|_)(bar|hat|tilde)(?=alphas?|betas?)/g, "$1_")
    .replace(/(betas?)(?=tilde|prod)/g, "$1_")
    .replace(/(?<=^|_)sqrt(?=(?:one|alpha|beta|1|recip|m?ab(?:ar)?(?:$|_)))/g, "sqrt_")
    .replace(/(?<=^|_)mab(?=$|_)/g, "one_minus_ab")
    .replace(/log_?snr/g, "logsnr")
    .split(/[_.]+/)
    .filter((word) => word !== "");
}
