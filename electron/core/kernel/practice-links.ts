import type { PracticeId } from '../../../shared/practices/practice.ts'
import { readLink, type LinkKind } from '../../../shared/handover/link.ts'

/** What a practice knows of a link before anybody has opened it. */
export type PracticeLinks = {
  readonly waitsFor: (link: string) => boolean
  /** Whether this vault knows what a receipt or the like answers to. */
  readonly knowsLink: (kind: LinkKind, bytes: Uint8Array<ArrayBuffer>) => boolean
}

/**
 * To which practice a link belongs. An answer to a sign-in goes to whoever waits for it; what says by itself whose it is,
 * a receipt say, goes to the vault that knows of it; everything else that comes from outside is for the practice that the
 * person is in, and never for the sandbox, so that no real secret ends up there: then it is for the one that was shown
 * before (`back`). What nobody waits for is told where the person is.
 */
export const practiceOf = (
  link: string,
  practices: ReadonlyMap<PracticeId, PracticeLinks>,
  shown: PracticeId,
  back: PracticeId = 'own',
): { readonly to: PracticeId; readonly kind: 'signIn' | 'other' } => {
  const read = readLink(link)
  const real = shown === 'sandbox' ? back : shown
  const first = [real, ...practices.keys()] // where two know of it, the one that the person is in
  if (read.kind !== 'refused') {
    const to = first.find(
      (id) => id !== 'sandbox' && practices.get(id)?.knowsLink(read.kind, read.bytes) === true,
    )
    return { to: to ?? real, kind: 'other' }
  }
  const waits = [...practices].find(([, practice]) => practice.waitsFor(link))
  return { to: waits?.[0] ?? shown, kind: 'signIn' }
}
