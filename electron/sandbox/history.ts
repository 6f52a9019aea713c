import { randomUUID } from 'node:crypto'
import { DAY } from '../../shared/kernel/instant.ts'
import { CONNECTED_BEFORE, DEBTOR_TOOL, ORGANISATIONS } from './seed.ts'
import type { World } from './world.ts'

/** How long ago each of them connected, the first one first, in days. */
const AGES = [412, 655] as const

/** Connects to the debtor tool what was connected to it before anybody here had heard of it. */
export const connectBefore = ({ clock, connections }: Pick<World, 'clock' | 'connections'>): void => {
  CONNECTED_BEFORE.forEach(([{ id: personId }, names], which) => {
    const authEventId = randomUUID()
    const at = clock.now() - (AGES[which] ?? 0) * DAY
    for (const tenant of ORGANISATIONS.filter(({ tenantName }) => names.includes(tenantName)))
      connections.restore({
        id: randomUUID(),
        ...tenant,
        personId,
        clientId: DEBTOR_TOOL.clientId,
        authEventId,
        createdAt: at,
        updatedAt: at,
      })
  })
}
