import { motoConfiguration, motoInstallation } from "./motoInstallation";

/*
 * The app of `cdktf synth|diff|deploy` against moto. MOTO_FORM=destroy lifts the protection of data, as the proof does
 * before it destroys.
 */
motoInstallation(motoConfiguration(), {
  form: process.env["MOTO_FORM"] === "destroy" ? "to destroy" : "for moto",
});
