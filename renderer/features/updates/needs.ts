import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { Need } from '../needs/need.ts'
import { isAlarming } from './words-update.ts'

/** A newer Keyward, which is urgent for nobody unless it closes a hole; and one that was refused for its signature. */
export const updateNeeds = ({ updates: { standing, offer, downloadedAt, trouble } }: Snapshot): Need[] => {
  if (standing.kind !== 'on') return []
  if (trouble !== null && isAlarming(trouble))
    return [{ id: 'update refused', mood: 'urgent', kind: 'updateRefused', trouble }]
  if (offer === null) return []
  const isSecurity = offer.notes.some(({ kind }) => kind === 'security')
  return [
    {
      id: `update ${offer.version}`,
      mood: isSecurity ? 'attention' : 'later',
      kind: 'updateWaits',
      offer,
      isReady: downloadedAt !== null,
    },
  ]
}
