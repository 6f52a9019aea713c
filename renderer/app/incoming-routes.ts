import type { IncomingLink } from '../../shared/handover/incoming-link.ts'
import { go } from './store.ts'

/** Opens one that waits, where it belongs; nothing is taken in by that. */
export const showIncoming = ({ id, kind }: IncomingLink): void => {
  switch (kind) {
    case 'evidence':
      return go({ at: 'activity', tab: 'reviews', incomingId: id })
    case 'import':
      return go({ at: 'import', begunAt: Date.now(), incomingId: id })
    case 'handover':
    case 'receipt':
    case 'card':
    case 'request':
    case 'sealedFile':
      go({ at: 'handovers', doing: 'receive', incomingId: id })
  }
}
