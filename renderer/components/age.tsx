import type { Instant } from '../../shared/instant.ts'
import { ageOf } from '../ages.ts'
import { exactly, isoOf } from '../moments.ts'
import { useStore } from '../store.ts'

type AgeProps = { readonly at: Instant; readonly isCapital?: boolean }

/** How old a fact is, in a sentence; the exact moment on hover and on focus. */
export const Age = ({ at, isCapital = false }: AgeProps) => {
  const words = ageOf(
    at,
    useStore((state) => state.now),
  )
  return <Moment at={at} words={isCapital ? words.charAt(0).toUpperCase() + words.slice(1) : words} />
}

/** A date in words with its exact moment behind it. */
export const Moment = ({ at, words }: { readonly at: Instant; readonly words: string }) => (
  <time dateTime={isoOf(at)} data-exact={exactly(at)} tabIndex={0}>
    {words}
  </time>
)
