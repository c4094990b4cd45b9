"""Checks every label of the tutorials by evaluating its claim, as written, in the model of model.py.

Run: python3 tests/tutorials/check.py. A claim labelled right has to hold on every draw, a claim labelled
wrong has to fail on one; numbers are compared to their last printed digit. An expression says what its
document says, mistakes included, on the left or right of what the model gives. Names: model.draw.
Exit 0 when every label is borne out, 1 with the labels that are not.
"""

import glob
import json
import os
import sys

from model import HELPERS, draw, self_test

DRAWS = 60

# id of the check, which is NAME.NUMBER where one claim uses it -> the claim
CHECKS = {
    # Said by more than one document.
    "alpha": "eq(a, 1 - b)",
    "alphabar": "eq(A, prod(al(i) for i in range(1, t + 1)))",
    "alphabar-recurrence": "eq(A, a * P)",
    "step": "eq(chain.transition(t - 1, t), (sqrt(1 - b), b))",
    "step-alpha": "eq(chain.transition(t - 1, t), (sqrt(a), 1 - a))",
    "marginal": "law(sqrt(A), 1 - A)",
    "posterior-mean": "eq(pm, sqrt(P) * b / (1 - A) * x0 + sqrt(a) * (1 - P) / (1 - A) * xt)",
    "posterior-mean-eps": "eq(pm, (xt - b / sqrt(1 - A) * e) / sqrt(a))",
    "posterior-variance": "eq(pv, (1 - P) / (1 - A) * b)",
    "x0-from-eps": "eq(x0, (xt - sqrt(1 - A) * e) / sqrt(A))",
    "score-eps": "eq(sc, -e / sqrt(1 - A))",
    "simple-loss": "teaches((0, 1), (0, 1), (sqrt(A), sqrt(1 - A)))",
    "bayes": "eq(l_post, l_step + l_prev - l_marg)",
    "markov": "eq(l_pair, l_prev + l_step)",
    "transition": "eq(tr, (sqrt(A / As), 1 - A / As))",
    "snr": "eq(snr(t), ma**2 / mv, A / (1 - A))",
    "snr-falls": "all(snr(i) < snr(i - 1) for i in range(1, T + 1))",
    "alphabar-falls": "all(ab(i) < ab(i - 1) for i in range(1, T + 1))",
    "variance-preserving": "eq(ma**2 * 1 + mv, 1)",
    "vlb": "eq(vlb.total, vlb.last + vlb.middle + vlb.reconstruction)",
    "vlb-direct": "eq(vlb.total, vlb.log_q - vlb.log_p)",
    "ancestral-beta": "ancestral(1 / sqrt(a), -b / sqrt(1 - A) / sqrt(a), b)",
    "v-target": "eq(v, sqrt(A) * e - sqrt(1 - A) * x0)",
    "eps-from-v": "eq(e, sqrt(1 - A) * xt + sqrt(A) * v)",
    # ddim-walkthrough.md
    "ddim-walkthrough.2": "eq(b, 1 - A/P)",
    "ddim-walkthrough.4": "eq(chain.transition(t-1,t), (sqrt(A/P), 1-A/P))",
    "ddim-walkthrough.5": "eq(chain.transition(t-2,t), (sqrt(A/PP), 1-A/PP))",
    "ddim-walkthrough.6": "keeps(sqrt(P), sqrt(1-P-sg2), sg2)",
    "ddim-walkthrough.8": "keeps(sqrt(P), sqrt(1-P+sg2), sg2)",
    "ddim-walkthrough.9": "eq(pv, (1-P)/(1-A)*(1-A/P))",
    "ddim-walkthrough.10": "eq(pv, (1-A)/(1-P)*(1-A/P))",
    "ddim-walkthrough.11": "keeps(sqrt(P), sqrt(1-P), 0)",
    "ddim-walkthrough.12": "eq((sqrt(P)*x0+sqrt(1-P)*e)/sqrt(P), xt/sqrt(A) + (sqrt((1-P)/P)-sqrt((1-A)/A))*e)",
    "ddim-walkthrough.13": "eq(sqrt((1-A)/A), sqrt(1/A-1))",
    "ddim-walkthrough.14": "eq(sqrt(N)*x0+sqrt(1-N)*e, sqrt(A/N)*xt + (sqrt(1-N)-sqrt(N*(1-A)/A))*e)",
    "ddim-walkthrough.15": "eq((sqrt(As), (1-As-w*(1-As))+w*(1-As)), chain.marginal(s))",
    "ddim-walkthrough.16": "eq(ps[2], (1-As)/(1-A)*(1-A/As))",
    "ddim-walkthrough.17": "keeps(sqrt(P), sqrt(1-P-w*sg2), w*sg2) and keeps(sqrt(P), sqrt(1-P), 0)",
    "ddim-walkthrough.18": "mat([\"0.6\",\"0.8\"], [sqrt(.36), sqrt(1-.36)])",
    "ddim-walkthrough.19": "num(\"0.4375\", 1-.36/.64)",
    "ddim-walkthrough.20": "num(\"0.7778\", (1-.64)/(1-.36)*(1-.36/.64))",
    "ddim-walkthrough.21": "num(\"0.496\", sqrt((1-.64)/(1-.36)*(1-.36/.64)))",
    "ddim-walkthrough.22": "num(\"0.338\", sqrt(1-.64-(1-.64)/(1-.36)*(1-.36/.64))) and num(\"0.338\", sqrt(.36-.24609375))",
    "ddim-walkthrough.23": "num(\"0.36\", sqrt(1-.64))",
    # ddpm-from-scratch.md
    "ddpm-from-scratch.2": "eq(chain.transition(t-1,t), (sqrt(1-b), b**2))",
    "ddpm-from-scratch.7": "eq((a*ap, a*(1-ap)+(1-a)), (chain.transition(t-2,t)[0]**2, chain.transition(t-2,t)[1]))",
    "ddpm-from-scratch.8": "eq(chain.transition(t-2,t), (sqrt(a*ap), 1-a*ap))",
    "ddpm-from-scratch.10": "eq(a*(1-ap)+(1-a), 1-a*ap)",
    "ddpm-from-scratch.11": "num(\"0.897\", lin(1000,1e-4,.02).ab(100))",
    "ddpm-from-scratch.12": "num(\"0.947\", sqrt(lin(1000,1e-4,.02).ab(100)))",
    "ddpm-from-scratch.13": "num(\"8.71\", lin(1000,1e-4,.02).snr(100))",
    "ddpm-from-scratch.14": "num(\"0.524\", lin(1000,1e-4,.02).ab(250))",
    "ddpm-from-scratch.15": "num(\"0.724\", sqrt(lin(1000,1e-4,.02).ab(250)))",
    "ddpm-from-scratch.16": "num(\"1.10\", lin(1000,1e-4,.02).snr(250))",
    "ddpm-from-scratch.17": "num(\"0.0786\", lin(1000,1e-4,.02).ab(500))",
    "ddpm-from-scratch.18": "num(\"0.0786\", sqrt(lin(1000,1e-4,.02).ab(500)))",
    "ddpm-from-scratch.19": "num(\"0.0853\", lin(1000,1e-4,.02).snr(500))",
    "ddpm-from-scratch.20": "num(\"4.04e-5\", lin(1000,1e-4,.02).ab(1000))",
    "ddpm-from-scratch.21": "num(\"0.00635\", sqrt(lin(1000,1e-4,.02).ab(1000)))",
    "ddpm-from-scratch.22": "num(\"4.04e-5\", lin(1000,1e-4,.02).snr(1000))",
    "ddpm-from-scratch.24": "eq(l_post, l_step + l_marg - l_prev)",
    "ddpm-from-scratch.26": "eq(pv, (1-A)/(1-P)*b)",
    "ddpm-from-scratch.30": "teaches((0,1),(1,0),(sqrt(A),sqrt(1-A)))",
    "ddpm-from-scratch.31": "ancestral(1/sqrt(A), -(1-a)/sqrt(1-A)/sqrt(A), b)",
    # kuosan-rumen.md
    "kuosan-rumen.1": "all(eq(lin(1000,1e-4,.02).b(i), 1e-4+(i-1)/(1000-1)*(.02-1e-4)) for i in (1,2,500,1000)) and eq(lin(1000,1e-4,.02).b(1000), .02)",
    "kuosan-rumen.4": "eq(chain.transition(t-1,t)[1], b**2)",
    "kuosan-rumen.6": "eq(A, prod(B(i) for i in range(1,t+1)))",
    "kuosan-rumen.7": "eq(chain.transition(t-2,t), (sqrt(a)*sqrt(ap), a*(1-ap)+1-a))",
    "kuosan-rumen.8": "eq(chain.transition(t-2,t), (sqrt(a*ap), (a-a*ap)+1-a))",
    "kuosan-rumen.9": "eq(chain.transition(t-2,t), (sqrt(a*ap), 1-a*ap))",
    "kuosan-rumen.11": "num(\"0.01004\", lin(1000,1e-4,.02).b(500))",
    "kuosan-rumen.12": "num(\"0.8970\", lin(1000,1e-4,.02).ab(100))",
    "kuosan-rumen.13": "num(\"0.2803\", lin(1000,1e-4,.02).ab(500))",
    "kuosan-rumen.14": "num(\"0.0853\", lin(1000,1e-4,.02).snr(500))",
    "kuosan-rumen.15": "num(\"4.04e-5\", lin(1000,1e-4,.02).ab(1000))",
    "kuosan-rumen.17": "num(\"0.132\", lin(200,1e-4,.02).ab(200))",
    "kuosan-rumen.18": "num(\"0.602\", lin(200,1e-4,.02).ab(100))",
    "kuosan-rumen.21": "eq(pm, sqrt(a)*(1-A)/(1-P)*xt + sqrt(P)*b/(1-A)*x0)",
    "kuosan-rumen.22": "eq(x0, (xt + sqrt(1-A)*e)/sqrt(A))",
    "kuosan-rumen.25": "ancestral(1/sqrt(a), -b/sqrt(1-a)/sqrt(a), b)",
    "kuosan-rumen.26": "eq(chain.posterior(0,1)[2], B(1))",
    # lecture-05-diffusion.tex
    "lecture-05-diffusion.3": "law(sqrt(A), sqrt(1-A))",
    "lecture-05-diffusion.7": "eq(l_step, l_post + l_marg - l_prev)",
    "lecture-05-diffusion.9": "eq(vlb.total, vlb.last + vlb.middle_back + vlb.reconstruction)",
    "lecture-05-diffusion.11": "eq(vlb.last, 0.5*(AT*x0**2 - AT - log(1-AT)))",
    "lecture-05-diffusion.12": "eq(slope(lambda y: -0.5*((xt-sqrt(a)*y)**2/b + (y-sqrt(P)*x0)**2/(1-P)), xp), -(xp-pm)/pv, tol=1e-7)",
    "lecture-05-diffusion.13": "eq(slope(lambda y: -0.5*((a/b+1/(1-P))*y*y - (2*sqrt(a)/b*xt + 2*sqrt(P)/(1-P)*x0)*y), xp), -(xp-pm)/pv, tol=1e-7)",
    "lecture-05-diffusion.14": "eq(1/pv, a/b + 1/(1-P))",
    "lecture-05-diffusion.15": "eq(pv, 1/((a - A + b)/(b*(1-P))))",
    "lecture-05-diffusion.17": "eq(pm, sqrt(a)*(1-P)/(1-A)*xt + sqrt(A)*b/(1-A)*x0)",
    "lecture-05-diffusion.20": "eq(kl(pm, pv, pmh, pv), (pm-pmh)**2/(2*pv))",
    "lecture-05-diffusion.21": "eq(kl(pm, pv, pmh, pv), b**2/(pv*a*(1-A))*(e-eh)**2)",
    "lecture-05-diffusion.23": "const(20000, 0.001).ab(20000) < 1e-8 and const(4000, 0.02).ab(4000) < 1e-30",
    "lecture-05-diffusion.24": "const(4000, 0.02).ab(4000) < 1e-30",
    "lecture-05-diffusion.25": "abs(kl(sqrt(const(4000,.02).ab(4000))*x0, 1-const(4000,.02).ab(4000), 0, 1) - 0.5) < 1e-3",
    # notes-plain.txt
    "notes-plain.4": "law(sqrt(A), (1-A)**2)",
    "notes-plain.7": "eq(1-A, b + a*(1-P))",
    "notes-plain.9": "eq(A, snr(t)/(1+snr(t)))",
    "notes-plain.10": "eq(log(snr(t)), log(A)-log(1-A))",
    "notes-plain.11": "all(snr(i-1) < snr(i) for i in range(2,T+1))",
    "notes-plain.12": "eq(A, 1/(1+exp(-log(snr(t)))))",
    "notes-plain.14": "eq(ps[2], (1-As)/(1-A)*(1-A/As))",
    "notes-plain.17": "eq(x0, (xt - sqrt(1-A)*e)/A)",
    "notes-plain.20": "eq(sched.post(1), 0) and eq(chain.posterior(0,1)[2], 0)",
    "notes-plain.21": "pv <= b",
    "notes-plain.22": "eq(sc, -(xt - sqrt(A)*x0)/(1-A))",
    "notes-plain.23": "eq(sc, -e/(1-A))",
    "notes-plain.24": "eq(dx0, (xt + (1-A)*sdata)/sqrt(A))",
    "notes-plain.25": "num(\"0.9\", few(.1,.2,.3).ab(1))",
    "notes-plain.26": "num(\"0.72\", few(.1,.2,.3).ab(2))",
    "notes-plain.27": "num(\"0.504\", few(.1,.2,.3).ab(3))",
    "notes-plain.28": "num(\"0.0714\", few(.1,.2,.3).post(2)) and num(\"0.0714\", 0.2*0.1/0.28)",
    "notes-plain.29": "num(\"0.531\", few(.1,.2,.3).post(3))",
    "notes-plain.30": "num(\"1.016\", few(.1,.2,.3).snr(3)) and num(\"1.016\", 0.504/0.496)",
    # vdm-logsnr.tex
    "vdm-logsnr.1": "eq(ma**2+mv, 1)",
    "vdm-logsnr.2": "law(sqrt(A), 1-A)",
    "vdm-logsnr.3": "eq(tr, (sqrt(A)/sqrt(As), (1-A)-A/As*(1-As)))",
    "vdm-logsnr.4": "eq(tr[1], (1-A)-A/As*(1-As))",
    "vdm-logsnr.7": "eq(tr[1], (1-A)*(1-snr(s)/snr(t)))",
    "vdm-logsnr.8": "eq(A, 1/(1+exp(-log(snr(t)))))",
    "vdm-logsnr.9": "eq(1-A, 1/(1+exp(log(snr(t)))))",
    "vdm-logsnr.10": "eq(sqrt(1-A), 1/(1+exp(log(snr(t)))))",
    "vdm-logsnr.11": "eq(ps[2], tr[1]*(1-As)/(1-A))",
    "vdm-logsnr.12": "eq(ps[:2], (sqrt(A/As)*(1-As)/(1-A), sqrt(As)*sqrt(tr[1])/(1-A)))",
    "vdm-logsnr.13": "eq(ps[0]*xt+ps[1]*x0, xt/sqrt(A/As) - tr[1]/(sqrt(A/As)*sqrt(1-A))*e)",
    "vdm-logsnr.14": "eq(1/ps[2], 1/(1-As)+A/As/tr[1])",
    "vdm-logsnr.15": "eq(kl(ps[0]*xt+ps[1]*x0, ps[2], ps[0]*xt+ps[1]*x0h, ps[2]), (ps[1]*(x0-x0h))**2/(2*ps[2]))",
    "vdm-logsnr.16": "eq(kl(ps[1]*x0, ps[2], ps[1]*x0h, ps[2]), (1-A)/(2*tr[1]*(1-As))*As*tr[1]**2/(1-A)**2*(x0-x0h)**2)",
    "vdm-logsnr.17": "eq(kl(ps[1]*x0, ps[2], ps[1]*x0h, ps[2]), 1/(2*(1-As))*As*tr[1]/(1-A)*(x0-x0h)**2)",
    "vdm-logsnr.18": "eq(kl(ps[1]*x0, ps[2], ps[1]*x0h, ps[2]), 0.5*(snr(s)-snr(t))*(x0-x0h)**2)",
    "vdm-logsnr.19": "eq(kl(ps[1]*x0, ps[2], ps[1]*x0h, ps[2]), 0.5*(snr(s)/snr(t)-1)*(e-eh)**2)",
    "vdm-logsnr.20": "eq(kl(ps[1]*x0, ps[2], ps[1]*x0h, ps[2]), 0.5*(exp(log(snr(t))-log(snr(s)))-1)*(e-eh)**2)",
    "vdm-logsnr.22": "eq(x0, sqrt(A)*xt + sqrt(1-A)*v)",
    "vdm-logsnr.24": "eq(sc, -e/(1-A))",
    "vdm-logsnr.25": "all(eq(log(cos(pi*u/2)**2/sin(pi*u/2)**2), -2*log(tan(pi*u/2))) for u in (.1,.3,.5,.8))",
    "vdm-logsnr.26": "abs(log(cos(pi/4)**2/sin(pi/4)**2)) < 1e-12",
    "vdm-logsnr.27": "num(\"0.881\", -2*log(tan(pi/8)))",
}


