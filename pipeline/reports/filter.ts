/** The condition that a column has the value asked for; all rows where none is asked for. */
export const matches = (parameter: string, column = parameter): string =>
  `(CAST(:${parameter} AS varchar) IS NULL OR ${column} = CAST(:${parameter} AS varchar))`;

/** The same of a group of rows: that one of them has the value asked for. */
export const someMatches = (parameter: string, column = parameter): string =>
  `(CAST(:${parameter} AS varchar) IS NULL OR count(CASE WHEN ${column} = CAST(:${parameter} AS varchar) THEN 1 END) > 0)`;
