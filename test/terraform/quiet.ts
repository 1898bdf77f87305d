/** For every plan and apply: nobody is asked, and moto bears more requests at once than Terraform's ten. */
export const quiet = ["-input=false", "-no-color", "-lock=false", "-parallelism=40"] as const;
