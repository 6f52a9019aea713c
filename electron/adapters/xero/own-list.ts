import { traitsOf } from '../../../shared/kernel/failure.ts'
import { fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { ListedConnection } from '../../core/ports/xero.ts'
import type { Http, HttpAnswer } from '../network/http.ts'
import { apiFailure, bearer, oddAnswer } from './api.ts'
import { readListing } from './listing-answer.ts'

/** No app holds more pages than this: whoever goes on answering is not believed. */
const PAGES_MOST = 500
/** How often a list in pages is read at most until two readings agree. */
const READINGS_MOST = 3

type Rows = readonly ListedConnection[]
/** One reading; `isWhole` where it came in one piece, which cannot have changed while it was read. */
type Reading = { readonly rows: Rows; readonly isWhole: boolean }

/**
 * Everything connected to an app. Nobody says whether Xero gives this list in one piece or in pages, so the next page
 * is asked for until one brings nothing new; a server that knows no pages answers the same again. Rows slip from page
 * to page when something is connected or ended meanwhile, so a list in pages counts once two readings of it agree.
 */
export const readOwnList = async (
  { request }: Http,
  api: string,
  accessToken: string,
  now: () => number,
): Promise<Result<Rows>> => {
  const page = async (number: number): Promise<Result<Rows>> => {
    const query = number === 1 ? '' : `?page=${number}`
    const answer = await request(`${api}/connections${query}`, { headers: bearer(accessToken) })
    if (!answer.ok) return answer
    // a page beyond the last, at a server that says so
    if (number > 1 && (answer.value.status === 404 || answer.value.status === 400)) return ok([])
    if (answer.value.status !== 200) return refused(answer.value, now())
    const rows = readListing(answer.value.text)
    return rows === null ? oddAnswer(answer.value) : ok(rows)
  }

  const read = async (): Promise<Result<Reading>> => {
    const rows = new Map<string, ListedConnection>()
    let before: Rows = []
    for (let number = 1; number <= PAGES_MOST; number += 1) {
      const answer = await page(number)
      if (!answer.ok) return answer
      const latest = answer.value
      const isSame = number > 1 && namesOf(latest) === namesOf(before)
      if (isSame || latest.length === 0)
        return ok({ rows: [...rows.values()], isWhole: isSame && number === 2 })
      if (latest.some(({ id }) => rows.has(id))) return fail('ownListUnsteady')
      for (const row of latest) rows.set(row.id, row)
      before = latest
    }
    return fail('ownListUnsteady')
  }

  let agreed: string | null = null
  for (let reading = 1; reading <= READINGS_MOST; reading += 1) {
    const latest = await read()
    if (!latest.ok && latest.failure.code !== 'ownListUnsteady') return latest
    const names = latest.ok ? namesOf(latest.value.rows) : null
    if (latest.ok && (latest.value.isWhole || names === agreed)) return ok(latest.value.rows)
    agreed = names
  }
  return fail('ownListUnsteady')
}

const namesOf = (rows: Rows): string => rows.map(({ id }) => id).join('\n')

/** A refusal that is about what this app may, not about this token. */
const refused = (answer: HttpAnswer, now: number): Failed => {
  const failed = apiFailure(answer, now)
  return traitsOf(failed.failure).ofApp === true ? fail('ownListNotGiven') : failed
}
