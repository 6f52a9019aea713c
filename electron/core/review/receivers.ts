import { html, type Html } from '../../../shared/kernel/html.ts'
import { shownName } from '../../../shared/kernel/shown-text.ts'
import type { ReceivedThing } from '../../../shared/people/leaver.ts'
import type { Review } from '../../../shared/review/review.ts'
import { dayOf } from '../paper/moments.ts'
import { table } from '../paper/page-parts.ts'
import { PAGE_WORDS, RECEIVER_WORDS as WORDS } from './words-page.ts'

/** Who has what by a handover: for whom it was sealed, whose key signed for it, and who handed something here. */
export const receivers = ({ handovers }: Review): Html | [] =>
  handovers === null
    ? []
    : html`<section><h2>${WORDS.heading}</h2>${
        handovers.length === 0
          ? html`<p>${WORDS.none}</p>`
          : table(
              PAGE_WORDS.inAll(handovers.length),
              WORDS.columns,
              handovers.map(({ person, email, thing }) => [
                shownName(WORDS.nameless, person, email),
                email,
                thing.app,
                WORDS.how[thing.how],
                dayOf(thing.at),
                secretWords(thing),
                thing.receivedAt === null ? WORDS.noReceipt : WORDS.receipt(thing.receivedAt),
              ]),
            )
      }</section>`

const secretWords = ({ withSecret, isInForce }: ReceivedThing): string => {
  if (!withSecret) return WORDS.notAlong
  return isInForce ? WORDS.inForce : WORDS.replaced
}
