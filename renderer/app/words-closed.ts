import type { Snapshot, VaultState } from '../../shared/contract/snapshot.ts'
import { keptIn } from '../language/storage-words.ts'

type Why = Extract<VaultState, { kind: 'closed' }>['why']
type Platform = Snapshot['platform']

/** Why the vault is closed: the answer first, then what it means. */
export const CLOSED = {
  keychainLocked: (platform) => ({
    title: 'The keychain is locked',
    means: `Keyward has changed nothing. The key to its vault is in your ${keptIn(platform).keychain}, and the system will not release it.`,
  }),
  keychainUnavailable: (platform) => ({
    title: 'The keychain does not answer',
    means: `Keyward has changed nothing. The key to its vault is in your ${keptIn(platform).keychain}, and that is not there at the moment. Keyward keeps secrets nowhere else.`,
  }),
  keychainDenied: () => ({
    title: 'The keychain did not let Keyward in',
    means:
      'Keyward has changed nothing. Somebody, or one of your IT’s rules, refused access to Keyward’s own entries.',
  }),
  keychainTimedOut: () => ({
    title: 'The keychain has not answered',
    means: 'Keyward has changed nothing. It may be waiting behind this window for a password.',
  }),
  keychainUnsure: (platform) => ({
    title: 'The keychain does not show the vault’s key',
    means: `Keyward’s file is there. Your ${keptIn(platform).keychain} answers, and shows no key for it; it may only be hiding it, because a system prompt was closed, or because part of it is still locked.`,
  }),
  vaultKeyOther: (platform) => ({
    title: 'The key in the keychain does not belong to this file',
    means: `Keyward’s file is there, and your ${keptIn(platform).keychain} holds a key, but not the one that this file was sealed with. Nothing in the file was changed by that.`,
  }),
  vaultKeyMissing: (platform) => ({
    title: 'The vault’s key is not in the keychain',
    means: `Keyward’s file is there, but its key is no longer in your ${keptIn(platform).keychain}. Without it nobody can read the file, Keyward included.`,
  }),
  vaultDamaged: () => ({
    title: 'The vault’s file is damaged',
    means:
      'Neither the file nor the one before it, where there is one, can be read. The secrets in the keychain are not touched by that, and nothing changed at Xero.',
  }),
  vaultNewer: () => ({
    title: 'A newer Keyward wrote this vault',
    means:
      'Keyward has changed nothing. This version does not know all that is in the file, so it leaves it alone. Bring Keyward up to date.',
  }),
  diskDenied: () => ({
    title: 'Keyward may not read its own folder',
    means: 'Keyward has changed nothing. The system refuses this account the right to Keyward’s folder.',
  }),
  diskFull: () => ({
    title: 'The disk is full',
    means: 'Keyward could not write, so it stopped before changing anything. Free some space.',
  }),
  diskReadOnly: () => ({
    title: 'Keyward’s folder is read-only',
    means: 'Keyward has changed nothing. Keyward can read its folder and not write to it.',
  }),
  diskFailed: () => ({
    title: 'The disk did not answer properly',
    means: 'What was stored before is kept as it was. Keyward could not read or write its file.',
  }),
} as const satisfies Record<Why, (platform: Platform) => { title: string; means: string }>

type Help = readonly (readonly [question: string, answer: string])[]

/** What usually helps, as question and answer. */
export const closedHelp = (why: Why, platform: Platform): Help =>
  why.startsWith('keychain') ? KEYCHAIN[platform] : OTHER[why as keyof typeof OTHER]

const KEYCHAIN: Record<Platform, Help> = {
  macos: [
    [
      'You changed your Mac’s password',
      'The login keychain may still have the old one. In Keychain Access choose the keychain “login”, then Unlock, and enter the old password once.',
    ],
    [
      'It locks by itself after a while, or when the Mac sleeps',
      'That is a setting of the keychain, often made by your IT. Unlock it, and Keyward carries on by itself.',
    ],
    [
      'You pressed Deny when macOS asked',
      'Press Try again, then Allow. Keyward asks only for its own entries.',
    ],
  ],
  windows: [
    [
      'You changed your password elsewhere',
      'Sign out of Windows and in again, so that the Credential Manager opens with the new one.',
    ],
    [
      'The service “Credential Manager” was stopped',
      'Your IT can start it again. Keyward carries on by itself.',
    ],
  ],
  linux: [
    [
      'The login keyring was not unlocked',
      'Open “Passwords and Keys” and unlock the keyring “Login”. Keyward carries on by itself.',
    ],
    [
      'You sign in automatically or by fingerprint',
      'Then the keyring stays locked until its password is entered once.',
    ],
    [
      'KeePassXC is your Secret Service',
      'Open the database that holds Keyward’s entries there, and allow the access when it asks. A question that is closed looks to Keyward as if there were no entry.',
    ],
    [
      'No Secret Service is running',
      'Install gnome-keyring or KeePassXC, or start it. Keyward keeps secrets nowhere else.',
    ],
  ],
}

const DISK: Help = [
  ['It worked yesterday', 'Ask your IT whether the folder, the disk or this account’s rights were changed.'],
  [
    'The folder lies on a network drive',
    'Keyward needs a folder on this computer. Network drives come and go.',
  ],
]

/** Said first where nothing but a backup brings back what was there. */
const WITH_KIT: Help[number] = [
  'You have a backup and the printed recovery kit',
  'Choose Restore from a backup. Apps, secrets and the log come back, into a vault with a key of its own; people sign in again. The old files are set aside.',
]

const OTHER: Record<Exclude<Why, `keychain${string}`>, Help> = {
  vaultKeyOther: [
    WITH_KIT,
    [
      'The folder was copied here from another computer or account',
      'The key that belongs to it is in the keychain there. Put this computer’s own folder back, or open Keyward there.',
    ],
    [
      'The keychain was restored from a backup, or somebody changed the entry',
      'Have the keychain restored from the day Keyward last worked, then press Try again.',
    ],
  ],
  vaultKeyMissing: [
    WITH_KIT,
    [
      'The computer or the account is new',
      'The key stays in the keychain of the old account. Open Keyward there, or, without a backup, begin with an empty vault here.',
    ],
    [
      'Somebody cleared the keychain',
      'If your IT can restore it from a backup, do that first, then press Try again.',
    ],
  ],
  vaultDamaged: [
    WITH_KIT,
    [
      'There is a backup of this computer',
      'Have Keyward’s folder restored from before the damage, then press Try again.',
    ],
    [
      'There is none',
      'Begin with an empty vault. The old files are set aside. The client ids are in Xero’s developer portal; new secrets may have to be generated.',
    ],
  ],
  vaultNewer: [['You use two computers', 'Bring both to the same version of Keyward.']],
  diskDenied: DISK,
  diskFull: [['You do not know what is filling it', 'Empty the bin first. Keyward needs less than 10 MB.']],
  diskReadOnly: DISK,
  diskFailed: DISK,
}
