import { add, customGrad, fused, mean, mul, rsqrt, sigmoid, square, sub, sum, type Tensor, type Tensor2D, transpose } from "@tensorflow/tfjs-core";
import { normEpsilon } from "./plain.ts";
import type { Operations } from "./tape.ts";

/**
 * Layers with gradients of their own, for wasm: tfjs multiplies fast there only where no transpose is asked of the multiplication, so the gradient transposes first.
 * LayerNorm and SiLU have their derivatives in few operations (Ba, Kiros & Hinton 2016; Elfwing et al. 2018).
 */
export const transposed: Operations = {
  linear: (x, weight, bias) => linear(x, weight, bias) as Tensor2D,
  normSilu: (x, scale, shift) => silu(norm(x, scale, shift)) as Tensor2D,
};

const linear = customGrad((...all) => {
  const [x, weight, bias, save] = all as unknown as [Tensor2D, Tensor2D, Tensor, (kept: Tensor[]) => void];
  save([x, weight]);
  return {
    value: fused.matMul({ a: x, b: weight, bias }),
    gradFunc: (out, saved) => {
      const [before, by] = saved as [Tensor2D, Tensor2D];
      const dy = out as Tensor2D;
      return [fused.matMul({ a: dy, b: transpose(by) }), fused.matMul({ a: transpose(before), b: dy }), sum(dy, 0)];
    },
  };
});

const norm = customGrad((...all) => {
  const [x, scale, shift, save] = all as unknown as [Tensor, Tensor, Tensor, (kept: Tensor[]) => void];
  const centred = sub(x, mean(x, -1, true));
  const inverse = rsqrt(add(mean(square(centred), -1, true), normEpsilon));
  const normal = mul(centred, inverse);
  save([normal, inverse, scale]);
  return {
    value: add(mul(normal, scale), shift),
    gradFunc: (out, saved) => {
      const [n, r, g] = saved as [Tensor, Tensor, Tensor];
      const dy = out as Tensor;
      const dn = mul(dy, g);
      return [mul(r, sub(sub(dn, mean(dn, -1, true)), mul(n, mean(mul(dn, n), -1, true)))), sum(mul(dy, n), 0), sum(dy, 0)];
    },
  };
});

const silu = customGrad((...all) => {
  const [x, save] = all as unknown as [Tensor, (kept: Tensor[]) => void];
  const s = sigmoid(x);
  save([x, s]);
  return { value: mul(x, s), gradFunc: (out, saved) => { const [before, gate] = saved as [Tensor, Tensor]; return mul(out as Tensor, mul(gate, add(1, mul(before, sub(1, gate))))); } };
});
