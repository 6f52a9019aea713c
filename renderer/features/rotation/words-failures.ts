import type { Failure } from '../../../shared/kernel/failure.ts'
import type { Message } from '../../app/message.ts'
import { fullDay } from '../../language/moments.ts'
import { count, grouped } from '../../language/plural.ts'

const NOTHING_CHANGED = 'The secret in use here is the one from before.'

/** Sentences for what can go wrong while a secret is replaced. */
export const ROTATION_FAILURES = {
  unknownJourney: {
    what: 'This is no longer in the access guide.',
    next: 'Somebody may have undone it a moment ago.',
  },
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
  secretOfAnotherApp: ({ name }: Extract<Failure, { code: 'secretOfAnotherApp' }>): Message => ({
    what: `That is the secret of ${name}.`,
    next: `${NOTHING_CHANGED} In the developer portal, open the app that is named here.`,
  }),
  secretUsedBefore: ({ replacedAt }: Extract<Failure, { code: 'secretUsedBefore' }>): Message => ({
    what: 'That is an earlier secret of this app.',
    next: `${replacedAt === null ? '' : `It was replaced on ${fullDay(replacedAt)}. `}Paste the one that Xero shows now.`,
  }),
  newSecretRefused: ({ pasted, current }: Extract<Failure, { code: 'newSecretRefused' }>): Message => ({
    what: 'Xero refused the new secret.',
    next: `${NOTHING_CHANGED}${pasted === current || current === 0 ? '' : ` You pasted ${count(pasted, 'character')}, the current one has ${grouped(current)}.`}`,
  }),
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
} as const
