import type { HeldSecret } from '../../../shared/people/leaver.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import type { VaultContent } from '../vault/content.ts'

/** One time that somebody had a secret in their hands, and whether it is the one in force now. */
export type Holding = {
  readonly appId: string
  readonly name: string
  readonly held: HeldSecret['held'][number] & { readonly isInForce: boolean }
}

/** Whose Keyward opens the backups can have had every secret that was there before that ended. */
export const heldByBackups = ({ backup, apps }: VaultContent, key: string): Holding[] =>
  backup.colleagues
    .filter((one) => personKey(one) === key)
    .flatMap(({ addedAt, endedAt }) =>
      apps.flatMap(({ id, name, secret }) =>
        secret === null || secret.storedAt > (endedAt ?? Infinity)
          ? []
          : [
              {
                appId: id,
                name,
                held: {
                  what: 'backupColleagueAdded' as const,
                  at: Math.max(addedAt, secret.storedAt),
                  line: null,
                  isInForce: true,
                },
              },
            ],
      ),
    )
