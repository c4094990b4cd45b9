import type { Rule } from "../finding.ts";
import { bound } from "./bound.ts";
import { constantSchedule } from "./constant-schedule.ts";
import { conditionalScore } from "./conditional-score.ts";
import { conversion } from "./conversion.ts";
import { ddimLaw } from "./ddim-law.ts";
import { ddimAtEta } from "./ddim-at-eta.ts";
import { ddimNoise } from "./ddim-noise.ts";
import { differs } from "./differs.ts";
import { divergence } from "./divergence.ts";
import { errorWeight } from "./error-weight.ts";
import { example } from "./example.ts";
import { factorisation } from "./factorisation.ts";
import { generalSde } from "./general-sde.ts";
import { given } from "./given.ts";
import { guidance } from "./guidance.ts";
import { interpolant } from "./interpolant.ts";
import { identity } from "./identity.ts";
import { law } from "./law.ts";
import { membership } from "./membership.ts";
import { limit } from "./limit.ts";
import { loss } from "./loss.ts";
import { moment } from "./moment.ts";
import type { PairRule } from "./rule.ts";
import { undoneStep } from "./undone-step.ts";
import { value } from "./number.ts";
import { rescaling } from "./rescaling.ts";
import { schedule } from "./schedule.ts";
import { numericSample } from "./numeric-sample.ts";
import { ofTime } from "./of-time.ts";
import { sample } from "./sample.ts";
import { terminal } from "./terminal.ts";
import { update } from "./update.ts";

/** Every rule, in the order in which they are asked whether a pair is of their kind. */
export const rules: readonly { readonly name: Rule; readonly rule: PairRule }[] = [
  { name: "definition", rule: generalSde },
  { name: "derivation", rule: bound },
  { name: "conversion", rule: guidance },
  { name: "conversion", rule: conditionalScore },
  { name: "schedule", rule: rescaling },
  { name: "definition", rule: interpolant },
  { name: "law", rule: ddimLaw },
  { name: "sample", rule: numericSample },
  { name: "law", rule: law },
  { name: "law", rule: moment },
  { name: "divergence", rule: divergence },
  { name: "loss", rule: errorWeight },
  { name: "loss", rule: loss },
  { name: "factorisation", rule: factorisation },
  { name: "identity", rule: differs },
  { name: "update", rule: ddimAtEta },
  { name: "update", rule: update },
  { name: "update", rule: ddimNoise },
  { name: "conversion", rule: undoneStep },
  { name: "sample", rule: sample },
  { name: "example", rule: example },
  { name: "number", rule: ofTime },
  { name: "number", rule: given },
  { name: "identity", rule: constantSchedule },
  { name: "schedule", rule: schedule },
  { name: "property", rule: membership },
  { name: "limit", rule: limit },
  { name: "number", rule: value },
  { name: "identity", rule: identity },
  { name: "conversion", rule: conversion },
  { name: "identity", rule: terminal },
];
