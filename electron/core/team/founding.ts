import type { Card } from '../../../shared/handover/handover.ts'
import type { Found } from '../../../shared/team/acts.ts'
import { deviceIdOf, teamIdOf } from './ids.ts'
import type { HandoverKeys } from '../handover/keys.ts'
import type { OwnDevice } from './own-device.ts'

/** What founds a team: its act, whose hash is the team's id, by the founder's card and the recovery card (T16). */
export const foundingOf = (name: string, nonce: string, card: Card, recovery: Card): Found => ({
  do: 'found',
  name,
  nonce,
  card,
  recovery,
})

/** A device by its keys, in the team that an act founded. */
export const deviceIn = (found: Found, signKey: string, { identity, seed }: HandoverKeys): OwnDevice => {
  const team = teamIdOf(found)
  return { team, dev: deviceIdOf(team, signKey), seed, signKey, identity }
}
