import type { ReceivedThing } from '../../../shared/people/leaver.ts'
import type { Review } from '../../../shared/review/review.ts'
import { shownName } from '../../../shared/kernel/shown-text.ts'
import { table } from '../paper/page-parts.ts'
import { dayOf } from '../paper/moments.ts'

/** Who has what by a handover: for whom it was sealed, whose key signed for it, and who handed something here. */
export const receivers = ({ handovers }: Review): string =>
  handovers === null
    ? ''
    : `<section><h2>People who received or gave a handover</h2>${
        handovers.length === 0
          ? '<p>Nothing had been handed over.</p>'
          : table(
              `${handovers.length} in all`,
              ['Person', 'E-mail', 'App', 'How', 'Since', 'Secret', 'Receipt'],
              handovers.map(({ person, email, thing }) => [
                shownName('Person', person, email),
                email,
                thing.app,
                HOW[thing.how],
                dayOf(thing.at),
                secretWords(thing),
                thing.receivedAt === null ? 'none' : `added ${dayOf(thing.receivedAt)}`,
              ]),
            )
      }</section>`

const HOW: Record<ReceivedThing['how'], string> = {
  sealedFor: 'sealed for them',
  signedFor: 'their key signed the receipt',
  handedHere: 'handed it to this vault',
}

const secretWords = ({ withSecret, isInForce }: ReceivedThing): string => {
  if (!withSecret) return 'did not go along'
  return isInForce ? 'the one in force' : 'replaced since'
}
