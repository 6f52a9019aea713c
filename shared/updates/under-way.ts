import type { Snapshot } from '../contract/snapshot.ts'
import type { Work } from '../contract/work.ts'

/** Something that a restart would interrupt. */
export type UnderWay =
  | { readonly kind: 'signIn' | 'rotation'; readonly app: string; readonly appId: string }
  | { readonly kind: 'check' | 'disconnect' | 'import' | 'routeTest' }

/**
 * What stands against a restart: sign-ins, checks, disconnects, imports and trials that run, and rotations that have
 * been begun. A disconnect that Xero has not confirmed is written down and no longer runs, so it does not count.
 */
export const underWay = (
  { apps, rotation }: Pick<Snapshot, 'apps' | 'rotation'>,
  work: Pick<Work, 'attempts' | 'check' | 'ending' | 'importing' | 'routeTest'>,
): UnderWay[] => {
  const about = (kind: 'signIn' | 'rotation', appId: string): UnderWay => ({
    kind,
    appId,
    app: apps.find(({ id }) => id === appId)?.name ?? '',
  })
  return [
    ...rotation.open.map(({ appId }) => about('rotation', appId)),
    ...work.attempts
      .filter(({ step }) => step.kind !== 'done' && step.kind !== 'failed')
      .map(({ appId }) => about('signIn', appId)),
    ...(work.ending > 0 ? [{ kind: 'disconnect' } as const] : []),
    ...(work.check === null ? [] : [{ kind: 'check' } as const]),
    ...(work.importing === null ? [] : [{ kind: 'import' } as const]),
    ...(work.routeTest?.state === 'waiting' ? [{ kind: 'routeTest' } as const] : []),
  ]
}
