import type { BackupState } from '../../../shared/backup/backup.ts'
import { DAY, type Instant } from '../../../shared/kernel/instant.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { Need } from '../needs/need.ts'

/** For so long a place may be away, on a weekend or a journey, before anybody is asked to look. */
const AWAY_FOR = 3 * DAY
/** A kit that nobody has tried for so long may be lost, or unreadable. */
export const REHEARSE_EVERY = 90 * DAY

/** When somebody last had a backup open with the present kit; `null` where nobody has. */
export const provenAt = ({ kit, rehearsed, restored }: BackupState): Instant | null => {
  if (kit === null) return null
  if (rehearsed !== null && rehearsed.kit === kit.number) return rehearsed.at
  return restored !== null && restored.at >= kit.madeAt ? restored.at : null
}

/** No kit although there are apps, no backup for some days although there is a kit, and a kit that should be tried. */
export const backupNeeds = ({ apps, backup, vault }: Snapshot, now: Instant): Need[] => [
  ...(vault.kind === 'open' && !vault.readOnly ? lacking(backup, apps.length, now) : []),
  ...onOldComputer(backup, apps),
  ...waiting(backup, now),
  ...toRehearse(backup, now),
]

/** Until each is replaced, or somebody says that the computer is in nobody else's hands. */
const onOldComputer = ({ restored }: BackupState, apps: Snapshot['apps']): Need[] => {
  if (restored === null || restored.isOldSafe) return []
  const left = apps.filter(({ secret }) => secret !== null && secret.storedAt <= restored.at)
  return left.length === 0
    ? []
    : [{ id: 'oldComputer', mood: 'attention', kind: 'oldComputer', apps: left, at: restored.at }]
}

/** Known in good time, and never pressed: whoever puts it off is not asked again for a month. */
const lacking = ({ kit, kitPutOffUntil }: BackupState, apps: number, now: Instant): Need[] =>
  kit !== null || apps === 0 || (kitPutOffUntil !== null && now < kitPutOffUntil)
    ? []
    : [{ id: 'noKit', mood: 'later', kind: 'noKit', apps }]

const waiting = ({ kit, folder, last, trouble }: BackupState, now: Instant): Need[] => {
  if (kit === null) return []
  const since = trouble?.since ?? (last === null ? kit.madeAt : null)
  return since === null || now - since < AWAY_FOR
    ? []
    : [
        {
          id: 'backup',
          mood: 'attention',
          kind: 'backupWaits',
          since,
          folder,
          last,
          code: trouble?.code ?? null,
        },
      ]
}

const toRehearse = (backup: BackupState, now: Instant): Need[] => {
  const { kit, last, rehearsed } = backup
  if (kit === null || last === null || last.kit !== kit.number) return []
  const at = provenAt(backup)
  const isAmiss = at !== null && at === rehearsed?.at && rehearsed.differing > 0
  if (at === null)
    return [
      { id: 'rehearse', mood: 'later', kind: 'rehearse', why: 'newKit', kit: kit.number, at: kit.madeAt },
    ]
  return isAmiss || now - at > REHEARSE_EVERY
    ? [
        {
          id: 'rehearse',
          mood: 'attention',
          kind: 'rehearse',
          why: isAmiss ? 'amiss' : 'longAgo',
          kit: kit.number,
          at,
        },
      ]
    : []
}
