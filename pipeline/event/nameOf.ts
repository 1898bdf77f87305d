/** The name of something thrown: all that may be told where its message could quote what it was given. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
