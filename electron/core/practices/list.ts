import type { Keychain } from '../ports/keychain.ts'
import type { KeptPractice, PracticeShelf } from '../ports/practices.ts'
import type { Random } from '../ports/random.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import {
  isAdded,
  isSamePracticeName,
  type PracticeColour,
  type PracticeId,
  type PracticeLine,
  PRACTICES_MAX,
  tidyPracticeName,
} from '../../../shared/practices/practice.ts'

type Needs = {
  readonly shelf: PracticeShelf
  readonly random: Pick<Random, 'id'>
  /** The keychain as this practice has it, under a name of its own. */
  readonly keychainOf: (id: PracticeId) => Pick<Keychain, 'set' | 'remove'>
}
/** Holds nothing: an entry that is surely there while the others go. */
const WITNESS = 'keyward-removing'
type Named = { readonly name: string; readonly colour: PracticeColour }

/** The practices of this Keyward, one change at a time. */
export type PracticeList = ReturnType<typeof createPracticeList>

/**
 * Keeps the list of practices. What is added stands in it before anything of it lies anywhere; what is removed stands in
 * it until nothing of it lies anywhere any more: first its secrets, each proven gone, then its key, its folder, its line.
 */
export const createPracticeList = ({ shelf, random, keychainOf }: Needs) => {
  let practices = begun(shelf.read())
  let last: Promise<unknown> = Promise.resolve()
  const finishing = new Map<PracticeId, Promise<Result<null>>>()

  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const acting = last.then(act, act)
    last = acting
    return acting
  }

  const store = async (next: readonly KeptPractice[]): Promise<Result<null>> => {
    const written = await shelf.write(next)
    if (written.ok) practices = next
    return written
  }

  const find = (id: PracticeId) => practices.find((one) => one.id === id && one.leaving === null)

  const judged = ({ name, colour }: Named, self: PracticeId | null): Result<Named> => {
    const tidy = tidyPracticeName(name)
    if (tidy === '') return fail('practiceUnnamed')
    const isTaken = practices.some((one) => one.id !== self && isSamePracticeName(one.name, tidy))
    return isTaken ? fail('practiceNameTaken') : ok({ name: tidy, colour })
  }

  const add = (wished: Named): Promise<Result<PracticeId>> =>
    inTurn(async () => {
      const named = judged(wished, null)
      if (!named.ok) return named
      if (practices.length > PRACTICES_MAX) return fail('practicesTooMany')
      const id = random.id()
      const written = await store([...practices, { id, ...named.value, leaving: null }])
      return written.ok ? ok(id) : written
    })

  const change = (id: PracticeId, wished: Named): Promise<Result<null>> =>
    inTurn(async () => {
      if (find(id) === undefined) return fail('badRequest')
      const named = judged(wished, id)
      return named.ok
        ? store(practices.map((one) => (one.id === id ? { ...one, ...named.value } : one)))
        : named
    })

  const move = (id: PracticeId, by: 1 | -1): Promise<Result<null>> =>
    inTurn(async () => {
      const at = practices.findIndex((one) => one.id === id)
      const [one, other] = [practices[at], practices[at + by]]
      if (one === undefined || other === undefined) return done
      return store(practices.with(at, other).with(at + by, one))
    })

  /** The wish: from here on it is no practice any more, whatever happens. */
  const beginLeaving = (id: PracticeId, accounts: readonly string[]): Promise<Result<null>> =>
    inTurn(async () => {
      if (!isAdded(id) || find(id) === undefined) return fail('badRequest')
      const leaving = [...new Set(accounts)]
      return store(practices.map((one) => (one.id === id ? { ...one, leaving } : one)))
    })

  const finishNow = async (id: PracticeId): Promise<Result<null>> => {
    const leaving = practices.find((one) => one.id === id)?.leaving ?? null
    if (leaving === null) return done
    const keys = await shelf.keyAccounts(id)
    if (!keys.ok) return keys
    const keychain = keychainOf(id)
    // proves that the keychain answers, and stands beside the others: a keychain that shows nothing proves nothing (E11)
    const beside = await keychain.set(WITNESS, 'removing')
    if (!beside.ok) return beside
    // the keys last: while one is left, nothing tells that all of its secrets are gone
    const secrets = leaving.filter((one) => !keys.value.includes(one))
    for (const account of [...secrets, ...keys.value, WITNESS]) {
      const removed = await keychain.remove(account)
      if (!removed.ok) return removed
    }
    const gone = await shelf.removeFolder(id)
    if (!gone.ok) return gone
    return inTurn(() => store(practices.filter((one) => one.id !== id)))
  }

  return {
    lines: (): PracticeLine[] =>
      practices.map(({ id, name, colour, leaving }) => ({
        id,
        name: name === '' ? null : name,
        colour,
        isLeaving: leaving !== null,
      })),
    add,
    change,
    move,
    beginLeaving,
    /** Takes one that is to leave to its end; what is gone already is no trouble. One at a time. */
    finishLeaving: (id: PracticeId): Promise<Result<null>> => {
      const under = finishing.get(id) ?? finishNow(id).finally(() => finishing.delete(id))
      finishing.set(id, under)
      return under
    },
  }
}

/** The first practice stands in the list before anybody has named it; a folder without a line is a practice all the same. */
const begun = ({ practices, unlisted }: ReturnType<PracticeShelf['read']>): readonly KeptPractice[] => [
  ...(practices.some(({ id }) => id === 'own') ? [] : [nameless('own')]),
  ...practices,
  ...unlisted.map(nameless),
]

const nameless = (id: PracticeId): KeptPractice => ({ id, name: '', colour: 'blue', leaving: null })
