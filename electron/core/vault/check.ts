import { fail, type Result, done } from '../../../shared/kernel/result.ts'
import { VAULT_FORM, type VaultContent, type VaultForm } from './content.ts'
import { keepRecords, PARTS, valueAt } from './content-parts.ts'

/**
 * Refuses to store what the next start would refuse to read (F9): the same parse as at opening. A record that was
 * read or stored before, and is the same object still, is not looked at again; a change touches few of thousands.
 */
export const createStorageCheck = ({ schema }: Pick<VaultForm, 'schema'> = VAULT_FORM) => {
  let sound = new WeakSet<object>()
  const isNew = (record: unknown) => typeof record !== 'object' || record === null || !sound.has(record)
  const trust = (content: VaultContent) =>
    void keepRecords(content, (record) => {
      if (typeof record === 'object' && record !== null) sound.add(record)
      return false
    })
  return {
    forget: () => void (sound = new WeakSet()),
    /** Takes as sound what was just read. */
    trust: (content: VaultContent) => {
      sound = new WeakSet()
      trust(content)
    },
    check: (content: VaultContent): Result<null> => {
      const lacking = PARTS.find(({ path }) => valueAt(content, path) === undefined)
      if (lacking !== undefined) return fail({ code: 'wouldNotOpen', where: lacking.path.join('.') })
      const parsed = schema.safeParse(keepRecords(content, isNew))
      if (!parsed.success)
        return fail({ code: 'wouldNotOpen', where: whereOf(parsed.error.issues[0]?.path ?? []) })
      trust(content)
      return done
    },
  }
}

/** Names of fields only: keys and numbers of records say nothing to anybody. */
const whereOf = (path: readonly PropertyKey[]): string =>
  path
    .filter((part) => typeof part === 'string' && /^[a-zA-Z]{1,30}$/u.test(part))
    .join('.')
    .slice(0, 200)
