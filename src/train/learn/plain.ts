import { add, matMul, moments, mul, rsqrt, sigmoid, sub, type Tensor2D } from "@tensorflow/tfjs-core";
import type { Operations } from "./tape.ts";

/** LayerNorm's ε, PyTorch's default (Ba, Kiros & Hinton 2016). */
export const normEpsilon = 1e-5;

/** Every layer in tfjs's core operations with its own gradients: the reference the other makes are held against. */
export const plain: Operations = {
  linear: (x, weight, bias) => add(matMul(x, weight), bias),
  normSilu(x, scale, shift) {
    const { mean, variance } = moments(x, -1, true);
    const y = add(mul(mul(sub(x, mean), rsqrt(add(variance, normEpsilon))), scale), shift);
    return mul(y, sigmoid(y)) as Tensor2D;
  },
};
