import { Raised } from "./raised.ts";
import { typeName } from "./type-name.ts";
import type { Tensor } from "./value.ts";

/** All that a numpy array has by name (numpy 2, and what numpy 1 had besides). */
const ofArray = new Set((
  "T all any argmax argmin argpartition argsort astype base byteswap choose clip compress conj conjugate copy ctypes cumprod cumsum data device diagonal dot dtype dump dumps fill flags flat flatten getfield imag item "
  + "itemset itemsize mT max mean min nbytes ndim newbyteorder nonzero partition prod ptp put ravel real repeat reshape resize round searchsorted setfield setflags shape size sort squeeze std strides sum swapaxes take "
  + "to_device tobytes tofile tolist tostring trace transpose var view"
).split(" "));
/** Of these, what a torch tensor has not. */
const notOfTensor = new Set("argpartition astype base byteswap choose compress copy ctypes dump dumps fill flags flat getfield itemset newbyteorder partition ptp searchsorted setfield setflags strides tobytes tofile tostring".split(" "));
/** Methods that write into the array they are called of, and functions that write into what they are given. */
const writingMethods = new Set("sort partition put resize itemset setfield fill".split(" "));
const writingFunctions = new Set("put place fill_diagonal put_along_axis copyto shuffle".split(" "));

/** What several libraries call the array in what a network returns. */
const ofOutput = new Set(["sample", "prev_sample", "pred_original_sample", "logits"]);

/** What arrays of tensorflow and JAX have besides, which are taken for numpy's. */
const ofOtherArray = new Set(["numpy", "at", "block_until_ready", "set_shape", "get_shape", "assign", "assign_add", "assign_sub", "device_buffer", "addressable_shards"]);

/** Raises where an array has nothing of this name: x.unsqueeze of numpy, x.astype of torch. Names that torch may have are not judged. */
export function checkMember(tensor: Tensor, name: string): void {
  if (name.startsWith("__") || ofOutput.has(name) || (tensor.library === "numpy" && ofOtherArray.has(name))) return;
  if (tensor.library === "torch" ? notOfTensor.has(name) : !ofArray.has(name)) throw new Raised("AttributeError", `'${typeName(tensor)}' object has no attribute '${name}'`);
}

/** Whether a method or function writes into an array that it has: by torch's underscore, or by name. */
export function writes(path: string): boolean {
  const [name, owner] = path.split(".").toReversed();
  return /[^_]_$/.test(path) || ((owner === "ndarray" ? writingMethods : writingFunctions).has(name!) && owner !== "Tensor");
}
