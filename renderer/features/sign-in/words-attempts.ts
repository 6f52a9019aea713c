import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { Attempt } from '../../../shared/contract/work.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { count } from '../../language/plural.ts'

type Step = Attempt['step']
type Words = {
  readonly [Kind in Step['kind']]: (
    step: Extract<Step, { kind: Kind }>,
    snapshot: Pick<Snapshot, 'connections'>,
  ) => string
}

/** The sheet's title: what to do, or what came of it. */
export const attemptTitle = ({ step }: Attempt, snapshot: Pick<Snapshot, 'connections'>): string =>
  (TITLES[step.kind] as (step: Step, snapshot: Pick<Snapshot, 'connections'>) => string)(step, snapshot)

const TITLES: Words = {
  opening: () => 'Opening your browser',
  waiting: () => 'Finish signing in with your browser',
  exchanging: () => 'You are back from Xero',
  listing: () => 'You are back from Xero',
  done: ({ connectionKeys, isTold }, { connections }) => {
    const names = connections
      .filter(({ key }) => connectionKeys.includes(key))
      .map(({ tenantName }) => tenantName)
    if (names.length === 0)
      return isTold === false
        ? 'Signed in; Xero lists nothing new'
        : 'Signed in, and no organisation was chosen'
    return names.length === 1
      ? `${names[0]} is connected`
      : `${count(names.length, 'organisation')} are connected`
  },
  failed: ({ failure }) => describeFailure(failure).what.replace(/\.$/u, ''),
}
