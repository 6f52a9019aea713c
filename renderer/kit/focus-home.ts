/** What the focus is on when a view or a pane opens. */
const HEADING = 'h1[tabindex="-1"], h2[tabindex="-1"]'
/** What floats gives the focus back itself, to what it was opened from. */
const FLOATS = '.scrim, [role="dialog"], [role="menu"], [role="listbox"]'

/**
 * When what had the focus is taken off the page (a button whose work is done, a question that is answered), the heading
 * of the pane or view it stood in has it; else it would be nowhere, and neither Escape nor a screen reader would know
 * where somebody is. Before the next key arrives; whoever wants it elsewhere may put it there after that.
 */
export const keepFocusAtHome = (): void => {
  let last: Element | null = null
  let homes: readonly Element[] = []
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    last = target
    homes = target.closest(FLOATS) === null ? regionsAround(target) : []
  })
  new MutationObserver(() => {
    if (document.activeElement !== document.body || last?.isConnected !== false) return
    last = null
    homes
      .find((home) => home.isConnected)
      ?.querySelector<HTMLElement>(HEADING)
      ?.focus({ preventScroll: true })
  }).observe(document.body, { childList: true, subtree: true })
}

/** The pane and the view that somebody is in, the innermost first. */
const regionsAround = (target: Element): Element[] => {
  const inner = target.closest('aside, main')
  const outer = inner?.parentElement?.closest('main') ?? null
  return [inner, outer].filter((one) => one !== null)
}
