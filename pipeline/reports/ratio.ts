/** The SQL of a share or mean: one count over another, as a fraction; null over none. */
export const ratio = (part: string, whole: string): string => `CAST(${part} AS double) / nullif(${whole}, 0)`;
