import * as z from 'zod'
import { call, id, none, nothing } from '../kernel/call.ts'
import { RehearsalReport } from './rehearsal.ts'
import { Passphrase } from '../lock/lock.ts'
import { Exported } from './exported.ts'
import { BackupPreview, ChosenBackup, MadeBackup } from './backup.ts'

/** Recovery kits, backups, and the way back from one. The key goes to paper, and comes in by the person's own hand. */
export const backupCalls = {
  /** Makes a new recovery kit and brings its page out; the vault seals to it from then on. `false`: they thought better of it. */
  makeKit: call(
    z.strictObject({ as: z.enum(['pdf', 'page', 'paper']) }),
    z.object({ isMade: z.boolean(), path: z.string().nullable() }),
    { needs: 'freshWritable' },
  ),
  /** Asks no more for a recovery kit, for a month. */
  putOffKit: call(nothing, none, { needs: 'writable' }),
  /** Asks for the folder that backups go into. */
  chooseBackupFolder: call(nothing, z.object({ folder: z.string().nullable() }), { needs: 'writable' }),
  /** Seals backups to a colleague's card besides the kit from now on: their Keyward opens them. */
  addBackupColleague: call(z.strictObject({ personId: id }), none, { needs: 'freshWritable' }),
  /** Seals backups to them no more. */
  endBackupColleague: call(z.strictObject({ recipient: z.string().max(200) }), none, { needs: 'writable' }),
  /** Says that the computer that this vault was restored from is in nobody else's hands: its secrets need no new ones. */
  sayOldComputerSafe: call(nothing, none, { needs: 'writable' }),
  /** Makes one now; asks for a folder where none is known. `null`: they thought better of it. */
  backUp: call(nothing, z.object({ made: MadeBackup.nullable() }), { needs: 'writable' }),
  /** Opens the newest backup in memory with the four rows of the kit, and compares it with this vault; changes nothing but its own date. */
  rehearse: call(
    z.strictObject({ rows: z.array(z.string().max(200)).length(4) }),
    z.object({ report: RehearsalReport }),
    { needs: 'writable' },
  ),

  /** Asks where, and writes all that a backup holds as one age file that this passphrase opens. */
  exportSealed: call(z.strictObject({ passphrase: Passphrase }), Exported, { needs: 'fresh' }),
  /** Asks where, and writes the apps with their secrets in the clear, as Bitwarden does. */
  exportBitwarden: call(nothing, Exported, { needs: 'fresh' }),
  /** Ends the one that is being made. */
  cancelExport: call(nothing, none),

  /** Asks for a backup, and looks at its header. */
  chooseBackup: call(nothing, z.object({ chosen: ChosenBackup.nullable() })),
  /** Opens the one that was chosen in memory with the four rows of a kit, or the passphrase that it was sealed by, or as the colleague whose card it was sealed to. */
  openBackup: call(
    z.union([
      z.strictObject({ chosenId: id, rows: z.array(z.string().max(200)).length(4) }),
      z.strictObject({ chosenId: id, passphrase: Passphrase }),
      z.strictObject({ chosenId: id, asMyself: z.literal(true) }),
    ]),
    z.object({ preview: BackupPreview }),
  ),
  /** Puts what was shown into the vault, which is empty or cannot be opened. */
  restoreBackup: call(z.strictObject({ chosenId: id }), none),
  /** Asks for a backup that a colleague sealed to this Keyward's card, whatever is in this vault. */
  chooseColleaguesBackup: call(nothing, z.object({ chosen: ChosenBackup.nullable() }), { needs: 'open' }),
  /** Opens it with this Keyward's own keys, asks where, and writes it sealed by a passphrase, for an empty Keyward. */
  saveColleaguesBackup: call(z.strictObject({ chosenId: id, passphrase: Passphrase }), Exported, {
    needs: 'fresh',
  }),
  /** Forgets what was opened. */
  leaveBackup: call(nothing, none),
} as const
