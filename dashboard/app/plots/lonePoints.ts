/** The points that no line would show, since there is no value before and after them. */
export const lonePoints = <A extends { readonly y: number | null }>(points: readonly A[]): readonly A[] =>
  points.filter(
    ({ y }, index) =>
      y !== null && (points[index - 1]?.y ?? null) === null && (points[index + 1]?.y ?? null) === null,
  );
