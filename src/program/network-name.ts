import { lastName } from "./name-of.ts";

/** Names that programs give what they train: the last word of the name decides. */
const networkNames = /^(\w*_)?(model|models|net|nets|network|unet|u_net|denoiser|denoise_fn|denoise_model|eps|epsilon|eps_model|eps_theta|epsilon_theta|noise_predictor|noise_pred_net|noise_model|noise_net|predictor|predict_noise|score|score_fn|score_model|score_net|generator|mlp|ddpm|ema|ema_model|backbone|transformer|dit|nn|decoder|theta|netG)$|^(G|f_theta|eps_theta|model_fn|s_theta|NN|net\w|model\w?|unet\w*|UNet|Unet|ema_\w+)$/i;
const notNetworks = /^(loss|train|build|make|create|get|load|save|init|setup|compile|summary|plot|show|print|eval|test)_/i;

/** Whether something of this dotted name that is called is taken for a network. */
export const isNetworkName = (name: string): boolean => networkNames.test(lastName(name)) && !notNetworks.test(lastName(name));
