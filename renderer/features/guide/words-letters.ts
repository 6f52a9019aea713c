import { ROAD_WORDS } from '../../../shared/guide/words.ts'
import type { Journey, JourneyStep } from '../../../shared/guide/journey.ts'
import { describeScope } from '../../../shared/apps/scopes.ts'
import { fullDay } from '../../language/moments.ts'

/** Who writes: the person, and the practice by its name, where it has one. */
export type Sender = { readonly by: string; readonly practice: string | null }

/** What to write for a step, drafted from the answers; read-only framing where the scopes allow it. Keyward sends nothing. */
export const letterFor = (journey: Journey, step: JourneyStep, by: Sender): string | null => {
  if (step === 'contact') return journey.road === 'tool' ? toVendor(journey, by) : firstContact(journey, by)
  if (step === 'assessment') return reviewAsked(journey, by)
  return null
}

/** A reminder when an answer is late. */
export const reminderFor = (journey: Journey, askedAt: number, by: Sender): string =>
  [
    'To: api@support.xero.com',
    `Subject: ${journey.name}, our request of ${fullDay(askedAt)}`,
    '',
    `On ${fullDay(askedAt)} we sent you our request about ${journey.name} and have not heard yet.`,
    'Can you tell us where it stands, and whether anything is missing from our side?',
    '',
    ...signed(by),
  ].join('\n')

const signed = ({ by, practice }: Sender): string[] => (practice === null ? [by] : [by, practice])

const scopeLines = (scopes: readonly string[]): string[] =>
  scopes
    .map(describeScope)
    .filter(({ family }) => family !== 'identity' && family !== 'offline')
    .map(({ id, words, writes }) => `- ${id}: ${writes ? 'reads and changes' : 'reads'} ${words}`)

const isReading = (scopes: readonly string[]) => scopes.every((scope) => !describeScope(scope).writes)

const firstContact = ({ name, purpose, scopes, road, vendor }: Journey, by: Sender) =>
  [
    'To: api@support.xero.com',
    `Subject: Access to the Practice Manager API for ${name}`,
    '',
    by.practice === null
      ? 'We are an accounting practice and ask for access to the Xero Practice Manager API.'
      : `We are ${by.practice}, an accounting practice, and ask for access to the Xero Practice Manager API.`,
    '',
    `What it is for: ${purpose}`,
    ...(road === 'own' ? [] : [`Who builds and runs it: ${vendor}. ${ROAD_WORDS[road].name}.`]),
    'It is for our own practice only; nothing is sold on.',
    '',
    isReading(scopes)
      ? 'It only reads. The narrowest scopes that it needs:'
      : 'The narrowest scopes that it needs:',
    ...scopeLines(scopes),
    '',
    'Client secrets are kept in the keychain of a practice computer, and it is logged whenever one is shown, copied, handed over or replaced.',
    'Is there a form for this request, and what do you need from us for the security self-assessment?',
    '',
    ...signed(by),
  ].join('\n')

const reviewAsked = ({ name }: Journey, by: Sender) =>
  [
    'To: api@support.xero.com',
    `Subject: Security self-assessment for ${name}`,
    '',
    'Our self-assessment against the Security standard for Xero API Consumers is filled in.',
    'Gaps that are still open are named in it.',
    'When may we expect the outcome of the review?',
    '',
    ...signed(by),
  ].join('\n')

const toVendor = ({ name, purpose, vendor }: Journey, by: Sender) =>
  [
    `To: ${vendor === '' ? 'the vendor' : vendor}`,
    `Subject: ${name}: your access to the Xero Practice Manager API`,
    '',
    `We want to use ${name} for this: ${purpose}`,
    '',
    'Has Xero approved your app for the Practice Manager API, and is it certified?',
    'Which scopes do you ask for, and does any of them change data?',
    'Where is our data stored, and how do we end your access?',
    '',
    ...signed(by),
  ].join('\n')
