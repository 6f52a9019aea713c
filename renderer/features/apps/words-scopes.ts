import { describeScope, type Scope } from '../../../shared/apps/scopes.ts'
import { monthOf } from '../../language/moments.ts'
import { listOf } from '../../language/plural.ts'
import type { Mood } from '../connections/words-status.ts'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const isAboutData = ({ family }: Scope): boolean => family !== 'identity' && family !== 'offline'

/** One scope in words: "Jobs", "Jobs, and may change them", "While nobody is there". */
export const scopeWords = (id: string): string => {
  const scope = describeScope(id)
  if (scope.family === 'other') return 'Not known to Keyward'
  return scope.writes ? `${capital(scope.words)}, and may change them` : capital(scope.words)
}

/** What to know about one scope, if anything. */
export const scopeAdvice = (id: string): { mood: Mood; words: string } | null => {
  const scope = describeScope(id)
  if (scope.endsIn !== undefined) return { mood: 'attention', words: `Ends ${monthOf(scope.endsIn)}` }
  if (scope.id === 'practicemanager') return { mood: 'attention', words: 'Broad, no longer listed' }
  if (scope.family === 'other') return { mood: 'unknown', words: 'Unknown scope' }
  return scope.writes ? { mood: 'attention', words: 'May change things' } : null
}

/** "Invoices, contacts and reports" of what a list of scopes opens; identity and offline are left out. */
export const summaryOfScopes = (ids: readonly string[]): string => {
  const words = [
    ...new Set(
      ids
        .map(describeScope)
        .filter(isAboutData)
        .map((scope) => scope.words),
    ),
  ]
  return words.length === 0 ? 'Nothing but who signed in' : capital(listOf(words, 6))
}

/** Whether any of them may change something at Xero. */
export const mayWrite = (ids: readonly string[]): boolean =>
  ids.map(describeScope).some(({ writes }) => writes)

const ORDER = ['practiceManager', 'accounting', 'other', 'offline', 'identity'] as const

/** Scopes as the app's page lists them: what they open first, those about the person in one line at the end. */
export const scopeLines = (
  ids: readonly string[],
): { readonly words: string; readonly ids: readonly string[] }[] => {
  const families = Map.groupBy(ids, (id) => describeScope(id).family)
  return ORDER.flatMap((family) => {
    const members = families.get(family) ?? []
    if (family !== 'identity') return members.map((id) => ({ words: scopeWords(id), ids: [id] }))
    return members.length === 0 ? [] : [{ words: 'Who signs in', ids: members }]
  })
}
