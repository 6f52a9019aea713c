import type { SentHandover } from '../../../shared/handover/record.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { editWhere } from '../vault/content.ts'
import type { VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

/** What the vault remembers of handovers that went out. */
export type HandoverRecords = ReturnType<typeof createHandoverRecords>

export const createHandoverRecords = (vault: Vault) => {
  type Stored = VaultContent['handovers']
  const changeAll = (edit: (handovers: Stored) => Stored): Promise<Result<null>> =>
    vault.change((content) => ({ ...content, handovers: edit(content.handovers) }))
  return {
    changeAll,
    find: (handoverId: string): SentHandover | undefined =>
      vault.content().handovers.sent.find(({ id }) => id === handoverId),
    change: (handoverId: string, edit: (sent: SentHandover) => SentHandover): Promise<Result<null>> =>
      changeAll((handovers) => ({
        ...handovers,
        sent: editWhere(handovers.sent, ({ id }) => id === handoverId, edit),
      })),
  }
}
