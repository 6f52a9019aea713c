import type { Instant } from '../../shared/kernel/instant.ts'
import { ageOf } from '../language/ages.ts'
import { exactly, isoOf } from '../language/moments.ts'
import { useStore } from '../app/store.ts'
import { AGE } from './words.ts'

type AgeProps = { readonly at: Instant; readonly isCapital?: boolean }

/** How old a fact is, in a sentence; the exact moment on hover and on focus. */
export const Age = ({ at, isCapital = false }: AgeProps) => {
  const words = ageOf(
    at,
    useStore((state) => state.now),
  )
  return <Moment at={at} words={isCapital ? words.charAt(0).toUpperCase() + words.slice(1) : words} />
}

/** A date in words with its exact moment behind it; one that was brought back after the clock was ahead says so (F12). */
export const Moment = ({ at, words }: { readonly at: Instant; readonly words: string }) => {
  const isMended = useStore(({ snapshot }) => snapshot?.clock.mended.includes(at) ?? false)
  return (
    <time
      dateTime={isoOf(at)}
      data-exact={isMended ? `${exactly(at)} at the latest: the clock was ahead then` : exactly(at)}
      tabIndex={0}
    >
      {isMended ? AGE.corrected(words) : words}
    </time>
  )
}
