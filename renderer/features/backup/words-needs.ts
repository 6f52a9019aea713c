import type { Instant } from '../../../shared/kernel/instant.ts'
import { ageOf } from '../../language/ages.ts'
import { count, listOf } from '../../language/plural.ts'
import type { Need } from '../needs/need.ts'
import { troubleWords } from './words-trouble.ts'

type Of<Kind extends Need['kind']> = Extract<Need, { readonly kind: Kind }>

/** What Overview says of backups. */
export const BACKUP_NEEDS = {
  noKit: ({ apps }: Of<'noKit'>) => ({
    title: 'Set up backups with a recovery kit',
    means:
      'Keyward makes no backups until there is a recovery kit. A kit is one printed page; with it and a backup, this vault comes back if the computer or its keychain is lost. Making it takes some minutes.',
    facts: `${count(apps, 'app')} here, and no backup`,
    action: 'Set up backups',
    putOff: 'Not now',
  }),
  oldComputer: ({ apps, at }: Of<'oldComputer'>, now: Instant) => ({
    title: `Was the old computer lost or stolen? ${apps.length === 1 ? '1 secret of this vault was' : `${apps.length} secrets of this vault were`} on it`,
    means: `Whoever has that computer may have ${apps.length === 1 ? 'it' : 'them'}. Only a new secret at Xero ends that. What is replaced leaves this list by itself.`,
    facts: `Restored ${ageOf(at, now)}. Not replaced since: ${listOf(apps.map(({ name }) => name))}`,
    action: `Replace the secret${apps.length === 1 ? '' : `: ${apps[0]?.name ?? ''}`}`,
    putOff: 'It is in our hands',
  }),
  backupWaits: ({ since, folder, last, code }: Of<'backupWaits'>, now: Instant) => ({
    title: last === null ? 'No backup has been made yet' : 'No backup could be made for days',
    means: `If this computer were lost today, ${
      last === null ? 'nothing would come back' : 'what was done since the last backup would not come back'
    }. ${code === null ? (folder === null ? 'There is a recovery kit, and no folder for backups.' : 'None was asked for.') : troubleWords(code)}`,
    facts:
      last === null
        ? `Kit made, or first tried, ${ageOf(since, now)}`
        : `Tried in vain since ${ageOf(since, now)}; the last one was made ${ageOf(last.at, now)}`,
    action: 'Show backups',
  }),
  rehearse: ({ why, kit, at }: Of<'rehearse'>, now: Instant) => ({
    title: {
      newKit: `Rehearse a restore with kit ${kit}`,
      longAgo: `Rehearse a restore again with kit ${kit}`,
      amiss: 'The last rehearsal found something that nothing explains',
    }[why],
    means: {
      newKit:
        'Nobody has opened a backup with this kit yet. Two minutes with the printed page show that it does, and nothing is changed.',
      longAgo:
        'A page can be lost, and a row misread. Two minutes with it show that it still opens the newest backup; nothing is changed.',
      amiss:
        'The backup opened, and held something else than this vault. Rehearse again after the next backup; if it stays, look at the app that was named.',
    }[why],
    facts: why === 'newKit' ? `Kit made ${ageOf(at, now)}` : `Rehearsed, or restored from, ${ageOf(at, now)}`,
    action: 'Rehearse a restore',
  }),
} as const
