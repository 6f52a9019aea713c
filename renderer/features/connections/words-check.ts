import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { uncheckedOf } from '../../../shared/connections/impact.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { ageOf } from '../../language/ages.ts'
import { count, grouped, noun } from '../../language/plural.ts'

type Known = Pick<Snapshot, 'lastFullCheck' | 'connections'>

/** How the last check of everything stands, in a line: what was connected since is not called checked. */
export const checkLine = ({ lastFullCheck, connections }: Known, now: Instant): string => {
  if (lastFullCheck === null) return 'Not all checked yet'
  const { at, answered, of } = lastFullCheck
  const fresh = uncheckedOf(connections).length
  const waiting = fresh === 0 ? '' : `${grouped(fresh)} not checked yet`
  if (answered !== of)
    return `${grouped(answered)} of ${grouped(of)} answered ${ageOf(at, now)}${fresh === 0 ? '' : `; ${waiting}`}`
  if (fresh === 0) return `Checked ${ageOf(at, now)}`
  return of === 0
    ? 'Not all checked yet'
    : `${waiting}, ${noun(of, 'the other', 'the others')} ${ageOf(at, now)}`
}

/** The same in sentences. */
export const checkSentences = ({ lastFullCheck, connections }: Known, now: Instant): string => {
  if (lastFullCheck === null) return 'Not all organisations have been asked for yet.'
  const { at, answered, of } = lastFullCheck
  const all = of === 1 ? 'the one organisation' : `all ${count(of, 'organisation')}`
  const fresh = uncheckedOf(connections).length
  if (fresh === 0 && of === 0) return `Checked ${ageOf(at, now)}, when nothing was connected.`
  if (fresh === 0)
    return answered === of
      ? `Checked ${ageOf(at, now)}, when ${all} answered.`
      : `Last checked ${ageOf(at, now)}, when ${grouped(answered)} of ${count(of, 'organisation')} answered.`
  const waiting = `${count(fresh, 'organisation')} ${noun(fresh, 'has', 'have')} not been checked since ${noun(fresh, 'it was', 'they were')} connected.`
  return of === 0
    ? waiting
    : `${waiting} When ${noun(of, 'the other one was', 'the others were')} checked, ${ageOf(at, now)}, ${of === 1 ? (answered === of ? 'it answered' : 'it did not answer') : `${answered === of ? 'all' : `${grouped(answered)} of ${grouped(of)}`} answered`}.`
}
