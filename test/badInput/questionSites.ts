/** A site with rows of its own, whose name stands in each of them and in no other: keys of one site may not read it. */
export const foreignSite = "f0re1gn";
