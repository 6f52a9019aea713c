import type { Instant } from '../../../shared/kernel/instant.ts'
import { ageOf } from '../../language/ages.ts'
import { longDay } from '../../language/moments.ts'
import { count, listOf, noun, numberWord } from '../../language/plural.ts'
import type { Need } from '../needs/need.ts'

/** What the list of an app's tools says. */
export const APP_CONSUMERS = {
  title: 'Tools that have it',
  none: 'None is listed. Whoever replaces the secret has to know which tools stop until they have the new one.',
  onlyAsking: (tools: number) =>
    `None is listed. ${count(tools, 'tool')} ${noun(tools, 'asks', 'ask')} Keyward and never had the secret.`,
  list: 'List the tools',
  change: 'Change the list',
  explanation: 'Each workbook, service or person that has this secret, and who runs it.',
  leaveEnds: 'The tools that you wrote down are forgotten',
  leaveStays: 'The list as it was',
  saving: 'Keep the list of tools',
  saved: 'The list of tools is kept',
  save: 'Save the list',
  cancel: 'Cancel',
} as const

type Words = {
  readonly [Kind in 'appUnused' | 'secretUnlisted' | 'routeUntried' | 'writesUnneeded' | 'secretShared']: (
    need: Extract<Need, { kind: Kind }>,
    now: Instant,
  ) => Readonly<Record<'title' | 'means' | 'facts' | 'action', string>>
}

/** What has grown old around an app. */
export const OLD_APP_NEEDS: Words = {
  appUnused: ({ app, at }, now) => ({
    title: `Nobody here has used ${app.name} for 90 days`,
    means:
      'No sign-in, check or tool of this Keyward used it. If no tool elsewhere does either, end its connections, delete it in Xero’s developer portal, and remove it here.',
    facts:
      at === null
        ? `Not used since it was added on ${longDay(app.addedAt, now)}`
        : `Last used ${ageOf(at, now)}`,
    action: 'Show the app',
  }),
  secretUnlisted: ({ apps }) => ({
    title:
      apps.length === 1
        ? `No tool is listed for ${apps[0]?.name ?? ''}’s secret`
        : `${numberWord(apps.length)} secrets have no tool listed`,
    means: `${
      apps.length === 1
        ? ''
        : `${listOf(
            apps.map(({ name }) => name),
            4,
          )}. `
    }Whoever replaces the secret has to know which workbooks and services stop until they have the new one. Write them down now, while somebody remembers.`,
    facts: 'Neither a tool that has the secret, nor one that asks Keyward',
    action: apps.length === 1 ? 'List its tools' : 'List the first one’s tools',
  }),
  routeUntried: ({ app, at }, now) => ({
    title:
      at === null
        ? `${app.name}’s redirect address was never tried`
        : `${app.name}’s redirect address was not tried for a year`,
    means:
      'If the address was moved or its page taken away, the next sign-in does not come back. A trial takes a minute and signs nobody in.',
    facts:
      at === null ? `In this vault since ${longDay(app.addedAt, now)}` : `Last came back ${ageOf(at, now)}`,
    action: 'Try it',
  }),
  writesUnneeded: ({ app, scopes, tools }) => ({
    title: `${app.name} may change data, and its ${noun(tools, 'tool only reads', 'tools only read')}`,
    means: `${listOf(scopes, 4)} ${noun(scopes.length, 'lets', 'let')} whoever holds a sign-in change what is at Xero. ${tools === 1 ? 'The one tool' : 'Each of the tools'} that ${noun(tools, 'asks', 'ask')} Keyward for this app may only read. Choose scopes that end in .read, then disconnect and connect again: scopes only add up at Xero.`,
    facts: `By what ${count(tools, 'tool')} may do through Keyward`,
    action: 'Change the scopes',
  }),
  secretShared: ({ apps }) => ({
    title: `${listOf(apps.map(({ name }) => name))} have the same secret`,
    means:
      'Xero gives each app a secret of its own, so at most one of them has the right one, and whoever sees it for one has it for all. Enter the right one again.',
    facts: 'By comparing fingerprints; no secret was read for it',
    action: 'Enter the secret again',
  }),
}
