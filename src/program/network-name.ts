import { lastName } from "./name-of.ts";

/** Names that programs give what they train: the last word of the name decides. */
const networkNames = /^(\w*_)?(model|models|net|nets|network|unet|u_net|denoiser|denoise_fn|denoise_model|eps|epsilon|eps_model|eps_theta|epsilon_theta|noise_predictor|noise_pred_net|noise_model|noise_net|predictor|predict_noise|score|score_fn|score_model|score_net|generator|mlp|ddpm|ema|ema_model|backbone|transformer|dit|nn|decoder|theta|netG)$|^(G|f_theta|eps_theta|model_fn|s_theta|NN|net\w|model\w?|unet\w*|UNet|Unet|ema_\w+)$/i;
const notNetworks = /^(loss|train|build|make|create|get|load|save|init|setup|compile|summary|plot|show|print|eval|test)_/i;

/** Whether something of this dotted name that is called is taken for a network. */
export const isNetworkName = (name: string): boolean => networkNames.test(lastName(name)) && !notNetworks.test(lastName(name));

const denoisers = /(?:^|_)(?:eps|epsilon|noise|x_?0|x_?start|clean|scores?|denois\w*|denoised|net|network|model|predictor|prediction|posterior_mean)(?:_(?:hat|pred|fn|star|exact|t|at|of|given|from)\w*)?$/i;
const notDenoisers = /loss|error|mse|train|^add|sample|step|plot|print|schedule|forward|^q_|^(?:get|make|draw|gen|random)_?noise|norm|level|snr|weight|variance|std/i;

/** Whether a function of a program's own that is curved in the state, a tanh of x_t or a mixture's softmax, is by its name what a network would answer: the best noise, the clean value, the score. */
export const isDenoiserName = (name: string): boolean => denoisers.test(name) && !notDenoisers.test(name);
