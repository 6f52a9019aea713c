import type { ROTATION_FAILURES } from '../../../shared/rotation/failures.ts'
import type { FailureWords } from '../../app/message.ts'
import { fullDay } from '../../language/moments.ts'
import { count, grouped } from '../../language/plural.ts'

const NOTHING_CHANGED = 'The secret in use here is the one from before.'

/** What is said of failures of replacing a secret. */
export const ROTATION_WORDS = {
  unknownRotation: {
    what: 'This rotation has already ended.',
    next: 'Its record is on the app’s page.',
  },
  unknownAftermath: {
    what: 'Nothing of that kind is left to do.',
    next: 'Somebody may have dealt with it a moment ago.',
  },
  rotationNotThere: {
    what: 'The rotation is at another step.',
    next: 'Look at the steps on the left: the one to do next is marked.',
  },
  sameSecret: {
    what: 'That is the secret that is in use already.',
    next: 'In the developer portal, choose “Generate a secret” and paste the new one.',
  },
  secretOfAnotherApp: {
    told: ({ name }) => ({
      what: `That is the secret of ${name}.`,
      next: `${NOTHING_CHANGED} In the developer portal, open the app that is named here.`,
    }),
    brief: 'The secret was another app’s.',
  },
  secretUsedBefore: {
    told: ({ replacedAt }) => ({
      what: 'That is an earlier secret of this app.',
      next: `${replacedAt === null ? '' : `It was replaced on ${fullDay(replacedAt)}. `}Paste the one that Xero shows now.`,
    }),
    brief: 'The secret had been replaced before.',
  },
  newSecretRefused: {
    told: ({ pasted, current }) => ({
      what: 'Xero refused the new secret.',
      next: `${NOTHING_CHANGED}${pasted === current || current === 0 ? '' : ` You pasted ${count(pasted, 'character')}, the current one has ${grouped(current)}.`}`,
    }),
    brief: 'Xero refused the new secret.',
  },
  newSecretNotProven: {
    what: 'The new secret has not proven itself yet.',
    next: `${NOTHING_CHANGED} Prove it first.`,
  },
  oldSecretNotDead: {
    what: 'The old secret has not been seen to be refused.',
    next: 'Delete it in the developer portal, then ask again. It stays in the keychain until then.',
  },
  previousSecretGone: {
    what: 'The previous secret is no longer in the keychain.',
    next: 'The new one stays in use. Finish the rotation: there is nothing to go back to.',
  },
  previousSecretDead: {
    what: 'Xero refuses the previous secret.',
    next: 'The new one stays in use. Going back would leave a secret that no longer works.',
  },
} as const satisfies FailureWords<keyof typeof ROTATION_FAILURES>
