import { expect, test } from "vitest";
import { claimsOf } from "../claims-of.ts";

const text = (range: string) => `import numpy as np
betas = np.linspace(0.002, 0.15, 40)
alpha_bars = np.cumprod(1 - betas)
def jump_to(x0, t, rng):
    return np.sqrt(alpha_bars[t]) * x0 + np.sqrt(1 - alpha_bars[t]) * rng.standard_normal(x0.shape)
def walk_to(x0, t, rng):
    """Same law as jump_to, by walking."""
    x = x0
    for i in range(${range}):
        x = np.sqrt(1 - betas[i]) * x + np.sqrt(betas[i]) * rng.standard_normal(x0.shape)
    return x
`;
const pairsIn = (range: string) => claimsOf(text(range)).filter(({ subject }) => subject === "two ways to the same x_t").map(({ line, kind, claim }) => `${line} ${kind} ${claim.rightForm ?? ""}`);

test("a walk of t steps beside a jump that counts from 0 is one step short", () => expect(pairsIn("t")).toEqual(["9 refuted for i in range(t + 1):"]));
test("a walk of t + 1 steps is not", () => expect(pairsIn("t + 1").filter((each) => !each.includes("upheld"))).toEqual([]));
