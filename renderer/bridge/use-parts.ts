import { useShallow } from 'zustand/react/shallow'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { useStore } from '../app/store.ts'

/** Some parts of the vault, as a function takes them. */
export type Parts<Name extends keyof Snapshot> = Readonly<Pick<Snapshot, Name>>

/**
 * What a view needs of the vault, picked or worked out; it is drawn anew when that changed, and not with every change.
 * Inside the window's views there always is a snapshot.
 */
export const useVault = <Part>(select: (snapshot: Snapshot) => Part): Part =>
  useStore(
    useShallow(({ snapshot }) => {
      if (snapshot === null) throw new Error('nothing has been told yet')
      return select(snapshot)
    }),
  )

/** The parts of the vault that a view names, together: the same object until one of them has changed. */
export const useParts = <Name extends keyof Snapshot>(...names: readonly Name[]): Parts<Name> =>
  useVault((snapshot) => partsOf(snapshot, names))

/** The same parts as they are stored, for forms: what they send back must be what it was. */
export const useStored = <Name extends keyof Snapshot>(...names: readonly Name[]): Parts<Name> =>
  useStore(
    useShallow(({ stored }) => {
      if (stored === null) throw new Error('nothing has been told yet')
      return partsOf(stored, names)
    }),
  )

const partsOf = <Name extends keyof Snapshot>(snapshot: Snapshot, names: readonly Name[]) => {
  const parts: Partial<Pick<Snapshot, Name>> = {}
  for (const name of names) parts[name] = snapshot[name]
  return parts as Pick<Snapshot, Name>
}
