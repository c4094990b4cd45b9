import { describe, expect, test } from "vitest";
import type { RoadName } from "../../src/verify/proof.ts";
import { finish, verify } from "../../src/verify/verify.ts";
import { questionFrom } from "./stated.ts";

const by = (road: RoadName, claim: string, seed = 7) => finish(verify({ ...questionFrom({ claim, uses: [], cells: [] }, 100, seed), road }));
const stepwise = "compose(forward, x0, 0, t) == closedForm(x0, t) for every schedule, t >= 0, x0 real";

describe("sampling", () => {
  test("upholds the closed form and says what it could have seen", () => {
    const verdict = by("sampling", stepwise);
    expect(verdict).toMatchObject({ kind: "upheld", numeric: { road: "sampling", points: 20_000 } });
    if (verdict.kind === "upheld") expect(verdict.numeric!.falseAlarm).toBeLessThan(1e-6);
  });

  test("raises no alarm on other seeds", () => {
    for (const seed of [1, 2, 3]) expect(by("sampling", stepwise, seed).kind).toBe("upheld");
  });

  test("leaves a wrong law undecided and never refutes it", () => {
    expect(by("sampling", "compose(forward, x0, 0, t) == normal(sqrt(alphabar[t]) * x0, (1 - alphabar[t])^2) for every schedule, t >= 1, x0 real"))
      .toMatchObject({ kind: "undecided", reason: { kind: "statistics" } });
    expect(by("sampling", "compose(forward, x0, 0, t) == normal(alphabar[t] * x0, 1 - alphabar[t]) for every schedule, t >= 1, x0 real"))
      .toMatchObject({ kind: "undecided", reason: { kind: "statistics" } });
  });
});

describe("quadrature", () => {
  test("upholds KL's closed form", () => {
    expect(by("quadrature", "klGaussian(m, v, n, w) == kl(normal(m, v), normal(n, w)) for m real, v positive, n real, w positive")).toMatchObject({ kind: "upheld", numeric: { road: "quadrature" } });
  });

  test("leaves the divergence of the other direction undecided", () => {
    expect(by("quadrature", "klGaussian(n, w, m, v) == kl(normal(m, v), normal(n, w)) for m real, v positive, n real, w positive").kind).toBe("undecided");
  });
});
