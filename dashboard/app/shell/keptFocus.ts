/**
 * Remembers which control of a part has the focus, by its id or name, so that it has it again when the part has been made anew.
 * @returns gives it back
 */
export const keptFocus = (part: HTMLElement): (() => void) => {
  const { activeElement } = part.ownerDocument;
  if (activeElement === null || activeElement === part || !part.contains(activeElement)) return () => {};
  const [id, name] = [activeElement.id, activeElement.getAttribute("name") ?? ""];
  const position = [...part.querySelectorAll(activeElement.tagName)].indexOf(activeElement);
  return () => {
    const controls = [...part.querySelectorAll<HTMLElement>(activeElement.tagName)];
    const same =
      controls.find((control) => id !== "" && control.id === id) ??
      controls.find((control) => name !== "" && control.getAttribute("name") === name) ??
      controls[position];
    same?.focus({ preventScroll: true });
  };
};