def holds(expression, draws):
    """On how many of the draws the claim holds."""
    code = compile(expression, expression, "eval")
    return sum(bool(eval(code, {**HELPERS, **vars(one)})) for one in draws)


def main():
    self_test()
    draws = [draw(seed) for seed in range(DRAWS)]
    here = os.path.dirname(os.path.abspath(__file__))
    count, failures, used = {"right": 0, "wrong": 0, "free": 0}, [], set()
    known = {}
    for path in sorted(glob.glob(os.path.join(here, "*.labels.json"))):
        with open(path, encoding="utf-8") as file:
            labels = json.load(file)
        for claim in labels["claims"]:
            count[claim["label"]] += 1
            place = f"{os.path.basename(path)[:-12]}:{claim['line']} {claim['text']!r}"
            name = claim["check"]
            if name == "definition":
                if claim["label"] == "wrong":
                    failures.append(f"{place}: labelled wrong and checked by nothing")
                continue
            if name not in CHECKS:
                failures.append(f"{place}: no check {name}")
                continue
            used.add(name)
            if name not in known:
                try:
                    known[name] = holds(CHECKS[name], draws)
                except Exception as error:
                    failures.append(f"{place}: {name}: {type(error).__name__}: {error}")
                    continue
            if claim["label"] == "right" and known[name] < DRAWS:
                failures.append(f"{place}: labelled right, fails on {DRAWS - known[name]} of {DRAWS} draws ({name})")
            if claim["label"] == "wrong" and known[name] == DRAWS:
                failures.append(f"{place}: labelled wrong, holds on every draw ({name})")
    failures += [f"no label uses the check {name}" for name in CHECKS if name not in used]
    print("\n".join(failures + [f"{count['right']} right, {count['wrong']} wrong, {count['free']} free; {len(failures)} not borne out"]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
