import type { PastedApp } from '../../../shared/apps/pasted-app.ts'
import type { PastedCredentials } from '../../../shared/apps/pasted-credentials.ts'
import { shownText } from '../../../shared/kernel/shown-text.ts'
import { count, listOf } from '../../language/plural.ts'
import type { Kept } from './app-form-paste.ts'

/** What a form says of a paste: what was filled in, and what somebody should look at. */
export type PastedNote = { readonly weight: 'done' | 'advise'; readonly words: string }

const DOUBTS = {
  joined:
    'A line end stood in the middle of the secret; its parts are joined. Compare how it ends with where you copied it.',
  mayBeCut:
    'The secret may be cut off: what follows it looks like the rest. Compare how it ends with where you copied it.',
  dash: 'A dash touches the secret. Some programs make one of hyphens, which may have been the secret’s own. Compare the whole secret with the developer portal, or copy it there.',
} as const satisfies Record<NonNullable<PastedCredentials['wrap']>, string>

/** What was found in a paste, for a form that takes a whole app; `kept` is what a person had filled in before. */
export const describePasted = (found: PastedApp, kept: readonly Kept[] = []): PastedNote => {
  const { clientId, clientIds, clientSecret, secrets, wrap, redirectUris } = found
  const isFilled = filledWords([
    ...(found.name === undefined ? [] : ['the name']),
    ...(clientId === undefined ? [] : ['the client id']),
    ...(clientSecret === undefined ? [] : ['the secret']),
    ...(found.redirectUri === undefined ? [] : ['the redirect address']),
    ...(found.scopes === undefined ? [] : [count(found.scopes.length, 'scope')]),
  ])
  const asks = [
    ...(clientIds === undefined
      ? []
      : ['There is more than one client id in what you pasted. Choose the app’s own.']),
    ...(secrets === undefined
      ? []
      : ['There is more than one secret in what you pasted. Choose the one in use.']),
    ...(redirectUris === undefined
      ? []
      : ['There is more than one redirect address in what you pasted. Choose the one for Keyward.']),
    ...(wrap === undefined ? [] : [DOUBTS[wrap]]),
    ...(kept.length === 0
      ? []
      : [
          `What you had filled in stays: ${listOf(
            kept.map((one) => KEPT[one]),
            3,
          )}.`,
        ]),
  ]
  return {
    weight: asks.length === 0 ? 'done' : 'advise',
    words: [...(isFilled === '' ? [] : [isFilled]), ...asks].join(' '),
  }
}

const KEPT = {
  name: 'the name',
  redirect: 'the redirect address',
  scopes: 'the scopes',
} as const satisfies Record<Kept, string>

const filledWords = (filled: readonly string[]): string => {
  const [first, second] = filled
  if (first === undefined) return ''
  if (filled.length === 2 && first === 'the client id' && second === 'the secret')
    return 'Both values were in what you pasted. The client id and the secret are filled in.'
  const all = listOf(filled, 5)
  const isOne = filled.length === 1 && !all.endsWith('scopes')
  return `${all.slice(0, 1).toUpperCase()}${all.slice(1)} ${isOne ? 'was' : 'were'} found in what you pasted, and filled in.`
}

/** What was found in a paste, for a field that takes the secret of one app only. */
export const describePastedSecret = (found: PastedCredentials, ownClientId: string): PastedNote | null => {
  const { clientId, secrets, wrap } = found
  const isOther = clientId !== undefined && clientId.toLowerCase() !== ownClientId.toLowerCase()
  const words = [
    ...(secrets === undefined
      ? []
      : ['There is more than one secret in what you pasted. Choose the new one.']),
    ...(isOther
      ? [
          `The client id beside it ends in ${shownText(clientId.slice(-4))}, and this app’s in ${shownText(ownClientId.slice(-4))}: it may be another app’s secret.`,
        ]
      : []),
    ...(wrap === undefined ? [] : [DOUBTS[wrap]]),
  ]
  return words.length === 0 ? null : { weight: 'advise', words: words.join(' ') }
}

/** What the choices between pasted values are called: by the words that stood before each, never by the value. */
export const choiceNames = (labels: readonly string[]): readonly string[] => {
  const short = labels.map((label) => (label.length > 40 ? `…${label.slice(-39)}` : label))
  const isTold = new Set(short).size === short.length && !short.includes('')
  return isTold
    ? short
    : short.map((label, place) => {
        const which = PLACES[place] ?? `Number ${place + 1}`
        return label === '' ? which : `${which}: ${label}`
      })
}

const PLACES = ['The first', 'The second', 'The third', 'The fourth', 'The fifth'] as const
