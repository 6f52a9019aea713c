import type { OwnList } from '../../../shared/connections/own-list.ts'
import { tallyOf } from '../../../shared/connections/tally.ts'
import { html, type Html } from '../../../shared/kernel/html.ts'
import type { Review } from '../../../shared/review/review.ts'
import { momentOf } from '../paper/moments.ts'
import { table } from '../paper/page-parts.ts'
import { ageBefore, GLANCE_WORDS, LIST_WORDS } from './words-page.ts'

/** A review as what counts connections takes it. */
const knownIn = ({ connections, signIns, ownLists: lists }: Review) => ({
  connections,
  signIns,
  ownLists: lists ?? {},
})

/** How many stand, by the list that tells of each; one from before lists were told apart says only how many. */
export const standingWords = (review: Review): string => {
  const tally = tallyOf(knownIn(review), null)
  return review.ownLists === null ? String(tally.all) : GLANCE_WORDS.tally(tally, review.at)
}

/**
 * Of each app: when Xero's list for the app itself was had, what it held, and what is counted from which list. Nothing
 * in a review from before lists were told apart.
 */
export const ownLists = (review: Review): Html | [] => {
  const { heading, columns, none } = LIST_WORDS
  const lists = review.ownLists
  if (review.apps.length === 0 || lists === null) return []
  const rows = review.apps.map((app) => {
    const tally = tallyOf(knownIn(review), app.id)
    return [
      app.name,
      ...(app.secret === null ? [LIST_WORDS.withoutSecret, none] : listCells(lists[app.id])),
      String(tally.all),
      String(tally.both),
      String(tally.ownList),
      String(tally.signIn),
      String(tally.remembered),
      tally.oldest === null ? none : ageBefore(tally.oldest, review.at),
    ]
  })
  return html`<section><h2>${heading}</h2><p>${LIST_WORDS.explanation}</p>${table(heading, columns, rows)}</section>`
}

const listCells = (list: OwnList | undefined): readonly [string, string] => {
  if (list === undefined) return [LIST_WORDS.neverAsked, LIST_WORDS.none]
  const heard = list.heardAt === null ? LIST_WORDS.neverHad : momentOf(list.heardAt)
  return [
    list.failure === null ? heard : `${heard}; ${LIST_WORDS.failed(momentOf(list.askedAt))}`,
    list.amount === null ? LIST_WORDS.none : String(list.amount),
  ]
}
