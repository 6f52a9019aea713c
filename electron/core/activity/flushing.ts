import type { Ports } from '../ports/ports.ts'

/** How soon after a line the disk is asked to hold it through a power cut. */
const FLUSH_AFTER = 250

/** Makes lines survive a power cut soon; many in a row are made to at once. */
export const createFlushing = (ports: Pick<Ports, 'activityLog' | 'clock'>) => {
  let isWaiting = false
  return () => {
    if (isWaiting) return
    isWaiting = true
    ports.clock.after(FLUSH_AFTER, () => {
      isWaiting = false
      void ports.activityLog.flush()
    })
  }
}
