/**
 * Runs something once the pointer that is pressed now is released, or at once if none is. What a field says after
 * it was left would otherwise move the very button away that was pressed to leave it.
 */
export const afterPress = (run: () => void): void => {
  if (document.querySelector(':active') === null) return run()
  const released = () => setTimeout(run, 0)
  window.addEventListener('pointerup', released, { once: true })
}
