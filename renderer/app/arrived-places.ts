import type { Arrived } from '../../shared/handover/incoming-link.ts'
import { go } from './store.ts'

/** Opens one that waits, where it belongs; nothing is taken in by that. */
export const showArrived = ({ id, kind }: Arrived): void => {
  switch (kind) {
    case 'evidence':
      return go({ at: 'activity', tab: 'reviews', arrivedId: id })
    case 'import':
      return go({ at: 'import', begunAt: Date.now(), arrivedId: id })
    case 'handover':
    case 'receipt':
    case 'card':
    case 'request':
    case 'sealedFile':
      go({ at: 'handovers', doing: 'receive', arrivedId: id })
  }
}
