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
  const edited = (
    content: VaultContent,
    handoverId: string,
    edit: (sent: SentHandover) => SentHandover,
  ): VaultContent => ({
    ...content,
    handovers: {
      ...content.handovers,
      sent: editWhere(content.handovers.sent, ({ id }) => id === handoverId, edit),
    },
  })
  return {
    changeAll,
    /** The content with one handover changed, for what is to go into the same change. */
    edited,
    find: (handoverId: string): SentHandover | undefined =>
      vault.content().handovers.sent.find(({ id }) => id === handoverId),
    change: (handoverId: string, edit: (sent: SentHandover) => SentHandover): Promise<Result<null>> =>
      vault.change((content) => edited(content, handoverId, edit)),
  }
}
