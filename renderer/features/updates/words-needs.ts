import type { Instant } from '../../../shared/kernel/instant.ts'
import { dayAndTime, longDay } from '../../language/moments.ts'
import type { Need } from '../needs/need.ts'
import { UPDATE_REFUSED } from './words-refusals.ts'

type Words<Kind extends Need['kind']> = (
  need: Extract<Need, { kind: Kind }>,
  now: Instant,
) => Readonly<Record<'title' | 'means' | 'facts' | 'action', string>>

/** What a newer Keyward, or one that was refused, says in Overview. */
export const UPDATE_NEEDS: {
  readonly updateWaits: Words<'updateWaits'>
  readonly updateRefused: Words<'updateRefused'>
} = {
  updateWaits: ({ offer, isReady }, now) => ({
    title: isReady ? `Keyward ${offer.version} is ready` : `Keyward ${offer.version} is available`,
    means: `${
      offer.notes.some(({ kind }) => kind === 'security')
        ? 'It closes a security hole.'
        : 'It waits until it suits you.'
    } ${isReady ? 'It will be installed when Keyward restarts.' : 'Nothing is downloaded before you say so.'}`,
    facts: `Released ${longDay(offer.releasedAt, now)}`,
    action: 'Show it',
  }),
  updateRefused: ({ trouble }, now) => ({
    title: 'An update of Keyward was refused',
    means: `${UPDATE_REFUSED[trouble.why].what} ${UPDATE_REFUSED[trouble.why].next}`,
    facts: `Tried ${dayAndTime(trouble.at, now)}`,
    action: 'Show it',
  }),
}
