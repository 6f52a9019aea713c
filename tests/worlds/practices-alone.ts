import type { Practices } from '../../electron/core/ports/practices.ts'
import { done, ok } from '../../shared/kernel/result.ts'
import type { PracticeLine } from '../../shared/practices/practice.ts'

/** Practices of which only one answers: what is asked of the others is taken down by whoever puts it in. */
export const practicesAlone = (
  list: readonly PracticeLine[] = [{ id: 'own', name: null, colour: 'blue', isLeaving: false }],
  self = 'own',
): Practices => ({
  open: async () => done,
  facts: () => ({ self, list: [...list], back: 'own' }),
  add: async () => ok('added000'),
  change: async () => done,
  move: async () => done,
  leave: async () => done,
  finish: async () => done,
  lockOthers: async () => {},
  leadToRestore: () => undefined,
})
