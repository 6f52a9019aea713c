import { readLink } from '../../../shared/handover/link.ts'

type Name = 'own' | 'sandbox'
type Practice = { readonly waitsFor: (link: string) => boolean }

/**
 * To which practice a link belongs. An answer to a sign-in goes to whoever waits for it; everything else that comes from
 * outside, a handover say, is the person's own: no real secret ever ends up in the sandbox. What nobody waits for is
 * told where the person is.
 */
export const practiceOf = (
  link: string,
  practices: { readonly own: Practice; readonly sandbox: Practice | null },
  shown: Name,
): { readonly to: Name; readonly kind: 'signIn' | 'other' } => {
  if (readLink(link).kind !== 'refused') return { to: 'own', kind: 'other' }
  if (practices.own.waitsFor(link)) return { to: 'own', kind: 'signIn' }
  if (practices.sandbox?.waitsFor(link) === true) return { to: 'sandbox', kind: 'signIn' }
  return { to: shown, kind: 'signIn' }
}
