import type { Failure } from '../../../shared/kernel/failure.ts'
import type { SECRET_FAILURES } from '../../../shared/secrets/failures.ts'
import type { FailureWords, Message } from '../../app/message.ts'

/** Sentences for what the keychain says, and for secrets that are not as Keyward put them there. */
export const SECRET_WORDS = {
  keychainLocked: {
    what: 'The keychain is locked.',
    next: 'Unlock it, then try again.',
  },
  keychainUnavailable: {
    what: 'This computer’s keychain does not answer.',
    next: 'Keyward stores secrets nowhere else, so it waits until the keychain is back.',
  },
  keychainDenied: {
    what: 'The keychain did not let Keyward in.',
    next: 'Try again, and choose Allow when the system asks.',
  },
  keychainTimedOut: {
    what: 'The keychain has not answered in time.',
    next: 'It may be waiting behind this window for a password. Answer it there, then try again.',
  },
  keychainChangedIt: {
    what: 'The keychain gave back something other than what was put in.',
    next: 'The secret was not kept. Try again; if it keeps happening, tell your IT.',
  },
  keychainUnsure: {
    what: 'The keychain shows no such entry, and may only be hiding it.',
    next: 'Nothing was assumed lost. Open the keychain that holds Keyward’s entries, allow it when the system asks, then try again.',
  },
  secretMissing: {
    what: 'The keychain holds no secret for this app.',
    next: 'Enter the secret again. If nobody has it, generate a new one in the developer portal.',
  },
  secretAltered: {
    what: 'The secret in the keychain is not the one that Keyward put there.',
    next: 'It is neither shown nor used. On the app’s page, take it as the new one if Xero accepts it, or enter the right one again.',
  },
  alteredSecretRefused: {
    what: 'Xero does not accept the secret that the keychain holds now.',
    next: 'It was not taken, and is neither shown nor used. Enter the right one again.',
  },
  alteredSecretUnclear: {
    what: 'Xero could not say whether the secret that the keychain holds now works.',
    next: 'It was not taken, and is neither shown nor used. Try again when Xero answers, or enter the right one again.',
  },
  ownKeysMissing: {
    what: 'The keychain does not show this Keyward’s own keys.',
    next: 'Nothing was made in their place. Open the keychain and try again; if they are certainly lost, make new ones beside your card, under Handovers.',
  },
  ownKeysAltered: {
    what: 'This Keyward’s own keys in the keychain are not the ones that it put there.',
    next: 'They were not used. Have the keychain restored; if that is not possible, make new ones beside your card, under Handovers.',
  },
  secretTooLong: {
    what: 'This secret is longer than a keychain takes.',
    next: 'Xero’s secrets are much shorter. Check what was pasted.',
  },
  secretNotText: {
    what: 'This secret holds characters that no Xero secret has.',
    next: 'Copy it again from the developer portal.',
  },
  secretNotDeleted: {
    what: 'The keychain still holds the secret, or does not show whether it does.',
    next: 'Its record stays until it is certainly gone. Try again.',
  },
  leavingBegun: {
    what: 'Something was started here that is not finished yet.',
    next: 'A secret is on its way out of the keychain. Finish that first, on the app’s page.',
  },
  wouldLoseSecret: {
    told: (failure) => wouldLose(failure),
    brief: 'It would have been the last secret that works, or may.',
  },
} as const satisfies FailureWords<keyof typeof SECRET_FAILURES>

type Loss = Extract<Failure, { code: 'wouldLoseSecret' }>

/** Why nothing was taken out of the keychain: it would have been the last secret that works, or may. */
const wouldLose = ({ exit, leaving, staying }: Loss): Message => {
  const [leaves, stays] = SIDES[exit]
  const kept = staying === 'gone' ? KEPT_ALONE[exit] : KEPT[exit]
  if (leaving === 'works' && staying !== 'unknown')
    return {
      what: `Only ${leaves} works: ${staying === 'gone' ? `${stays} is no longer in the keychain` : `Xero refuses ${stays}`}.`,
      next: `${kept} ${WAY_ON[exit]}`,
    }
  if (leaving === 'works')
    return {
      what: `Xero accepts ${leaves}, and gave no clear answer about ${stays}.`,
      next: `${kept} ${AGAIN[exit]}`,
    }
  if (staying !== 'unknown')
    return {
      what: `${staying === 'gone' ? `${capital(stays)} is no longer in the keychain` : `Xero refuses ${stays}`}, and it is not clear whether ${leaves} works.`,
      next: `${kept} ${AGAIN[exit]}`,
    }
  return {
    what: `It is not clear at the moment whether ${leaves} or ${stays} works.`,
    next: `${kept} ${AGAIN[exit]}`,
  }
}

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

/** What would leave the keychain, and what would stay in it. */
const SIDES = {
  giveUp: ['the new secret', 'the one in use'],
  rollBack: ['the new secret', 'the previous one'],
  finish: ['the previous secret', 'the one in use'],
  paste: ['the secret pasted before', 'the one in use'],
  remove: ['the other secret of the rotation under way', 'the one in use'],
  enter: ['the secret in use', 'the one that was entered'],
} as const satisfies Record<Loss['exit'], readonly [string, string]>

const BOTH = 'Both stay in the keychain, and the rotation stays open.'
const KEPT = {
  giveUp: BOTH,
  rollBack: BOTH,
  finish: BOTH,
  paste: 'Nothing was pasted over.',
  remove: 'The app stays, with both secrets.',
  enter: 'The one in use stays, and what was entered was not kept.',
} as const satisfies Record<Loss['exit'], string>

/** The same where the keychain no longer holds the other one. */
const ALONE = 'It stays in the keychain, and the rotation stays open.'
const KEPT_ALONE = {
  ...KEPT,
  giveUp: ALONE,
  rollBack: ALONE,
  finish: ALONE,
  remove: 'The app stays, with the secret that is left.',
} as const satisfies Record<Loss['exit'], string>

const WAY_ON = {
  giveUp: 'Carry on: prove it, then switch over to it.',
  rollBack: 'Carry on with the new one.',
  finish: 'Roll back to it instead.',
  paste: 'Carry on with it: prove it, then switch over.',
  remove: 'Finish the rotation first, or remove the app with everything.',
  enter: 'Check what was entered.',
} as const satisfies Record<Loss['exit'], string>

const LATER = 'Try again when Xero answers.'
const AGAIN = {
  giveUp: LATER,
  rollBack: LATER,
  finish: LATER,
  paste: LATER,
  remove: 'Try again when Xero answers, or remove the app with everything.',
  enter: LATER,
} as const satisfies Record<Loss['exit'], string>
