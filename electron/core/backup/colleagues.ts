import type { Api } from '../../../shared/contract/contract.ts'
import { type BackupColleague, COLLEAGUES_MOST, openFor } from '../../../shared/backup/backup.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { done } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { Vault } from '../vault/vault.ts'
import { refused } from './making.ts'

type Rooms = { readonly vault: Vault; readonly desk: Desk }

/**
 * Colleagues whose own Keyward opens the backups too (decision 46). The card that was looked at when it was added stays:
 * a person who is shown with another card later is somebody to be added anew.
 */
export const createColleagues = ({
  vault,
  desk,
}: Rooms): Pick<Api, 'addBackupColleague' | 'endBackupColleague'> => ({
  addBackupColleague: async ({ personId }) => {
    const person = vault.content().handovers.people.find(({ id }) => id === personId)
    if (person === undefined) return refused('unknownColleague')
    const { name, email, recipient, fingerprint } = person
    let isFull = false
    const saved = await vault.change((content) => {
      const { colleagues } = content.backup
      const present = openFor(content.backup)
      if (present.some((one) => one.recipient === recipient)) return null
      isFull = present.length >= COLLEAGUES_MOST
      if (isFull) return null
      const added: BackupColleague = {
        name,
        email,
        recipient,
        fingerprint,
        addedAt: vault.now(),
        endedAt: null,
      }
      return { ...content, backup: { ...content.backup, colleagues: [...colleagues, added] } }
    })
    if (!saved.ok) return saved
    if (isFull) return refused('tooManyColleagues')
    await desk.log('backupColleagueAdded', { person: personLabel(person) })
    return done
  },
  endBackupColleague: async ({ recipient }) => {
    const person = openFor(vault.content().backup).find((one) => one.recipient === recipient)
    if (person === undefined) return refused('unknownColleague')
    const endedAt = vault.now()
    const saved = await vault.change((content) => ({
      ...content,
      backup: {
        ...content.backup,
        colleagues: content.backup.colleagues.map((one) =>
          one.recipient === recipient && one.endedAt === null ? { ...one, endedAt } : one,
        ),
      },
    }))
    if (!saved.ok) return saved
    await desk.log('backupColleagueEnded', { person: personLabel(person) })
    return done
  },
})
