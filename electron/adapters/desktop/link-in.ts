import { KEYWARD_SCHEME } from '../../../shared/apps/redirect-route.ts'

/** The one link among arguments, found by its scheme; two are none, and flags are never interpreted (requirement C2). */
export const linkIn = (argv: readonly string[]): string | null => {
  const links = argv.filter(
    (argument) => argument.slice(0, KEYWARD_SCHEME.length + 1).toLowerCase() === `${KEYWARD_SCHEME}:`,
  )
  return links.length === 1 ? (links[0] ?? null) : null
}
