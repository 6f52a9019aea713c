import type { Page } from 'playwright'

/** Waits until a page shows what it has become: two frames, and whatever moves and has an end has come to it. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () =>
      new Promise<unknown>((resolve) => {
        requestAnimationFrame(resolve)
        setTimeout(resolve, 1_000) // of a window that nobody sees no frame is drawn
      })
    await frame()
    await frame()
    const ending = document
      .getAnimations()
      .filter(({ effect }) =>
        Number.isFinite(effect?.getComputedTiming().endTime ?? Number.POSITIVE_INFINITY),
      )
    await Promise.allSettled(ending.map(({ finished }) => finished))
    await frame()
  })
