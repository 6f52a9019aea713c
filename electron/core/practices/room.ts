import type { Api } from '../../../shared/contract/contract.ts'
import type { practiceCalls } from '../../../shared/practices/calls.ts'
import { isAdded, isSamePracticeName } from '../../../shared/practices/practice.ts'
import { fail } from '../../../shared/kernel/result.ts'
import type { EndKeeper } from '../activity/end-keeper.ts'
import type { Ports } from '../ports/ports.ts'
import { entriesOf } from '../secrets/entries.ts'
import type { Vault } from '../vault/vault.ts'

type Rooms = {
  readonly vault: Pick<Vault, 'content' | 'tell' | 'leave'>
  readonly endKeeper: Pick<EndKeeper, 'account'>
}

/** This practice beside the others: which one is shown, what they are called, and the end of this one. */
export const createPracticesRoom = (
  ports: Pick<Ports, 'practices' | 'records'>,
  { vault, endKeeper }: Rooms,
) => {
  const { practices } = ports

  /** Every account of the keychain that this vault knows of; what its older files need, their headers say. */
  const accounts = (): string[] => {
    const content = vault.content()
    const { switching } = content.lock
    return [
      ...entriesOf(content).map(({ account }) => account),
      ...content.secretAccounts, // reserved ones may hold what a crash has left
      endKeeper.account(),
      ports.records.keyLock.keeping()?.account ?? [],
      switching === null ? [] : [switching.from, switching.to],
    ].flat()
  }

  const calls: Pick<Api, keyof typeof practiceCalls> = {
    openPractice: async ({ practice }) => practices?.open(practice) ?? fail('badRequest'),
    addPractice: async ({ at, ...named }) => {
      if (practices === undefined) return fail('badRequest')
      const added = await practices.add(named)
      if (!added.ok) return added
      const opened = await practices.open(added.value)
      if (opened.ok && at === 'restore') practices.leadToRestore(added.value)
      return opened
    },
    changePractice: async ({ id, ...named }) => practices?.change(id, named) ?? fail('badRequest'),
    movePractice: async ({ id, by }) => practices?.move(id, by) ?? fail('badRequest'),
    removePractice: async ({ name }) => {
      const { self, list } = practices?.facts() ?? { self: 'own', list: [] }
      const line = list.find(({ id }) => id === self)
      if (practices === undefined || line === undefined || !isAdded(self)) return fail('badRequest')
      if (line.name === null || !isSamePracticeName(name, line.name)) return fail('practiceNameOther')
      // first: what is stored after its accounts were written down would stay in the keychain for good
      await vault.leave(true)
      const left = await practices.leave(accounts())
      if (!left.ok) await vault.leave(false)
      return left
    },
    finishRemoval: async ({ id }) => practices?.finish(id) ?? fail('badRequest'),
  }
  return {
    calls,
    told: {
      /** The list of practices has changed. */
      tellOfPractices: (): void => {
        vault.tell()
      },
    },
  }
}
