import type { Api } from '../../../shared/contract/contract.ts'
import type { peopleCalls } from '../../../shared/people/calls.ts'
import { ok } from '../../../shared/kernel/result.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import { createLeavers } from './leavers.ts'
import { createPeople } from './people.ts'

/** Whom the vault knows, and the lists for those who leave. */
export const createPeopleRoom = (
  ports: Pick<Ports, 'random'>,
  {
    vault,
    activity,
    desk,
  }: { readonly vault: Vault; readonly activity: ActivityJournal; readonly desk: Desk },
) => {
  const people = createPeople({ vault, activity })
  const leavers = createLeavers(ports, { vault, desk, people })
  const calls: Pick<Api, keyof typeof peopleCalls> = {
    // a vault that is not open knows nobody, and a filter of the log asks for them before it is
    listPeople: async () => (vault.isOpen() ? people.listPeople() : ok({ people: [] })),
    tracePerson: ({ key }) => people.tracePerson(key),
    ...leavers.calls,
  }
  return { calls, notice: leavers.notice }
}
