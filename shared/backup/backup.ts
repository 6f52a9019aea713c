import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'
import { Rehearsal } from './rehearsal.ts'

/** The file's name ends in this. */
export const BACKUP_EXTENSION = 'keyward-backup'

/** Why a backup was not made, not opened or not restored. */
export const BackupRefusal = z.enum([
  /** No recovery kit was made yet, so that nobody could open what would be written. */
  'noKit',
  'noFolder',
  'folderGone',
  /** What was read back is not what was written. */
  'notReadBack',
  /** Its name is there, and what is in it is not on this computer: a cloud folder has not fetched it. */
  'notHere',
  'notABackup',
  /** Shorter than its own header says. */
  'cut',
  /** Of its full length, and not as Keyward wrote it. */
  'altered',
  /** Written by a newer Keyward. */
  'newer',
  'otherKit',
  /** The rows of the kit do not add up. */
  'rows',
  'tooLarge',
  /** The file was changed or taken away since it was chosen. */
  'gone',
  /** There is something in the present vault, which nothing may replace. */
  'notEmpty',
  /** In the folder lies none that the present kit opens. */
  'noBackup',
  'wrongPassphrase',
  /** Sealed to colleagues too, and this Keyward is none of them. */
  'notMine',
  'unknownColleague',
  'tooManyColleagues',
  /** Sealed by a passphrase, whose outside says no length: cut short, or changed. */
  'damaged',
  /** It asks for more work than anything that Keyward has sealed by a passphrase. */
  'tooHard',
])
export type BackupRefusal = z.infer<typeof BackupRefusal>

/** A recovery kit as the vault knows it: what it needs to seal, and nothing that opens. */
export const Kit = z.object({
  number: z.int().min(1).max(9_999),
  /** Of age; public. */
  recipient: z.string().max(200),
  /** Eight signs by which a kit is told from another. */
  fingerprint: z.string().max(20),
  madeAt: Instant,
})
export type Kit = z.infer<typeof Kit>

/** To how many colleagues besides the kit backups can be sealed at once; those who no longer are, are remembered apart. */
export const COLLEAGUES_MOST = 5

/** A colleague whose card backups are sealed to besides the kit: whoever has no page is not shut out (decision 46). */
export const BackupColleague = z.object({
  name: z.string().max(100),
  email: z.string().max(200),
  /** Of age; public. */
  recipient: z.string().max(200),
  fingerprint: z.string().max(100),
  addedAt: Instant,
  /** From when on backups are sealed to them no more; those before still open for them. */
  endedAt: Instant.nullable(),
})
export type BackupColleague = z.infer<typeof BackupColleague>

/** A backup that was written and read back. */
export const MadeBackup = z.object({
  at: Instant,
  path: z.string().max(4_096),
  /** Bytes. */
  size: z.int().nonnegative(),
  apps: z.int().nonnegative(),
  secrets: z.int().nonnegative(),
  /** Secrets that the records name and the keychain did not have. */
  missing: z.int().nonnegative(),
  /** The activity log's last line in it, counted from 0; -1 for none. */
  line: z.int().min(-1),
  kit: z.int(),
  /** How many colleagues’ Keywards open it too. */
  colleagues: z.int().nonnegative().default(0),
})
export type MadeBackup = z.infer<typeof MadeBackup>

/** What the vault keeps of its backups. */
export const BackupState = z.object({
  kit: Kit.nullable().default(null),
  /** A kit whose page may be out although it never came into force: something ended it in between. */
  begunKit: Kit.nullable().default(null),
  /**
   * Which copy of the vault this is, made anew where one is restored or moved to: several that live may share a kit and a
   * folder, and each puts away its own backups only. Empty for one that never was.
   */
  copy: z
    .string()
    .regex(/^(?:[0-9a-f]{8})?$/u)
    .default(''),
  folder: z.string().max(4_096).nullable().default(null),
  last: MadeBackup.nullable().default(null),
  /** The first failure since the last one that was made. */
  trouble: z
    .object({ since: Instant, code: z.string().max(64) })
    .nullable()
    .default(null),
  /** This vault came out of a backup. */
  restored: z
    .object({
      at: Instant,
      madeAt: Instant,
      /** Somebody has said that the computer before is in nobody else's hands. */
      isOldSafe: z.boolean().default(false),
    })
    .nullable()
    .default(null),
  /** The last time that somebody opened a backup with the kit to see whether it would do. */
  rehearsed: Rehearsal.nullable().default(null),
  /** Whose own Keyward opens backups too, and whose once did. */
  colleagues: z.array(BackupColleague).max(200).default([]),
  /** Somebody has put off making a kit: until then nobody is asked to. */
  kitPutOffUntil: Instant.nullable().default(null),
})
export type BackupState = z.infer<typeof BackupState>

export const NO_BACKUPS: BackupState = {
  kit: null,
  begunKit: null,
  copy: '',
  folder: null,
  last: null,
  trouble: null,
  restored: null,
  rehearsed: null,
  colleagues: [],
  kitPutOffUntil: null,
}

/** Those whose Keyward the next backup will open for. */
export const openFor = ({ colleagues }: Pick<BackupState, 'colleagues'>): readonly BackupColleague[] =>
  colleagues.filter(({ endedAt }) => endedAt === null)

/** A backup that somebody chose, as far as it tells without its key. */
export const ChosenBackup = z.object({
  id: z.string(),
  name: z.string(),
  size: z.int(),
  /** What opens it: the rows of a kit, or the passphrase of one that was taken along. */
  opensBy: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('kit'),
      kit: z.int(),
      fingerprint: z.string(),
      /** Others than the kit open it as well, and this Keyward has keys of its own to try. */
      mayBeMine: z.boolean(),
    }),
    z.object({ kind: z.literal('passphrase') }),
  ]),
})
export type ChosenBackup = z.infer<typeof ChosenBackup>

/** What would come back; nothing of it is stored. */
export const BackupPreview = z.object({
  madeAt: Instant,
  /** Later than this computer's clock. */
  isFutureDated: z.boolean(),
  device: z.string(),
  user: z.string(),
  me: z.string().nullable(),
  /** The own card: `lost` where its keys are not in the backup, `none` where nobody has made one. */
  card: z.enum(['same', 'lost', 'none']),
  mode: z.enum(['live', 'sandbox']),
  /** `hasSecret`: its secret is in the backup too, or it needs none. */
  apps: z.array(z.object({ name: z.string(), hasSecret: z.boolean() })),
  secrets: z.int(),
  organisations: z.int(),
  signIns: z.array(z.object({ person: z.string(), app: z.string() })),
  people: z.int(),
  handovers: z.int(),
  reviews: z.int(),
  log: z.object({
    lines: z.int(),
    isWhole: z.boolean(),
    to: Instant.nullable(),
    /** Lines on this computer that the backup does not know yet, and that follow from it. */
    more: z.int().nonnegative(),
  }),
  /** Records that this Keyward could not read; they are kept. */
  unread: z.int(),
})
export type BackupPreview = z.infer<typeof BackupPreview>
